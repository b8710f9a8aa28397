using GpuLending.Engine.Calendars;
using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Numerics;

namespace GpuLending.Engine.Sizing;

/// <summary>The junior tranche by payment for a size: drawn in proportion to the senior draws, one maturity for all of it, cash after the senior loan's debt service. Every figure is proportional to
/// the size. [0] is closing; all amounts positive. See docs/methodology/junior-tranche.md.</summary>
internal sealed class JuniorLoan
{
    private readonly (DateOnly Date, double Weight, int Month, int First, double Stub)[] _draws;
    private readonly double[] _years;
    private readonly JuniorTranche _terms;
    private readonly double[] _shape;

    private JuniorLoan(JuniorTranche terms, int[] months, DateOnly[] dates, DateOnly[] paid, double[] years, (DateOnly, double, int, int, double)[] draws, double[] shape)
    {
        (_terms, Months, Dates, PaidOn, _years, _draws, _shape) = (terms, months, dates, paid, years, draws, shape);
        Proportion = terms.Repayment == JuniorRepayment.Sculpted ? Solve() : 0;
    }

    public int[] Months { get; }

    public DateOnly[] Dates { get; }

    public DateOnly[] PaidOn { get; }

    /// <summary>The draws: day, share of the tranche and month.</summary>
    public IEnumerable<(DateOnly Date, double Weight, int Month)> Draws => _draws.Select(draw => (draw.Date, draw.Weight, draw.Month));

    public int Last => Dates.Length - 1;

    /// <summary>Debt service of a tranche of 1 over the cash left for it; null when that cash does not repay it. 0 where all is repaid at maturity.</summary>
    public double? Proportion { get; }

    /// <summary>Plans the tranche on the senior loan's dates, and on the same grid beyond them where it lives longer.</summary>
    /// <param name="terms">The terms.</param>
    /// <param name="plan">The senior loan's plan.</param>
    /// <param name="left">Cash that the combined cover leaves for the junior debt service at each payment of the grid; the grid's months in, one amount a payment out.</param>
    public static JuniorLoan Of(JuniorTranche terms, LoanPlan plan, Func<int[], double[]> left)
    {
        Amounts.Between(terms.RatePerAnnum, 0, 5, "/junior/ratePerAnnum");
        Amounts.Between(terms.PikShare, 0, 1, "/junior/pikShare");
        var (months, dates, paid) = Grid(terms, plan);
        var years = new double[dates.Length];
        var accrued = plan.Facility.PaymentDates.InterestMoves ? paid : dates;
        for (var k = 1; k < dates.Length; k++)
            years[k] = plan.DayCount.YearFraction(accrued[k - 1], accrued[k]);
        var draws = plan.Draws.Select(draw =>
        {
            if (draw.First >= dates.Length)
                throw new NotComputableException($"The junior tranche would mature on {Amounts.Day(dates[^1])}, before the draw on {Amounts.Day(draw.Date)} has its first payment: lengthen /junior/tenorMonths.");
            return (draw.Date, draw.Weight, draw.Month, draw.First, plan.DayCount.YearFraction(draw.Date, accrued[draw.First]));
        }).ToArray();
        return new JuniorLoan(terms, months, dates, paid, years, draws, left(months));
    }

    /// <summary>Last day the tranche can be outstanding; null when it ends with the senior loan.</summary>
    public static DateOnly? Maturity(DealCase dealCase) => dealCase.Junior?.TenorMonths is { } months
        ? MonthArithmetic.AddMonths(dealCase.ClosingDate, Amounts.Between(months, 1, Timeline.LongestMonths, "/junior/tenorMonths"), dealCase.Facility.PaymentDates.EndOfMonth)
        : null;

    /// <summary>The contract kept: everything due is paid on its day.</summary>
    public JuniorVectors Kept(double size)
    {
        var v = new JuniorVectors(Dates.Length);
        var first = _draws.Max(draw => draw.First);
        for (var k = 1; k <= Last; k++)
        {
            Accrue(size, v, k);
            var owed = v.Balance[k];
            v.Principal[k] = k == Last ? owed : _terms.Repayment == JuniorRepayment.Sculpted && k >= first
                ? Math.Clamp((Proportion.GetValueOrDefault() * size * _shape[k]) - v.Interest[k], 0, owed)
                : 0;
            v.Balloon[k] = k == Last && _terms.Repayment == JuniorRepayment.AtMaturity ? owed : 0;
            v.Balance[k] = owed - v.Principal[k];
            v.InterestPaid[k] = v.Interest[k];
            v.PrincipalDue[k] = v.Principal[k];
        }

        return v;
    }

