using GpuLending.Engine;
using GpuLending.Underwriting.Comparables;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>13. Public loans like this one.</summary>
internal static class ComparableSection
{
    private const int Most = 12;

    public static IEnumerable<MemoBlock> Write(MemoSource source)
    {
        foreach (var block in source.Narrative("comparables")) yield return block;
        var own = DealTerms.Of(source.Case, source.Result, source.Snapshot);
        var loans = FindComparables.For(own).Where(comparable => comparable.Deal.Way == WayToFund.GpuLoan && ComparableWords.Price(comparable.Deal) != "not published").Take(Most).ToList();
        List<MemoRow> rows =
        [
            new(
                [
                    "This deal", FigureFormat.Date(own.Closing), source.LoanSize, ComparableWords.Price(own),
                    own.AdvanceOnCost is { } advance ? FigureFormat.Percent(advance, 2) + " of cost" : FigureFormat.NotProvided,
                    FigureFormat.Multiple(own.SizingCover) + " to size", own.Rating is "NR" ? "not rated" : own.Rating, "",
                ],
                Emphasis: true),
            .. loans.Select(loan => new MemoRow(
                [
                    Sourced(loan.Deal), ComparableWords.Signed(loan.Deal), ComparableWords.Amount(loan.Deal), ComparableWords.Price(loan.Deal), ComparableWords.Advance(loan.Deal),
                    ComparableWords.Cover(loan.Deal), loan.Deal.Rating is "" ? "not published" : loan.Deal.Rating,
                    loan.Alike.Count > 0 ? string.Join(", ", loan.Alike) : "nothing",
                ])),
        ];
        yield return new MemoTable("Public GPU loans, most alike first",
            [
                new("Loan", Figures: false, Weight: 2), new("Signed", Figures: false, Weight: 1.2), new("Amount", Figures: false, Weight: 1.35),
                new("Price", Figures: false, Weight: 1.6), new("Advance", Figures: false, Weight: 1.3), new("Cover", Figures: false, Weight: 1.4),
                new("Rating", Figures: false, Weight: 1.2), new("Alike in", Figures: false, Weight: 1.9),
            ],
            rows,
            "Margins follow the customer's credit more than the chip. Only loans with a published price; a term that was not published is not guessed.");
    }

    /// <summary>A public deal's name with the note that says where its terms were read.</summary>
    internal static MemoFigure Sourced(PublicDeal deal) => new(deal.Name, ProvenanceMark.Public, $"{deal.Source} ({ComparableWords.Name(deal.Evidence)})");
}
