namespace GpuLending.Engine.Loans;

/// <summary>The one door from the projection to money. Each draw's principal is rounded to the cent payment by payment and its last payment takes what is
/// left; interest is recomputed in decimal on the settled balance by the loan's day count. Nothing that sizes or measures reads it.
/// See docs/methodology/money-and-settlement.md.</summary>
internal static class Settlement
{
    private const RoundingRule Rounding = RoundingRule.HalfAwayFromZero;

    public static SettledSchedule Settle(LoanPlan plan, KeptLoan kept, Money size, double[] standingFees, double exitFee)
    {
        var amounts = size.Split([.. plan.Draws.Select(draw => (decimal)draw.Weight)]);
        var draws = new SettledDraw[plan.Draws.Length];
        for (var d = 0; d < draws.Length; d++)
            draws[d] = Settle(plan, kept, d, amounts[d]);
        return new SettledSchedule
        {
            Draws = draws,
            Payments = Together(plan, draws, size.Currency, standingFees, kept.Outcome.Premium, (decimal)exitFee),
            Rounding = Rounding,
        };
    }

    private static SettledDraw Settle(LoanPlan plan, KeptLoan kept, int d, Money amount)
    {
        var v = kept.Repaid;
        var draw = plan.Draws[d];
        var zero = Money.Zero(amount.Currency);
        var balance = amount;
        var payments = new List<SettledPayment>(draw.Last - draw.First + 2)
        {
            new()
            {
                Date = draw.Date,
                Opening = zero,
                Drawn = amount,
                RatePerAnnum = 0,
                Interest = zero,
                Capitalised = zero,
                Principal = zero,
                Fees = zero,
                Closing = amount,
            },
        };
        for (var k = draw.First; k <= draw.Last; k++)
        {
            var opening = balance;
            var start = plan.AccrualStart(d, k);
            var rates = plan.RateOf(d, k);
            var rate = (decimal)rates.Lender;
            var interest = plan.DayCount.Interest(opening, rate, start, plan.AccruedTo[k]).Round(Rounding);
            var capitalised = (interest * (decimal)plan.CapitalisedShareOf(d, k)).Round(Rounding);
            var owed = opening + capitalised;
            var principal = Money.FromProjection(v.PrincipalOf(d)[k], amount.Currency, Rounding);
            if (k == draw.Last || principal > owed)
                principal = owed;
            balance = owed - principal;
            payments.Add(new SettledPayment
            {
                Date = plan.PaidOn[k],
                DueDate = MovedFrom(plan, k),
                Opening = opening,
                Drawn = zero,
                RatePerAnnum = rate,
                Interest = interest - capitalised,
                Capitalised = capitalised,
                Hedge = plan.Rates.IsHedged
                    ? plan.DayCount.Interest(opening, (decimal)(rates.Borrower - rates.Lender), start, plan.AccruedTo[k]).Round(Rounding)
                    : null,
                Principal = principal,
                Prepaid = kept.PrepaidOf.Length == 0 ? null : Least(Money.FromProjection(kept.PrepaidOf[d][k], amount.Currency, Rounding), principal),
                Fees = zero,
                Closing = balance,
            });
            // Repaid early by custom amounts or cash: what is left are rows of nothing, but for the cents that the last row takes.
            if (balance.IsZero && Rest(v, d, k + 1, draw.Last) < 0.005)
                break;
        }

        return new SettledDraw { Number = d + 1, Date = draw.Date, Amount = amount, Maturity = payments[^1].Date, Payments = payments };
    }

    private static Money Least(Money left, Money right) => left.Amount < right.Amount ? left : right;

    private static DateOnly? MovedFrom(LoanPlan plan, int k) => plan.PaidOn[k] == plan.Dates[k] ? null : plan.Dates[k];

    private static double Rest(LoanVectors v, int d, int from, int to)
    {
        var rest = 0.0;
        for (var k = from; k <= to; k++)
            rest += v.PrincipalOf(d)[k];
        return rest;
    }

    /// <summary>All draws by date, with the fees that belong to the facility.</summary>
    private static List<SettledPayment> Together(LoanPlan plan, SettledDraw[] draws, Currency currency, double[] standingFees, double[] premium, decimal exitFee)
    {
        var zero = Money.Zero(currency);
        var dates = new SortedSet<DateOnly>(draws.SelectMany(draw => draw.Payments.Select(payment => payment.Date)));
        for (var k = 1; k <= plan.LastPayment; k++)
        {
            if (standingFees[k] >= 0.005)
                dates.Add(plan.PaidOn[k]);
        }

        var byDate = draws.SelectMany(draw => draw.Payments).ToLookup(payment => payment.Date);
        var together = new List<SettledPayment>(dates.Count);
        var balance = zero;
        foreach (var date in dates)
        {
            Money drawn = zero, interest = zero, capitalised = zero, hedge = zero, principal = zero;
            Money? prepaid = null;
            foreach (var payment in byDate[date])
            {
                drawn += payment.Drawn;
                interest += payment.Interest;
                capitalised += payment.Capitalised;
                hedge += payment.Hedge ?? zero;
                principal += payment.Principal;
                prepaid = payment.Prepaid is { } part ? (prepaid ?? zero) + part : prepaid;
            }

            var at = Array.BinarySearch(plan.PaidOn, date);
            var standing = at >= 1 ? Money.FromProjection(standingFees[at] + premium[at], currency, Rounding) : zero;
            var opening = balance;
            balance = opening + drawn + capitalised - principal;
            together.Add(new SettledPayment
            {
                Date = date,
                DueDate = at >= 1 ? MovedFrom(plan, at) : null,
                Opening = opening,
                Drawn = drawn,
                RatePerAnnum = at >= 1 ? (decimal)plan.RateOf(at).Lender : 0,
                Interest = interest,
                Capitalised = capitalised,
                Hedge = plan.Rates.IsHedged ? hedge : null,
                Principal = principal,
                Prepaid = prepaid,
                Fees = standing + (principal * exitFee).Round(Rounding),
                Closing = balance,
            });
        }

        return together;
    }
}
