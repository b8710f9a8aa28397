using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Numerics;

namespace GpuLending.Engine.Sizing;

/// <summary>What every limit is solved on: the base run of the case and the loan per 1 of size.</summary>
internal sealed class SizingContext
{
    /// <summary>Room that arithmetic noise may take without breaking a cap, as a share of it.</summary>
    private const double Slack = 1e-12;

    /// <summary>Months this close to the tightest are as tight: a sculpted loan is as tight at every payment, and the first is named.</summary>
    private const double TieShare = 1e-9;

    private readonly LoanVectors _trial;

    public SizingContext(
        DealCase dealCase, LendingPolicy policy, OperatingProjection operations, LoanProjection loan,
        Func<ValuationPremise, IReadOnlyList<double>> value, double reduction)
    {
        DealCase = dealCase;
        Policy = policy;
        Operations = operations;
        Loan = loan;
        Value = value;
        Reduction = reduction;
        Unit = loan.NewVectors();
        _trial = loan.NewVectors();
        loan.Run(1, Unit);
    }

    /// <summary>The draws as deliveries hold them; null when they are drawn as planned.</summary>
    public HeldDraws? Held { get; init; }

    /// <summary>What the borrowing base carries by month; null when the terms do not hold draws to it.</summary>
    public IReadOnlyList<double>? BorrowingBase { get; init; }

    public DealCase DealCase { get; }

    public LendingPolicy Policy { get; }

    public OperatingProjection Operations { get; }

    public LoanProjection Loan { get; }

    /// <summary>Points that the dispersion of opinions takes off the advance and the largest loan-to-value, as a fraction.</summary>
    public double Reduction { get; }

    /// <summary>The fleet's value by month on a premise, base scenario, supports in it where the terms count them.</summary>
    public Func<ValuationPremise, IReadOnlyList<double>> Value { get; }

    /// <summary>The loan of 1; every figure of a larger loan is a multiple of it unless repayment is greater-of.</summary>
    public LoanVectors Unit { get; }

    public LoanPlan Plan => Loan.Plan;

    public FleetPlan Fleet => Operations.Fleet;

    public Timeline Timeline => Operations.Timeline;

    /// <summary>The same case with another loan on it.</summary>
    public SizingContext With(LoanProjection loan) => new(DealCase, Policy, Operations, loan, Value, Reduction) { Held = Held, BorrowingBase = BorrowingBase };

    public DateOnly Date(int month) => Timeline.Dates[month];

    public string Text(double amount) => $"{DealCase.Currency.Code} {amount.ToString("#,##0.##", System.Globalization.CultureInfo.InvariantCulture)}";

    /// <summary>The largest loan of which a quantity stays at or under a cap in every month tested.</summary>
    /// <param name="months">The months tested.</param>
    /// <param name="caps">One cap a month.</param>
    /// <param name="quantity">Fills the quantity of a loan, one a month, from its vectors and size; it must not fall when the loan grows.</param>
    /// <returns>The loan, infinite when nothing limits it, and the tightest month; null when there is none.</returns>
    public (double Allows, int? Month) Largest(IReadOnlyList<int> months, double[] caps, Action<LoanVectors, double, double[]> quantity)
    {
        var quantities = new double[caps.Length];
        if (Loan.IsLinear)
        {
            quantity(Unit, 1, quantities);
            var (least, at) = Tightest(caps, quantities, 1e-12);
            return (least, at < 0 ? null : months[at]);
        }

        // A repayment that follows the cap leaves nothing to spare over a whole range of loans: the largest of the range is the answer.
        var upper = 1.0;
        while (upper < Amounts.Largest && Headroom(upper) >= 0)
            upper *= 4;
        if (upper >= Amounts.Largest)
            return (double.PositiveInfinity, null);
        var search = upper > 1 ? BracketedRoot.Search((size, _) => Headroom(size), 0, upper / 4, upper, 1e-6) : default;
        if (upper > 1 && !search.IsFound)
            throw new NotComputableException($"The largest loan within a limit has no solution, because {search.Reason}.");
        var allows = upper > 1 ? search.Root : 0;
        var tried = Math.Max(1, allows);
        Headroom(tried);
        var (_, tightest) = Tightest(caps, quantities, tried * 1e-12);
        return (allows, tightest < 0 ? null : months[tightest]);

        double Headroom(double size)
        {
            Loan.Run(size, _trial);
            quantity(_trial, size, quantities);
            return Math.Min(10, Tightest(caps, quantities, size * 1e-12).Ratio - 1 + Slack);
        }
    }

    /// <summary>The least cap over quantity, and the first place where it is that but for arithmetic noise.</summary>
    private static (double Ratio, int At) Tightest(double[] caps, double[] quantities, double noise)
    {
        var least = double.PositiveInfinity;
        for (var i = 0; i < caps.Length; i++)
        {
            if (quantities[i] > noise)
                least = Math.Min(least, caps[i] / quantities[i]);
        }

        for (var i = 0; i < caps.Length; i++)
        {
            if (quantities[i] > noise && caps[i] / quantities[i] <= least + (Math.Abs(least) * TieShare))
                return (least, i);
        }

        return (least, -1);
    }
}
