using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>7. Which limit binds, and by how much.</summary>
internal static class SizingSection
{
    public static IEnumerable<MemoBlock> Write(MemoSource source)
    {
        var sizing = source.Result.Sizing;
        yield return new MemoParagraph(Sentence(source), MemoTone.Lead);
        foreach (var block in source.Narrative("sizing")) yield return block;
        yield return LimitsTable.Full(source);
        yield return new MemoFacts("What the limits are struck on",
        [
            new("Total cost of the fleet", source.WithCurrency(sizing.TotalCost)),
            new("Eligible cost", source.WithCurrency(sizing.EligibleCost)),
            new("Loan over eligible cost", FigureFormat.Percent(sizing.EligibleCost > 0 ? sizing.LoanSizeUnrounded / sizing.EligibleCost : null, 2)),
            new("Loan over total cost", FigureFormat.Percent(sizing.TotalCost > 0 ? sizing.LoanSizeUnrounded / sizing.TotalCost : null, 2)),
        ]);
        foreach (var block in SizingParts.Write(source)) yield return block;
    }

    /// <summary>The size, what binds, and what would bind next.</summary>
    public static string Sentence(MemoSource source)
    {
        if (source.Result.Sizing.Binding is not { } binding) return $"The loan is {source.LoanSize}; no limit is applied and none is policy.";
        var first = $"The loan is {source.LoanSize}: {CovenantClauses.Lower(binding.Name)} binds{(binding.Date is null ? "" : $", tightest on {FigureFormat.Date(binding.Date)}")}.";
        return LimitsTable.Second(source) is { Allows: { } allows } next
            ? source.WithCurrency(allows) == source.LoanSize
                ? $"{first} {next.Name} stands at the same amount."
                : $"{first} Without it {CovenantClauses.Lower(next.Name)} would bind at {source.WithCurrency(allows)}, {source.Amount(allows - source.Result.Sizing.LoanSizeUnrounded)} more."
            : first + " No other limit in force would hold it.";
    }
}
