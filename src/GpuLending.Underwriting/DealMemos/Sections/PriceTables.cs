using GpuLending.Engine.Credit;
using GpuLending.Underwriting.Comparables;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>The price beside the lender's grid and beside the other ways to fund.</summary>
internal static class PriceTables
{
    public static MemoFacts Price(LoanPricing price) => new("Price beside the grid",
    [
        new(price.FromFixedRate ? "Own margin, out of the fixed rate" : "Own margin", FigureFormat.Rate(price.OwnMargin)),
        new("Margin of the grid", price.Row is { } row ? $"{FigureFormat.Rate(row.MarginPerAnnum)} for {row.WorstRating} and better ({row.Basis})" : "no row admits the deal"),
        new("Over the grid", FigureFormat.Rate(price.OverGrid)),
        new("Read with", $"{(price.Rating is "NR" ? "not rated" : price.Rating)}, contracts of {FigureFormat.Months((int)Math.Floor(price.ContractMonths + 1e-9))}, tenor {FigureFormat.Months(price.TenorMonths)}"),
        new("All-in margin, discount over four years at most", FigureFormat.Rate(price.AllInMargin)),
        new("All-in cost to the borrower (XIRR)", FigureFormat.Rate(price.BorrowerCost)),
        new("Margin that earns the hurdle", FigureFormat.Rate(price.MarginAtHurdle)),
    ]);

    public static MemoTable Ways(MemoSource source, LoanPricing price)
    {
        var own = DealTerms.Of(source.Case, source.Result, source.Snapshot);
        var ways = FundingCost.Ways(own.BaseRate);
        return new MemoTable("Other ways to raise the money",
            [new("Way", Figures: false, Weight: 1.4), new("Deal", Figures: false, Weight: 2.2), new("Signed", Figures: false), new("Cost a year"), new("Read from", Figures: false, Weight: 2.4)],
            [
                new MemoRow(["This loan", own.Name, FigureFormat.Date(own.Closing), FigureFormat.Rate(price.BorrowerCost), "all-in cost, dated cash"], Emphasis: true),
                .. ways.Select(way => new MemoRow(
                    [ComparableWords.Name(way.Deal.Way), ComparableSection.Sourced(way.Deal), ComparableWords.Signed(way.Deal), way.Rate is { } rate ? FigureFormat.Rate(rate) : "–", way.Basis])),
            ],
            "Public deals of their day, on other security and other terms.");
    }
}
