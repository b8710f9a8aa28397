using GpuLending.Engine.Collateral;
using GpuLending.Engine.Revenue;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>The parties around the borrower as a drawing; the table beneath it names all of them with their sources.</summary>
internal static class PartiesDrawing
{
    /// <summary>Boxes on one side; what is more is summed up in the last.</summary>
    private const int Most = 4;

    public static MemoStructure Write(MemoSource source)
    {
        var borrower = source.Case.Borrower;
        var lots = source.Case.Lots;
        var models = lots.Select(lot => source.ModelName(lot.GpuModel)).Distinct().ToList();
        var holders = lots.Select(lot => lot.TitleHolder).Where(holder => !string.IsNullOrWhiteSpace(holder) && holder != borrower.Name).Distinct().ToList();
        var lenders = Lenders(source);
        var customers = Customers(source);
        var security = lots.Count > 0 && lots.All(lot => lot.Lien == LienPosition.First) ? "first-ranking security: GPUs, contracts, accounts, shares" : "security over GPUs, contracts, accounts, shares";
        return new MemoStructure
        {
            Title = "Structure",
            Description = $"{FigureFormat.Text(borrower.Name)} stands in the middle. Above it: {FigureFormat.Text(borrower.Guarantor)}. Lenders: {Named(lenders)}. Customers: {Named(customers)}. "
                + $"Beneath it the fleet: {Sentences.Full(string.Join(", ", models))} The lenders hold {security}.",
            Above = new("Sponsor or guarantor", FigureFormat.Text(borrower.Guarantor), ""),
            Centre = new("Borrower", FigureFormat.Text(borrower.Name), string.Join(", ", new[] { CountryNames.Of(borrower.Country), borrower.Rating is "NR" or "" ? "not rated" : borrower.Rating }.Where(text => text.Length > 0))),
            Left = lenders,
            Right = customers,
            Below = new(
                $"Fleet, {FigureFormat.Count(lots.Count)} {(lots.Count == 1 ? "lot" : "lots")}", $"{FigureFormat.Count(lots.Sum(lot => (long)lot.Count))} GPUs",
                $"{(models.Count > 2 ? $"{FigureFormat.Count(models.Count)} models" : string.Join(", ", models))}; {string.Join(", ", lots.Select(lot => CountryNames.Of(lot.Country)).Where(name => name.Length > 0).Distinct())}".Trim(' ', ';')),
            Beside = holders.Count == 0 ? null : new("Holder of title", holders[0]!, holders.Count == 1 ? "" : $"and {FigureFormat.Count(holders.Count - 1)} more"),
            Security = security,
        };
    }

    private static List<MemoParty> Lenders(MemoSource source)
    {
        var all = source.Result.Returns.Lenders;
        if (all.Count == 0) return [new("Lender", FigureFormat.NotProvided, source.LoanSize)];
        var shown = all.Count > Most ? Most - 1 : all.Count;
        List<MemoParty> parties = [.. all.Take(shown).Select(part => new MemoParty("Lender", part.Lender, $"{FigureFormat.Percent(part.Share)}, {FigureFormat.Amount(part.Amount, source.Scale)}"))];
        if (all.Count > shown) parties.Add(new("Lenders", $"{FigureFormat.Count(all.Count - shown)} more", $"{FigureFormat.Percent(all.Skip(shown).Sum(part => part.Share))} together"));
        return parties;
    }

    private static List<MemoParty> Customers(MemoSource source)
    {
        var all = source.Case.Contracts.GroupBy(contract => contract.Customer).OrderByDescending(Gpus).ToList();
        if (all.Count == 0) return [new("Customer", "none under contract", "the open market rents the GPUs")];
        var shown = all.Count > Most ? Most - 1 : all.Count;
        List<MemoParty> parties =
        [
            .. all.Take(shown).Select(customer => new MemoParty(
                "Customer", FigureFormat.Text(customer.Key),
                $"{(customer.First().CustomerRating is "NR" or "" ? "not rated" : customer.First().CustomerRating)}, {FigureFormat.Count(Gpus(customer))} GPUs to {FigureFormat.Date(customer.Max(contract => contract.End))}")),
        ];
        if (all.Count > shown) parties.Add(new("Customers", $"{FigureFormat.Count(all.Count - shown)} more", $"{FigureFormat.Count(all.Skip(shown).Sum(Gpus))} GPUs together"));
        return parties;
    }

    private static long Gpus(IEnumerable<OfftakeContract> contracts) => contracts.Sum(contract => (long)contract.Gpus);

    private static string Named(IEnumerable<MemoParty> parties) => string.Join(", ", parties.Select(party => party.Name));
}
