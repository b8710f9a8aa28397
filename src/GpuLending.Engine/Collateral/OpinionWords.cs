namespace GpuLending.Engine.Collateral;

/// <summary>Opinions and policies as people say them.</summary>
public static class OpinionWords
{
    /// <summary>The policy's name.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>Such as "Lowest of curve, comparables, parity and income".</returns>
    public static string Name(MarkPolicy policy) => policy switch
    {
        MarkPolicy.Curve => "The curve alone",
        MarkPolicy.LowestOfMarket => "Lowest of curve, comparables, replacement parity and income",
        MarkPolicy.LowestOfAll => "Lowest of curve and every opinion in force",
        MarkPolicy.CredibilityWeighted => "Opinions weighted by credibility, never above the curve",
    };

    /// <summary>The kind's name.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>Such as "Replacement parity".</returns>
    public static string Name(OpinionKind kind) => kind switch
    {
        OpinionKind.Comparables => "Comparables",
        OpinionKind.ReplacementParity => "Replacement parity",
        OpinionKind.Income => "Income value",
        OpinionKind.Broker => "Broker's opinion",
        OpinionKind.Appraiser => "Appraiser's opinion",
    };

    /// <summary>The kind's part of an opinion's key.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>Such as "replacement-parity".</returns>
    public static string Key(OpinionKind kind) => kind switch
    {
        OpinionKind.Comparables => "comparables",
        OpinionKind.ReplacementParity => "replacement-parity",
        OpinionKind.Income => "income",
        OpinionKind.Broker => "broker",
        OpinionKind.Appraiser => "appraiser",
    };

    /// <summary>The opinion's name with its day.</summary>
    /// <param name="opinion">The opinion.</param>
    /// <returns>Such as "comparables of 28 May 2026".</returns>
    internal static string Name(OpinionOfValue opinion) =>
        Name(opinion.Kind).ToLowerInvariant() + (opinion.Date is { } date ? $" of {Amounts.Day(date)}" : "");
}
