using GpuLending.Engine.Credit;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>10. Risk rating: the loan's letter, its probability of default, and what a default loses by route.</summary>
internal static class RatingSection
{
    private const string AssumedRates = "The shipped default rates are assumed: close to published corporate averages, to be replaced by the institution's own.";

    public static IEnumerable<MemoBlock> Write(MemoSource source)
    {
        var borrower = source.Case.Borrower;
        var credit = source.Result.Credit;
        foreach (var block in source.Narrative("rating")) yield return block;
        yield return new MemoFacts("Rating",
        [
            new("Loan", credit?.Rated is { } loan && loan.Letter is not "NR" ? loan.Letter + (loan.CarriedByGuarantor ? ", carried by the guarantee" : "") : "not rated"),
            new("Borrower", source.Input(Words(borrower.Rating), "/borrower/rating")),
            new("Guarantor", source.Input(FigureFormat.Text(source.Case.Credit.Guarantee?.Guarantor ?? borrower.Guarantor), source.Case.Credit.Guarantee is null ? "/borrower/guarantor" : "/credit/guarantee/guarantor")),
            new("Probability of default, first year", Probability(source, credit?.FirstYearProbability)),
            new("Probability of default, to the last maturity", Probability(source, credit?.LifetimeProbability)),
            new("Loss given default, over the life", credit?.LossGivenDefault is { } loss
                ? FigureFormat.Percent(loss, 1) + (source.Case.Credit.Recovery is null ? ", sale of the fleet alone" : ", by route") : FigureFormat.NotProvided),
            new("Notching", source.NarrativeText("notching")),
        ]);
        if (credit?.Rated is { Steps.Count: > 1 } rated) yield return Walk(source, rated);
        if (source.Case.Credit.Structure is { } structure) yield return Checklist(structure);
        if (credit?.Years.FirstOrDefault(year => year.Routes.Count > 0) is not null) yield return Routes(source, credit);
        yield return new MemoParagraph(AssumedRates, MemoTone.Note);
        foreach (var block in SimulationBlocks.Losses(source)) yield return block;
        foreach (var block in BookBlocks.Write(source)) yield return block;
        yield return Customers(source);
    }

    private static MemoFigure Probability(MemoSource source, double? probability) => source.Case.Credit.Basis == DefaultRateBasis.Entered
        ? source.Input(FigureFormat.Percent(probability), "/credit/defaultRatePerAnnum")
        : FigureFormat.Percent(probability) + (probability is null ? "" : ", assumed default rates");

    private static MemoTable Walk(MemoSource source, LoanRating rated) => new("From the customers to the loan",
        [new("Step", Figures: false, Weight: 3), new("Notches"), new("Letter", Figures: false)],
        [.. rated.Steps.Select((step, i) => new MemoRow([step.Name, step.Notches == 0 ? "" : FigureFormat.Count(step.Notches), step.Rating is "NR" ? "not rated" : step.Rating], i == rated.Steps.Count - 1))],
        $"The lender's scale of notches, policy {FigureFormat.Text(source.Result.PolicyVersion)}; set so that five public rated loans come out within one notch. Assumed beyond them.");

    private static MemoTable Checklist(StructureChecklist structure) => new("Structure",
        [new("Element", Figures: false, Weight: 2), new("State", Figures: false), new("Evidence", Figures: false, Weight: 3)],
        [.. Enum.GetValues<StructureElement>().Select(element => new MemoRow(
        [
            StructureWords.Name(element), StructureWords.Name(structure.StateOf(element)),
            FigureFormat.Text(structure.Items.FirstOrDefault(item => item.Element == element)?.Evidence),
        ]))]);

    private static MemoTable Routes(MemoSource source, CreditMeasures credit) => new("Loss given default by who failed and by route",
        [
            new("Year", Figures: false, Weight: 0.6), new("Who failed", Figures: false, Weight: 1.8), new("Route", Figures: false, Weight: 1.8), new("Probability"),
            new("Recovered", source.AmountUnit), new("Reserve", source.AmountUnit), new("Supports, last", source.AmountUnit), new("Loss"),
        ],
        [
            .. credit.Years.SelectMany(year => year.Routes
                .Select(route => new MemoRow(
                [
                    FigureFormat.Count(year.Year), StructureWords.Name(route.Cause), StructureWords.Name(route.Route), FigureFormat.Percent(route.Probability, 1),
                    source.Bare(route.Recovered), source.Bare(route.FromReserve), source.Bare(route.FromSupports), FigureFormat.Percent(route.LossGivenDefault, 1),
                ]))
                .Append(new MemoRow([FigureFormat.Count(year.Year), "All, weighted", "", FigureFormat.Percent(1, 1), "", "", "", FigureFormat.Percent(year.LossGivenDefault, 1)], Emphasis: true))),
        ],
        $"Amounts worth what they are on the day of default, discounted at {FigureFormat.Rate(credit.DiscountRatePerAnnum)}. {source.Case.Credit.Recovery?.Reason}");

    private static MemoTable Customers(MemoSource source)
    {
        var revenue = source.Result.Cashflow.Contracts.ToDictionary(path => path.ContractId, path => path.Revenue.Sum());
        var total = revenue.Values.Sum();
        return new MemoTable("Customers by credit",
            [new("Rating", Figures: false), new("Customers", Figures: false, Weight: 3), new("Contracted revenue", source.AmountUnit), new("Share")],
            [.. source.Case.Contracts.GroupBy(contract => contract.CustomerRating is "" ? "NR" : contract.CustomerRating)
                .OrderByDescending(group => group.Sum(contract => revenue.GetValueOrDefault(contract.Id)))
                .Select(group =>
                {
                    var sum = group.Sum(contract => revenue.GetValueOrDefault(contract.Id));
                    return new MemoRow(
                    [
                        Words(group.Key),
                        string.Join(", ", group.Select(contract => FigureFormat.Text(contract.Customer)).Distinct()),
                        source.Bare(sum),
                        FigureFormat.Percent(total > 0 ? sum / total : null, 1),
                    ]);
                })]);
    }

    private static string Words(string rating) => rating is "NR" or "" ? "not rated" : rating;
}
