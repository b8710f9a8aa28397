using GpuLending.Engine.Calendars;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Numerics;

namespace GpuLending.Engine.Cashflows;

/// <summary>What the lenders earn on dated cash: draws less discount out, upfront fee, interest, principal, undrawn and exit fees in. The agent's fee goes to the
/// agent. See docs/methodology/returns.md.</summary>
internal static class LenderReturns
{
    public static LoanReturns Of(DealCase dealCase, LoanPlan plan, LoanOutcome outcome, double size, Money loanSize)
    {
        var terms = dealCase.Facility.Fees;
        var isNew = dealCase.Facility.OpeningBalance is null;
        var discount = isNew ? terms.OriginalIssueDiscount : 0;
        var upfront = isNew ? terms.Upfront * size : 0;
        var agency = Agency(dealCase);
        var (dates, flows) = Cash(dealCase, plan, outcome, size);
        double received = upfront, principalYears = 0, principal = 0, interest = 0, fees = upfront + (discount * size);
        for (var k = 1; k <= plan.LastPayment; k++)
        {
            var flow = ToLenders(outcome, k) - ToAgent(outcome, k, agency);
            received += flow;
            fees += outcome.Fees[k];
            interest += outcome.InterestPaid[k] - outcome.HedgePaid[k] + outcome.Capitalised[k];
            principal += outcome.PrincipalPaid[k];
            principalYears += outcome.PrincipalPaid[k] * (plan.PaidOn[k].DayNumber - plan.PaidOn[0].DayNumber) / 365.0;
        }

        var paid = size * (1 - discount);
        double? xirr = size > 0 && InternalRateOfReturn.TrySolveDated(dates.ToArray(), flows.ToArray(), out var search) ? search.Root : null;
        var (yield, rows) = ByPeriod(dealCase, plan, dates, flows, size);
        var closing = plan.RateOn(0, plan.Draws[0].Date);
        var perYear = 12.0 / (int)dealCase.Facility.PaymentFrequency;
        return new LoanReturns
        {
            LenderXirr = xirr,
            NominalYield = xirr is { } rate ? perYear * (Math.Pow(1 + rate, 1 / perYear) - 1) : null,
            RateAtClosing = closing.Lender,
            BaseRateAtClosing = closing.Base,
            HedgedRateAtClosing = plan.Rates.IsHedged ? closing.Borrower : null,
            WeightedAverageLifeYears = principal > 0 ? principalYears / principal : null,
            MultipleOnInvestedCapital = paid > 0 ? received / paid : null,
            TotalInterest = interest,
            TotalFees = fees,
            CarryingAmount = xirr is { } effective ? EffectiveInterest.Dated(effective, dates, flows) : [],
            LenderCash = [.. dates.Zip(flows, (date, amount) => new DatedCash(date, amount))],
            YieldPerPeriod = yield,
            CarryingAmountByPeriod = rows,
            Lenders = Parts(dealCase, loanSize),
        };
    }

    /// <summary>Yield and carrying amount over equal periods; none where a draw, a stub or another first payment makes them unequal.</summary>
    private static (double? Yield, IReadOnlyList<EffectiveInterestPeriod> Rows) ByPeriod(
        DealCase dealCase, LoanPlan plan, List<DateOnly> dates, List<double> flows, double size)
    {
        var months = (int)dealCase.Facility.PaymentFrequency;
        if (size <= 0 || plan.Draws.Length != 1 || plan.Draws[0].Date != plan.Dates[0])
            return (null, []);
        for (var k = 1; k <= plan.LastPayment; k++)
        {
            if (MonthArithmetic.AddMonths(plan.Dates[0], months * k, dealCase.Facility.PaymentDates.EndOfMonth) != plan.Dates[k])
                return (null, []);
        }

        // The fee at closing and the draw are one flow of the same day.
        double[] periodic = [flows[0] + flows[1], .. flows.Skip(2)];
        if (!InternalRateOfReturn.TrySolvePeriodic(periodic, out var search))
            return (null, []);
        var rows = EffectiveInterest.Periods(-periodic[0], search.Root, periodic[1..]);
        return (search.Root, [.. rows.Select((row, i) => row with { Date = plan.PaidOn[i + 1] })]);
    }

