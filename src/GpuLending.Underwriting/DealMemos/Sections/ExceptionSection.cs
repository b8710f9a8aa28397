using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>12. Policy exceptions with their mitigants.</summary>
internal static class ExceptionSection
{
    public static IEnumerable<MemoBlock> Write(MemoSource source)
    {
        foreach (var block in source.Narrative("exceptions")) yield return block;
        if (source.Exceptions.Count == 0)
        {
            yield return new MemoParagraph("No rule of the lender's policy raised an exception.");
            yield break;
        }

        yield return new MemoTable("Policy exceptions",
            [
                new("Rule", Figures: false, Weight: 2), new("Policy", Figures: false, Weight: 1.6), new("This deal", Figures: false, Weight: 2.2),
                new("Mitigant", Figures: false, Weight: 2.6), new("Until", Figures: false, Weight: 1.2),
            ],
            [.. source.Exceptions.Select(exception => new MemoRow(
                [exception.Title, exception.Limit, exception.Actual, FigureFormat.Text(exception.Mitigant), FigureFormat.Date(exception.Expiry)]))]);
    }
}
