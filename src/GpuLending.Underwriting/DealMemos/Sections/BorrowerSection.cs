using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>2. Borrower, group and sponsor.</summary>
internal static class BorrowerSection
{
    public static IEnumerable<MemoBlock> Write(MemoSource source)
    {
        var borrower = source.Case.Borrower;
        var cover = borrower.Ebitda is { } ebitda && borrower.NetInterest is { Amount: > 0 } interest && ebitda.Currency == interest.Currency
            ? (double)(ebitda.Amount / interest.Amount)
            : (double?)null;
        foreach (var block in source.Narrative("borrower")) yield return block;
        yield return new MemoFacts("Borrower",
        [
            new("Name", source.Input(FigureFormat.Text(borrower.Name), "/borrower/name")),
            new("Seat", source.Input(FigureFormat.Text(borrower.Country), "/borrower/country")),
            new("Founded", source.Input(borrower.FoundedYear is { } year ? year.ToString("0000", System.Globalization.CultureInfo.InvariantCulture)
                : FigureFormat.NotProvided, "/borrower/foundedYear")),
            new("Rating", source.Input(borrower.Rating is "NR" or "" ? "not rated" : borrower.Rating, "/borrower/rating")),
            new("Sponsor or guarantor", source.Input(FigureFormat.Text(borrower.Guarantor), "/borrower/guarantor")),
            new("Group structure", source.NarrativeText("structure")),
        ]);
        yield return new MemoFacts("Financial position",
        [
            new("Revenue, last full year", source.Input(FigureFormat.WithCurrency(borrower.LastYearRevenue), "/borrower/lastYearRevenue")),
            new("Revenue, expected this year", source.Input(FigureFormat.WithCurrency(borrower.ExpectedRevenue), "/borrower/expectedRevenue")),
            new("EBITDA, twelve months", source.Input(FigureFormat.WithCurrency(borrower.Ebitda), "/borrower/ebitda")),
            new("Net interest, twelve months", source.Input(FigureFormat.WithCurrency(borrower.NetInterest), "/borrower/netInterest")),
            new("EBITDA over net interest", FigureFormat.Multiple(cover)),
            new("Cash and committed lines", source.Input(FigureFormat.WithCurrency(borrower.Liquidity), "/borrower/liquidity")),
            new("Commitment over last year's revenue", FigureFormat.Multiple(source.Result.RunOff.CommitmentOverRevenue)),
        ]);
    }
}
