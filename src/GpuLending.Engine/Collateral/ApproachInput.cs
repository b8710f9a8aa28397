namespace GpuLending.Engine.Collateral;

/// <summary>One figure that replacement parity or income value is reckoned with, and whose it is.</summary>
/// <param name="Name">Name in a sentence, such as "power price".</param>
/// <param name="Value">The figure.</param>
/// <param name="Path">Where it stands in the case; null when the case does not hold it.</param>
/// <param name="Source">Whose it is, in words.</param>
internal sealed record ApproachInput(string Name, double Value, string? Path, string Source)
{
    /// <summary>Where the approach's own terms stand in the case.</summary>
    public const string Terms = "/valuation/approach/";

    /// <summary>Whether the case's cash flow is reckoned with the same figure.</summary>
    public bool IsTheCases => Path is not null && !Path.StartsWith(Terms, StringComparison.Ordinal);

    /// <summary>The first that is there: the approach's own, the case's, the policy's.</summary>
    public static ApproachInput First(string name, (double? Value, string Field) terms, (double? Value, string Path) ofCase, double policy) =>
        terms.Value is { } entered ? new(name, entered, Terms + terms.Field, "entered for the approach")
        : ofCase.Value is { } own ? new(name, own, ofCase.Path, "the case's own")
        : new(name, policy, null, "assumed by the lending policy: neither the approach nor the case says");
}
