using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>11. What can go wrong and what stands against it.</summary>
internal static class RiskSection
{
    public static IEnumerable<MemoBlock> Write(MemoSource source)
    {
        foreach (var block in source.Narrative("risks")) yield return block;
        var alerts = source.Result.Alerts;
        yield return new MemoTable("What the figures point at",
            [new("Finding", Figures: false, Weight: 3), new("Mitigant", Figures: false, Weight: 2)],
            [.. alerts.Select(alert => new MemoRow([Sentences.Full(alert.Message), source.NarrativeText("mitigant/" + alert.Code)]))]);
        if (!source.Document.Narrative.ContainsKey("risks"))
            yield return new MemoParagraph($"The analyst's own view of the key risks: {FigureFormat.NotProvided}.");
    }
}
