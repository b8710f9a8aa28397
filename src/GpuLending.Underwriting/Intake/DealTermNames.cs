namespace GpuLending.Underwriting.Intake;

/// <summary>The terms that a line of a workbook can say, by path and name.</summary>
public static class DealTermNames
{
    /// <summary>Path and name of each, in the template's order.</summary>
    public static IReadOnlyList<(string Path, string Name)> All { get; } = [.. DealTerms.All.Select(term => (term.Path, term.Label))];
}
