using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Loans;

namespace GpuLending.Engine.Sizing;

/// <summary>Draws held to what is delivered on their days: all draws together at most the advance on it. See docs/methodology/draws.md.</summary>
/// <param name="Planned">Amount planned by day of draw.</param>
/// <param name="Amounts">Amount left by day of draw, in date order; days on which nothing is left are not in it.</param>
/// <param name="Sum">Sum of what is left: the most the loan can be.</param>
/// <param name="Whole">Loan that the advance allows on all eligible cost, against which the draws were held.</param>
internal sealed record HeldDraws(IReadOnlyDictionary<DateOnly, double> Planned, IReadOnlyList<(DateOnly Date, double Amount)> Amounts, double Sum, double Whole)
{
    private const int MostRounds = 50;

    /// <summary>Whether the terms hold draws to deliveries. A limit that is only shown holds nothing.</summary>
    public static bool Asked(DealCase dealCase) =>
        dealCase.Sizing.AdvanceOnCost is { DrawTest: not DrawTest.WholeFleet, Status: not LimitStatus.ShownOnly } && dealCase.Facility.OpeningBalance is null;

    /// <summary>Cuts the draws of a plan and plans anew, until the uses that depend on the draws' days agree with the draws.</summary>
    /// <param name="first">The context of the plan as entered.</param>
    /// <param name="again">The context of other draws.</param>
    /// <returns>The context of the draws as held.</returns>
    public static SizingContext Solve(SizingContext first, Func<HeldDraws, SizingContext> again)
    {
        var planned = first.Plan.Draws.ToDictionary(draw => draw.Date, draw => draw.Weight);
        var context = first;
        HeldDraws? best = null;
        for (var round = 0; round < MostRounds; round++)
        {
            var held = Cut(first, context, planned);
            if (held is null)
                return context;
            if (context.Held is { } before && Agree(before, held))
                return context;
            // Draws that their own loan leaves room for hold, even where it leaves more room than they take.
            if (context.Held is { } tried && held.Whole >= tried.Whole && !(best?.Sum >= tried.Sum))
                best = tried;
            context = again(held);
        }

        // A draw that is cut to nothing moves the last draw's day, and what hangs on it jumps: no draws agree with their own loan, the largest that hold are taken.
        return best is not null ? again(Largest(best, first, again, planned)) : throw new NotComputableException("Draws held to deliveries have no solution, because discount, fees and interest change with the draws as fast as the draws with them.");
    }

    /// <summary>The draws as dates and shares, for a plan; the day of closing where nothing is left.</summary>
    public (IReadOnlyList<(DateOnly Date, double Weight)> Draws, double? SumEntered) Plan(DealCase dealCase)
    {
        double? entered = dealCase.Facility.Draws.Kind == DrawPlanKind.Entered ? Sum : null;
        return Sum > 0 ? ([.. Amounts.Select(draw => (draw.Date, draw.Amount / Sum))], entered) : ([.. Planned.Keys.Order().Select(date => (date, 1.0 / Planned.Count))], entered);
    }

    /// <summary>Eligible cost of what is delivered on a day, of the lots the loan draws against.</summary>
    public static double DeliveredCost(SizingContext context, DateOnly date)
    {
        var sum = 0.0;
        for (var lot = 0; lot < context.Fleet.Count; lot++)
        {
            if (context.Fleet.Delivered[lot] <= date && PlannedDraws.IsFunded(context.DealCase, context.Fleet, lot))
                sum += context.Fleet.EligibleCost[lot];
        }

        return sum;
    }

    /// <summary>Whether two plans are the same draw by draw: what is carried may come to the same sum on other days.</summary>
    private static bool Agree(HeldDraws before, HeldDraws held)
    {
        if (before.Amounts.Count != held.Amounts.Count)
            return false;
        for (var i = 0; i < held.Amounts.Count; i++)
        {
            if (before.Amounts[i].Date != held.Amounts[i].Date || Math.Abs(before.Amounts[i].Amount - held.Amounts[i].Amount) > 1e-12 * Math.Max(1, held.Sum))
                return false;
        }

        return true;
    }

    /// <summary>The largest draws that their own loan leaves room for, between draws that hold and the loan that those allow.</summary>
    private static HeldDraws Largest(HeldDraws holding, SizingContext first, Func<HeldDraws, SizingContext> again, Dictionary<DateOnly, double> shares)
    {
        var context = again(holding);
        if (Allowed(context) is not { } above || above <= holding.Whole)
            return holding;
        var (low, high) = (holding.Whole, above);
        for (var round = 0; round < MostRounds && high - low > 1e-12 * high; round++)
        {
            var middle = low + ((high - low) / 2);
            var tried = CutTo(middle, first, context, shares);
            var drawn = again(tried);
            if (Allowed(drawn) is not { } allowed || allowed >= middle)
                (low, holding, context) = (middle, tried, drawn);
            else
                high = middle;
        }

        return holding;
    }

    /// <summary>Loan that the advance allows on all eligible cost; null when uses carry themselves.</summary>
    private static double? Allowed(SizingContext context) => AdvanceOnCostLimit.Loan(context, AdvanceRate.Of(context).Rate, AdvanceRate.EligibleCost(context));

    private static HeldDraws? Cut(SizingContext first, SizingContext context, Dictionary<DateOnly, double> shares) =>
        Allowed(context) is { } whole ? CutTo(whole, first, context, shares) : null;

    private static HeldDraws CutTo(double whole, SizingContext first, SizingContext context, Dictionary<DateOnly, double> shares)
    {
        var cost = AdvanceRate.EligibleCost(context);
        var target = first.Plan.SumEntered ?? Math.Min(whole, CommitmentLimit.Committed(context.DealCase) ?? double.PositiveInfinity);
        var carries = context.DealCase.Sizing.AdvanceOnCost.DrawTest == DrawTest.AsDeliveredCarried;
        var planned = new Dictionary<DateOnly, double>();
        var amounts = new List<(DateOnly, double)>();
        double sum = 0, carried = 0;
        foreach (var date in shares.Keys.Order())
        {
            planned[date] = target * shares[date];
            var room = cost > 0 ? (whole * DeliveredCost(context, date) / cost) - sum : 0;
            var wanted = planned[date] + carried;
            var amount = Math.Max(0, Math.Min(wanted, room));
            // Arithmetic noise cuts nothing.
            amount = wanted - amount <= 1e-9 * wanted ? wanted : amount;
            carried = carries ? wanted - amount : 0;
            if (amount <= CoverageRatios.Nothing)
                continue;
            amounts.Add((date, amount));
            sum += amount;
        }

        return new HeldDraws(planned, amounts, sum, whole);
    }
}
