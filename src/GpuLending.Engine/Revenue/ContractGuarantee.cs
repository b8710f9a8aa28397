namespace GpuLending.Engine.Revenue;

/// <summary>Somebody else who owes what the customer owes.</summary>
public sealed record ContractGuarantee
{
    /// <summary>Guarantor.</summary>
    public string Name { get; init; } = "";

    /// <summary>Guarantor's rating on the letter scale, "NR" when unrated.</summary>
    public string Rating { get; init; } = "NR";

    /// <summary>Share of the fees guaranteed, 0 to 1.</summary>
    public double Share { get; init; } = 1;

    /// <summary>Most the guarantor pays in all; null without a cap.</summary>
    public Money? Cap { get; init; }
}
