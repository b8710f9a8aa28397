using GpuLending.Engine.Calendars;
using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Credit;
using GpuLending.Engine.Sizing;

namespace GpuLending.Engine.Revenue;

/// <summary>Reads the contract book out of a finished run. See docs/methodology/contract-book.md.</summary>
internal static class ContractBookOf
{
    /// <summary>Reported months in a realisation ratio: the published covenant tests three.</summary>
    public const int RealisationMonths = 3;

    public static ContractBook Run(DealRun run)
    {
        var maturity = RunOff.LastOwed(run.Plan, run.Balance);
        var contracts = run.Operations.Contracts;
        var from = FirstMonthAfter(run.Timeline, run.ValuationDate);
        var remaining = new double[contracts.Length];
        for (var c = 0; c < contracts.Length; c++)
            remaining[c] = Sum(run.Vectors.Fees(c), from);
        var total = remaining.Sum();
        var customers = contracts
            .Select((plan, c) => (plan.Contract.Customer, Revenue: remaining[c]))
            .GroupBy(pair => pair.Customer, StringComparer.Ordinal)
            .Select(group => new CustomerShare(group.Key, group.Count(), group.Sum(pair => pair.Revenue), total > 0 ? group.Sum(pair => pair.Revenue) / total : 0))
            .OrderByDescending(customer => customer.Share).ThenBy(customer => customer.Customer, StringComparer.Ordinal)
            .ToArray();
        var last = run.Plan.Months[run.Plan.LastPayment];
        var toMaturity = 0.0;
        for (var m = from; m <= last; m++)
            toMaturity += run.Vectors.ContractedRevenue[m];
        var reported = contracts.SelectMany(plan => Reported(plan.Contract)).ToArray();
        return new ContractBook
        {
            Contracts = [.. contracts.Select((plan, c) => Position(run, plan, c, from, remaining[c], total, maturity))],
            Customers = customers,
            Herfindahl = total > 0 ? customers.Sum(customer => customer.Share * customer.Share) : null,
            RemainingRevenue = total,
            ContractedCover = run.Size > 0 ? toMaturity / run.Size : null,
            Rating = CustomerCredit.Weighted(run.Operations, last).Letter,
            RealisationRatio = Ratio(reported),
            RealisationMonths = reported.Select(actual => actual.Month).Distinct().Count(),
        };
    }

    private static ContractPosition Position(
        DealRun run, ContractPlan plan, int c, int from, double remaining, double total, DateOnly maturity)
    {
        var contract = plan.Contract;
        var (letter, _, guaranteed) = GuaranteeLookThrough.Of(contract, remaining);
        var until = plan.CommittedUntil;
        var begin = run.ValuationDate > plan.Start ? run.ValuationDate : plan.Start;
        var years = until > run.ValuationDate ? MonthArithmetic.YearsBetween(run.ValuationDate, until) : 0;
        var (oneYear, toEnd) = Default(run.Snapshot, contract, letter, years);
        return new ContractPosition(
            contract.Id,
            contract.Customer,
            contract.Kind,
            plan.IsCommitted ? until : null,
            plan.End,
            plan.IsCommitted && until > begin ? MonthArithmetic.WholeMonthsBetween(begin, until) : 0,
            remaining,
            Sum(run.Vectors.Revenue.OpenFees(c), from),
            total > 0 ? remaining / total : null,
            contract.CustomerRating,
            letter,
            guaranteed,
            oneYear,
            toEnd,
            plan.IsCommitted ? Months(until, maturity) : Months(run.Timeline.Dates[0], maturity),
            BalanceOn(run, plan.IsCommitted ? until : run.Timeline.Dates[0]),
            Ratio(Reported(contract)));
    }

    /// <summary>Principal outstanding at the end of the month in which a day falls, after its payment: the month's cash has been earned by then.</summary>
    public static double BalanceOn(DealRun run, DateOnly day) => run.Balance[MonthOf(run, day)];

    /// <summary>The month in which a day falls, closing before and the last after the run.</summary>
    public static int MonthOf(DealRun run, DateOnly day) => Math.Min(run.Timeline.MonthOnOrAfter(day), run.Timeline.Last);

    /// <summary>Whole months from one day to another, negative backwards.</summary>
    public static int Months(DateOnly from, DateOnly to) => to >= from ? MonthArithmetic.WholeMonthsBetween(from, to) : -MonthArithmetic.WholeMonthsBetween(to, from);

    private static (double? OneYear, double? ToEnd) Default(MarketSnapshot snapshot, OfftakeContract contract, string letter, double years)
    {
        if (contract.DefaultProbability is { } entered)
            return (entered, 1 - Math.Pow(1 - entered, years));
        var rates = new DefaultRates(snapshot.CumulativeDefaultRates);
        return CreditRating.TryParse(letter, out var rating) && rates.TryCumulative(rating, 1, out var one) && rates.TryCumulative(rating, years, out var all)
            ? (one, all)
            : (null, null);
    }

    private static IEnumerable<ContractActual> Reported(OfftakeContract contract) => contract.Actuals.OrderBy(actual => actual.Month).TakeLast(RealisationMonths);

    /// <summary>What was billed and received over what was projected.</summary>
    private static double? Ratio(IEnumerable<ContractActual> actuals)
    {
        decimal realised = 0, projected = 0;
        foreach (var actual in actuals)
        {
            realised += Math.Min(actual.Billed?.Amount ?? 0, actual.Received?.Amount ?? 0);
            projected += actual.Projected?.Amount ?? 0;
        }

        return projected > 0 ? (double)(realised / projected) : null;
    }

    private static int FirstMonthAfter(Timeline timeline, DateOnly day) => Math.Max(1, timeline.MonthOnOrBefore(day) + 1);

    private static double Sum(ReadOnlySpan<double> path, int from)
    {
        var sum = 0.0;
        for (var m = from; m < path.Length; m++)
            sum += path[m];
        return sum;
    }
}
