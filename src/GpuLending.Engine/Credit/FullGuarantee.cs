namespace GpuLending.Engine.Credit;

/// <summary>A guarantee of the whole debt: the loan is no weaker than who gives it. A guarantee with a cap is a layer of support instead.</summary>
public sealed record FullGuarantee
{
    /// <summary>Who guarantees.</summary>
    public string Guarantor { get; init; } = "";

    /// <summary>Its rating on the letter scale, "NR" when unrated: then it does not carry the loan's rating.</summary>
    public string Rating { get; init; } = "NR";
}
