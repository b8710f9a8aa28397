namespace GpuLending.Engine.Collateral;

/// <summary>Hardware that only a part of the market can use.</summary>
public sealed record BuyerPoolLimit
{
    /// <summary>Words of which the model's form factor holds one, whatever their case, such as "liquid" or "NVL72"; empty for any form factor.</summary>
    public IReadOnlyList<string> FormFactors { get; init; } = [];

    /// <summary>Configuration it is about; null for any.</summary>
    public LotConfiguration? Configuration { get; init; }

    /// <summary>What its buyers pay of the full market's price, 0 to 1.</summary>
    public double Factor { get; init; } = 1;

    /// <summary>True when nobody observed the factor.</summary>
    public bool Assumed { get; init; } = true;

    /// <summary>Why only part of the market can use it, and where the factor comes from.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Whether the limit is about a lot.</summary>
    /// <param name="formFactor">Form factor in the catalogue.</param>
    /// <param name="configuration">The lot's configuration.</param>
    /// <returns>True when it is.</returns>
    public bool Applies(string formFactor, LotConfiguration configuration) =>
        (Configuration is not { } only || only == configuration)
        && (FormFactors.Count == 0 || FormFactors.Any(word => formFactor.Contains(word, StringComparison.OrdinalIgnoreCase)));
}
