namespace GpuLending.Engine.Collateral;

/// <summary>What part of a new GPU's market value one in each condition fetches, as fractions, a worse condition never more. Acts on every premise.</summary>
/// <remarks>Assumed: no source publishes them. A used part has no maker's warranty left to sell and must pass a test before it is paid for;
/// docs/methodology/premise-ladder.md. Replace with an appraiser's figures.</remarks>
public sealed record ConditionFactors
{
    /// <summary>The factors of a lender who has entered none: 1.00, 0.97, 0.92 and 0.80.</summary>
    public static ConditionFactors Default { get; } = new();

    /// <summary>Never used.</summary>
    public double New { get; init; } = 1.00;

    /// <summary>Used, tested and certified.</summary>
    public double Certified { get; init; } = 0.97;

    /// <summary>Used and working.</summary>
    public double Used { get; init; } = 0.92;

    /// <summary>As is, where is.</summary>
    public double AsIs { get; init; } = 0.80;

    /// <summary>The factor of a condition.</summary>
    /// <param name="condition">The condition.</param>
    /// <returns>A fraction, 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enumeration, or the factor is not between 0 and 1.</exception>
    public double Of(ConditionGrade condition)
    {
        if (!Enum.IsDefined(condition))
            throw new ArgumentOutOfRangeException(nameof(condition), condition, "Unknown condition.");
        var factor = condition switch
        {
            ConditionGrade.New => New,
            ConditionGrade.Certified => Certified,
            ConditionGrade.Used => Used,
            ConditionGrade.AsIs => AsIs,
        };
        return factor is >= 0 and <= 1
            ? factor
            : throw new ArgumentOutOfRangeException(nameof(condition), factor, $"The factor of condition {condition} is not between 0 and 1.");
    }
}
