using GpuLending.Engine.Loans;

namespace GpuLending.Engine.Tests.Loans;

/// <summary>1,200,000 over two years of quarters from 15 January 2026, fixed 8 %, 30E/360: 2 % a quarter, 150,000 of principal when straight.</summary>
internal static class QuarterLoan
{
    public static readonly DateOnly Closing = new(2026, 1, 15);

    public static Facility Straight { get; } = new()
    {
        Kind = FacilityKind.TermLoan,
        TenorMonths = 24,
        Interest = new() { Kind = RateKind.Fixed, FixedRatePerAnnum = 0.08, DayCount = "30E/360" },
        Amortisation = new() { Style = AmortisationStyle.Straight },
    };

    /// <summary>Payment date k, from 1.</summary>
    public static DateOnly Date(int k) => Closing.AddMonths(3 * k);

    public static DealCase Deal(Facility facility) => TestDeals.LoanOnly(1_200_000, facility) with { ClosingDate = Closing };

    public static UnderwritingResult Run(Facility facility) => TestDeals.Run(Deal(facility));

    /// <summary>Principal by payment, unsettled.</summary>
    public static double[] Principal(UnderwritingResult result) => [.. AtPayments(result, result.Loan.Principal)];

    public static double[] Interest(UnderwritingResult result) => [.. AtPayments(result, result.Loan.InterestPaid)];

    private static IEnumerable<double> AtPayments(UnderwritingResult result, IReadOnlyList<double> path) =>
        Enumerable.Range(1, path.Count - 1).Where(m => (result.Months[m].Month - Closing.Month) % 3 == 0).Select(m => Math.Round(path[m], 6));
}
