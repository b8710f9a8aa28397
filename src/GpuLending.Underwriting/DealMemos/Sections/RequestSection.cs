using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>1. What is asked, what is recommended, who decides.</summary>
internal static class RequestSection
{
    public static IEnumerable<MemoBlock> Write(MemoSource source)
    {
        var facility = source.Case.Facility;
        var eligible = source.Result.Sizing.EligibleCost;
        yield return new MemoFacts("Request",
        [
            new("Borrower", source.Input(FigureFormat.Text(source.Case.Borrower.Name), "/borrower/name")),
            new("Facility", source.Input(Sentences.Capital(Sentences.Words(facility.Kind)), "/facility/kind")),
            new("Amount asked for", source.Input(FigureFormat.WithCurrency(facility.Commitment, source.Scale), "/facility/commitment")),
            new("Amount the terms support", source.LoanSize),
            new("Share of eligible cost", FigureFormat.Percent(eligible > 0 ? source.Result.Sizing.LoanSizeUnrounded / eligible : null, 2)),
            new("Closing", source.Input(FigureFormat.Date(source.Case.ClosingDate), "/closingDate")),
            new("Tenor of each draw", source.Input(FigureFormat.Months(facility.TenorMonths), "/facility/tenorMonths")),
            new("Interest", source.Input(RateTerms.Long(facility.Interest), "/facility/interest/marginPerAnnum")),
            new("Recourse", source.Input(FigureFormat.Text(facility.Recourse), "/facility/recourse")),
        ]);
        foreach (var block in source.Narrative("request")) yield return block;
        yield return new MemoFacts("Recommendation and decision",
        [
            new("Recommendation", source.NarrativeText("recommendation")),
            new("Submitter's comment", FigureFormat.Text(source.Comment)),
            new("Authority needed", FigureFormat.Text(source.Authority)),
            new("Decision", source.Decision ?? "none yet"),
        ]);
        if (source.Changes.Count > 0)
        {
            yield return new MemoTable("Changed since the revision before",
                [new("Field or figure", Figures: false, Weight: 3), new("From", Figures: false, Weight: 2), new("To", Figures: false, Weight: 2)],
                [.. source.Changes.Select(change => new MemoRow([change.Field, FigureFormat.Text(change.From), FigureFormat.Text(change.To)]))]);
        }
    }
}