    /// <summary>The lenders' dated cash: first the upfront fee at closing, then the draws less discount, then one flow a payment.</summary>
    public static (List<DateOnly> Dates, List<double> Flows) Cash(DealCase dealCase, LoanPlan plan, LoanOutcome outcome, double size)
    {
        var terms = dealCase.Facility.Fees;
        var isNew = dealCase.Facility.OpeningBalance is null;
        var dates = new List<DateOnly> { plan.Dates[0] };
        var flows = new List<double> { isNew ? terms.Upfront * size : 0 };
        foreach (var draw in plan.Draws)
        {
            dates.Add(draw.Date);
            flows.Add(-size * draw.Weight * (1 - (isNew ? terms.OriginalIssueDiscount : 0)));
        }

        var agency = Agency(dealCase);
        for (var k = 1; k <= plan.LastPayment; k++)
        {
            dates.Add(plan.PaidOn[k]);
            flows.Add(ToLenders(outcome, k) - ToAgent(outcome, k, agency));
        }

        return (dates, flows);
    }

    /// <summary>The borrower's dated cash: the lenders' turned round, and what goes to the agent and to the hedge's bank.</summary>
    public static (List<DateOnly> Dates, List<double> Flows) BorrowerCash(DealCase dealCase, LoanPlan plan, LoanOutcome outcome, double size)
    {
        var (dates, flows) = Cash(dealCase, plan, outcome, size);
        for (var i = 0; i < flows.Count; i++)
            flows[i] = -flows[i];
        var agency = Agency(dealCase);
        for (var k = 1; k <= plan.LastPayment; k++)
        {
            dates.Add(plan.PaidOn[k]);
            flows.Add(-outcome.HedgePaid[k] - ToAgent(outcome, k, agency));
        }

        return (dates, flows);
    }

    /// <summary>What the lenders earn over the loan's life: interest, paid or added to principal, discount and fees; the agent's fee left out.</summary>
    public static double Income(DealCase dealCase, LoanPlan plan, LoanOutcome outcome, double size)
    {
        var terms = dealCase.Facility.Fees;
        var isNew = dealCase.Facility.OpeningBalance is null;
        var agency = Agency(dealCase);
        var income = isNew ? (terms.OriginalIssueDiscount + terms.Upfront) * size : 0;
        for (var k = 1; k <= plan.LastPayment; k++)
            income += outcome.InterestPaid[k] - outcome.HedgePaid[k] + outcome.Capitalised[k] + outcome.Fees[k] - ToAgent(outcome, k, agency);
        return income;
    }

    private static double Agency(DealCase dealCase) =>
        Amounts.Read(dealCase.Facility.Fees.AgencyPerAnnum, dealCase.Currency, "/facility/fees/agencyPerAnnum") * (int)dealCase.Facility.PaymentFrequency / 12;

    /// <summary>What the borrower pays at payment k, cap and swap left out: those settle with the hedge's bank.</summary>
    private static double ToLenders(LoanOutcome outcome, int k) =>
        outcome.InterestPaid[k] - outcome.HedgePaid[k] + outcome.PrincipalPaid[k] + outcome.Fees[k];

    private static double ToAgent(LoanOutcome outcome, int k, double agency) =>
        FeeSchedule.IsOwed(outcome.Balance[k - 1]) || FeeSchedule.IsOwed(outcome.Balance[k]) ? agency : 0;

    private static LenderPart[] Parts(DealCase dealCase, Money loanSize)
    {
        var lenders = dealCase.Lenders;
        if (lenders.Count == 0)
            return [];
        var weights = new decimal[lenders.Count];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = (decimal)Amounts.Between(lenders[i].Share, 0, 1, $"/lenders/{i}/share");
        if (Math.Abs((double)weights.Sum() - 1) > 1e-6)
            throw new NotComputableException($"The lenders' shares sum to {Amounts.Percent((double)weights.Sum())}, not 100 %.");
        var parts = loanSize.Split(weights);
        return [.. lenders.Select((lender, i) => new LenderPart(lender.Lender, lender.Share, parts[i]))];
    }
}