    /// <summary>Balance by month, of what is drawn by then.</summary>
    public double[] ByMonth(double size, JuniorVectors v, int count)
    {
        var balance = new double[count];
        for (var k = 0; k <= Last; k++)
        {
            var until = k < Last ? Months[k + 1] : count;
            for (var m = Months[k]; m < until && m < count; m++)
                balance[m] = v.Balance[k];
        }

        foreach (var draw in _draws)
        {
            for (var m = draw.Month; m < Months[draw.First]; m++)
                balance[m] += size * draw.Weight;
        }

        return balance;
    }

    /// <summary>Interest of the period: what is paid in cash, and what is added; the balance is left before the payment.</summary>
    public void Accrue(double size, JuniorVectors v, int k)
    {
        var opening = v.Balance[k - 1];
        var interest = opening * _terms.RatePerAnnum * _years[k];
        foreach (var draw in _draws)
        {
            if (draw.First != k)
                continue;
            opening += size * draw.Weight;
            interest += size * draw.Weight * _terms.RatePerAnnum * draw.Stub;
        }

        v.Capitalised[k] = interest * _terms.PikShare;
        v.Interest[k] = interest - v.Capitalised[k];
        v.Balance[k] = opening + v.Capitalised[k];
    }

    /// <summary>The proportion that leaves nothing at maturity, by a bracketed root: what is left falls as it rises.</summary>
    private double? Solve()
    {
        var upper = 1e-12;
        for (var i = 0; i < 200 && Left(upper) > 0; i++)
            upper *= 2;
        if (Left(upper) > 0)
            return null;
        var search = BracketedRoot.Search((proportion, _) => Left(proportion), 0, 0, upper, 1e-15 * upper);
        return search.IsFound ? search.Root : null;
    }

    /// <summary>What a tranche of 1 still owes after its last payment, below zero when it could repay more.</summary>
    private double Left(double proportion)
    {
        var balance = 0.0;
        var first = _draws.Max(draw => draw.First);
        for (var k = 1; k <= Last; k++)
        {
            var interest = balance * _terms.RatePerAnnum * _years[k];
            foreach (var draw in _draws)
            {
                if (draw.First != k)
                    continue;
                balance += draw.Weight;
                interest += draw.Weight * _terms.RatePerAnnum * draw.Stub;
            }

            balance += interest * _terms.PikShare;
            if (k >= first)
                balance -= Math.Max(0, (proportion * _shape[k]) - (interest * (1 - _terms.PikShare)));
            if (balance < 0)
                return balance;
        }

        return balance;
    }

    private static (int[] Months, DateOnly[] Dates, DateOnly[] Paid) Grid(JuniorTranche terms, LoanPlan plan)
    {
        if (terms.TenorMonths is not { } tenor)
            return (plan.Months, plan.Dates, plan.PaidOn);
        var maturity = MonthArithmetic.AddMonths(plan.Dates[0], tenor, plan.Facility.PaymentDates.EndOfMonth);
        var months = plan.Months.ToList();
        var later = plan.Timeline.PaymentMonths(plan.Facility.PaymentDates.FinalStub).Where(month => month > plan.Months[^1]);
        months.AddRange(later);
        var count = months.Count(month => plan.Timeline.Dates[month] <= maturity);
        if (count < 2)
            throw new NotComputableException($"The junior tranche would mature on {Amounts.Day(maturity)}, before the first payment date.");
        var dates = months.Take(count).Select(month => plan.Timeline.Dates[month]).ToArray();
        var paid = plan.PaidOn.Length >= count ? plan.PaidOn[..count] : [.. plan.PaidOn, .. dates[plan.PaidOn.Length..]];
        return ([.. months.Take(count)], dates, paid);
    }
}
