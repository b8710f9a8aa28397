namespace GpuLending.Engine.Portfolio;

/// <summary>How exposure is spread over one dimension.</summary>
/// <param name="Dimension">Chip generation, customer, site or vendor.</param>
/// <param name="Limit">Largest part allowed, as a fraction.</param>
/// <param name="Rows">The largest first; parts of loans that name nothing are a row of their own.</param>
/// <param name="Herfindahl">Sum of the squares of the shares: 1 for one name, 1/n for n equal ones; 0 for an empty book.</param>
public sealed record Concentration(ConcentrationDimension Dimension, double Limit, IReadOnlyList<ConcentrationRow> Rows, double Herfindahl)
{
    /// <summary>Exposure that names nothing.</summary>
    public const string Unnamed = "Not provided";

    /// <summary>Names over the limit; what names nothing does not count.</summary>
    public IEnumerable<ConcentrationRow> Over => Rows.Where(row => row.Share > Limit && row.Name != Unnamed);

    /// <summary>The four dimensions of a book.</summary>
    /// <param name="loans">The loans.</param>
    /// <param name="terms">Limits.</param>
    /// <returns>Chip generation, customer, site, vendor.</returns>
    public static IReadOnlyList<Concentration> Of(IReadOnlyList<PortfolioLoan> loans, PortfolioTerms terms)
    {
        ArgumentNullException.ThrowIfNull(loans);
        ArgumentNullException.ThrowIfNull(terms);
        return
        [
            Of(ConcentrationDimension.Generation, terms.GenerationLimit, loans, loan => loan.Generations),
            Of(ConcentrationDimension.Customer, terms.CustomerLimit, loans, loan => loan.Customers),
            Of(ConcentrationDimension.Site, terms.SiteLimit, loans, loan => loan.Sites),
            Of(ConcentrationDimension.Vendor, terms.VendorLimit, loans, loan => loan.Vendors),
        ];
    }

    private static Concentration Of(ConcentrationDimension dimension, double limit, IReadOnlyList<PortfolioLoan> loans, Func<PortfolioLoan, IReadOnlyList<NamedShare>> shares)
    {
        var exposure = new Dictionary<string, (double Amount, int Loans)>(StringComparer.OrdinalIgnoreCase);
        foreach (var loan in loans)
        {
            if (loan.Exposure <= 0) continue;
            var total = shares(loan).Sum(share => share.Share);
            foreach (var share in total > 0 ? shares(loan) : [new NamedShare(Unnamed, 1)])
            {
                var (amount, count) = exposure.GetValueOrDefault(share.Name);
                exposure[share.Name] = (amount + (loan.Exposure * share.Share / (total > 0 ? total : 1)), count + 1);
            }
        }

        var all = exposure.Values.Sum(value => value.Amount);
        List<ConcentrationRow> rows =
            [.. exposure.Select(pair => new ConcentrationRow(pair.Key, pair.Value.Amount, pair.Value.Amount / all, pair.Value.Loans)).OrderByDescending(row => row.Exposure).ThenBy(row => row.Name, StringComparer.Ordinal)];
        return new Concentration(dimension, limit, rows, rows.Sum(row => row.Share * row.Share));
    }
}
