using System.Globalization;
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
            new("Seat", source.Input(FigureFormat.Text(CountryNames.Of(borrower.Country)), "/borrower/country")),
            new("Founded", source.Input(borrower.FoundedYear is { } year ? year.ToString("0000", CultureInfo.InvariantCulture)
                : FigureFormat.NotProvided, "/borrower/foundedYear")),
            new("Rating", source.Input(borrower.Rating is "NR" or "" ? "not rated" : borrower.Rating, "/borrower/rating")),
            new("Sponsor or guarantor", source.Input(FigureFormat.Text(borrower.Guarantor), "/borrower/guarantor")),
            new("Group structure", source.NarrativeText("structure")),
        ]);
        yield return PartiesDrawing.Write(source);
        yield return Parties(source);
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

    /// <summary>Who stands where: above the borrower, beside it, behind its cash and its fleet.</summary>
    private static MemoTable Parties(MemoSource source)
    {
        var (borrower, result) = (source.Case.Borrower, source.Result);
        List<MemoRow> rows = [];
        if (!string.IsNullOrWhiteSpace(borrower.Guarantor))
            rows.Add(new(["Sponsor or guarantor", source.Input(borrower.Guarantor, "/borrower/guarantor"), "–", "stands above the borrower"]));
        rows.Add(new(["Borrower", source.Input(FigureFormat.Text(borrower.Name), "/borrower/name"), Rating(borrower.Rating), "owns the fleet, holds the contracts, owes the loan"], Emphasis: true));
        rows.AddRange(result.Returns.Lenders.Select((part, index) => new MemoRow(
            ["Lender", source.Input(part.Lender, string.Create(CultureInfo.InvariantCulture, $"/lenders/{index}/lender")), "–", $"{FigureFormat.Percent(part.Share)} of the loan, {FigureFormat.Amount(part.Amount, source.Scale)}"])));
        rows.AddRange(source.Case.Contracts.Select((contract, index) => (Contract: contract, Index: index)).GroupBy(row => row.Contract.Customer).Select(customer =>
        {
            var first = customer.First();
            var at = string.Create(CultureInfo.InvariantCulture, $"/contracts/{first.Index}");
            return new MemoRow(
            [
                "Customer", source.Input(FigureFormat.Text(customer.Key), at + "/customer"), source.Input(Rating(first.Contract.CustomerRating), at + "/customerRating"),
                $"pays for {FigureFormat.Count(customer.Sum(row => (long)row.Contract.Gpus))} GPUs under {FigureFormat.Count(customer.Count())} contract{(customer.Count() == 1 ? "" : "s")}",
            ]);
        }));
        rows.AddRange(source.Case.Lots.Select(lot => lot.TitleHolder).Where(holder => !string.IsNullOrWhiteSpace(holder) && holder != borrower.Name).Distinct()
            .Select(holder => new MemoRow(["Holder of title", holder!, "–", "holds title to lots of the fleet"])));
        return new MemoTable("Parties",
            [new("Role", Figures: false, Weight: 1.3), new("Who", Figures: false, Weight: 3), new("Rating", Figures: false, Weight: 0.9), new("What it is to the loan", Figures: false, Weight: 3)],
            rows);
    }

    private static string Rating(string? rating) => rating is null or "NR" or "" ? "not rated" : rating;
}
