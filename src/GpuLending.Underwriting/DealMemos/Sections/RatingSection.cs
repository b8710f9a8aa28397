using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>10. Risk rating.</summary>
internal static class RatingSection
{
    public static IEnumerable<MemoBlock> Write(MemoSource source)
    {
        var borrower = source.Case.Borrower;
        foreach (var block in source.Narrative("rating")) yield return block;
        yield return new MemoFacts("Rating",
        [
            new("Borrower", source.Input(borrower.Rating is "NR" or "" ? "not rated" : borrower.Rating, "/borrower/rating")),
            new("Guarantor", source.Input(FigureFormat.Text(borrower.Guarantor), "/borrower/guarantor")),
            new("Probability of default", FigureFormat.NotProvided),
            new("Loss given default", FigureFormat.NotProvided),
            new("Notching", source.NarrativeText("notching")),
        ]);
        var revenue = source.Result.Cashflow.Contracts.ToDictionary(path => path.ContractId, path => path.Revenue.Sum());
        var total = revenue.Values.Sum();
        yield return new MemoTable("Customers by credit",
            [new("Rating", Figures: false), new("Customers", Figures: false, Weight: 3), new("Contracted revenue", source.AmountUnit), new("Share")],
            [.. source.Case.Contracts.GroupBy(contract => contract.CustomerRating is "" ? "NR" : contract.CustomerRating)
                .OrderByDescending(group => group.Sum(contract => revenue.GetValueOrDefault(contract.Id)))
                .Select(group =>
                {
                    var sum = group.Sum(contract => revenue.GetValueOrDefault(contract.Id));
                    return new MemoRow(
                    [
                        group.Key is "NR" ? "not rated" : group.Key,
                        string.Join(", ", group.Select(contract => FigureFormat.Text(contract.Customer)).Distinct()),
                        source.Bare(sum),
                        FigureFormat.Percent(total > 0 ? sum / total : null, 1),
                    ]);
                })]);
    }
}
