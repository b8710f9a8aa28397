using GpuLending.Engine.Calendars;
using GpuLending.Engine.Cashflows;

namespace GpuLending.Engine.Revenue;

/// <summary>What is expected of one contract's GPUs after its end, by months since then: extended, renewed, empty, or let again. Every end of every letting
/// splits in two: renewed at once, or empty for the void months and let then. See docs/methodology/roll-over.md.</summary>
internal sealed class ReletPath
{
    private readonly double _gpus;
    private readonly DateOnly[] _edges;
    private readonly double[] _income;
    private readonly double[] _used;
    private readonly double[] _let;
    private readonly double[] _empty;

    private ReletPath(double gpus, DateOnly[] edges)
    {
        _gpus = gpus;
        _edges = edges;
        _income = new double[edges.Length];
        _used = new double[edges.Length];
        _let = new double[edges.Length];
        _empty = new double[edges.Length];
    }

    /// <summary>The path of a contract; null when its GPUs simply stand empty for the void months and earn rent then.</summary>
    /// <param name="plan">The contract.</param>
    /// <param name="market">Market for new contracts; null without re-let terms.</param>
    /// <param name="spotPrice">Merchant price of one GPU for one hour by day, 0 when there is none.</param>
    /// <param name="voidMonths">Months that GPUs stand empty between two customers.</param>
    /// <param name="timeline">The months.</param>
    /// <param name="currency">The loan's currency.</param>
    public static ReletPath? Of(ContractPlan plan, ReletMarket? market, Func<DateOnly, double> spotPrice, int voidMonths, Timeline timeline, Currency currency)
    {
        if ((market is null && plan.Contract.Extensions.Count == 0) || plan.End <= plan.Start || plan.End >= timeline.Dates[^1])
            return null;
        var months = MonthArithmetic.WholeMonthsBetween(plan.End, timeline.Dates[^1]) + 1;
        var edges = new DateOnly[months + 1];
        for (var j = 0; j <= months; j++)
            edges[j] = MonthArithmetic.AddMonths(plan.End, j, EndOfMonthRule.MonthEnd);
        var path = new ReletPath(plan.GpusAtEnd * plan.StaysOn(plan.End), edges);
        path.Fill(plan, market, spotPrice, voidMonths, currency);
        return path;
    }

    /// <summary>Month m: GPU-months let and empty, what the let ones earn an hour, and the hours of them that are used.</summary>
    public ReletMonth Month(Timeline timeline, int m)
    {
        if (timeline.Dates[m] <= _edges[0])
            return default;
        double let = 0, empty = 0, income = 0, used = 0;
        var from = timeline.Dates[m - 1] > _edges[0] ? timeline.Dates[m - 1] : _edges[0];
        for (var j = Math.Max(0, MonthArithmetic.WholeMonthsBetween(_edges[0], from) - 1); j < _edges.Length - 1 && _edges[j] < timeline.Dates[m]; j++)
        {
            var gpus = _gpus * timeline.ShareOfMonth(m, _edges[j], _edges[j + 1]);
            let += gpus * _let[j];
            empty += gpus * _empty[j];
            income += gpus * _income[j];
            used += gpus * _used[j];
        }

        return new ReletMonth(let, empty, income, used);
    }

    private void Fill(ContractPlan plan, ReletMarket? market, Func<DateOnly, double> spotPrice, int voidMonths, Currency currency)
    {
        var months = _edges.Length - 1;
        var starts = new double[months];
        var (at, reached) = (0, 1.0);
        for (var i = 0; i < plan.Contract.Extensions.Count && !plan.Fails && reached > 0 && at < months; i++)
        {
            var option = plan.Contract.Extensions[i];
            var price = option.PricePerGpuHour is { } agreed
                ? Amounts.NotNegative(agreed, currency, $"/contracts/{plan.Contract.Id}/extensions/{i}/pricePerGpuHour")
                : option.ShareOfLastPrice * plan.PriceOn(plan.End.AddDays(-1));
            var rent = market?.Rate(_edges[at]) ?? spotPrice(_edges[at]);
            if (option.ExercisedBy == ExtensionRight.Customer && (market is not null || rent > 0))
                price = Math.Min(price, rent);
            Ends(at, reached * (1 - option.Probability), market, voidMonths, starts, renews: true);
            reached *= option.Probability;
            Add(at, option.Months, reached, price * plan.PaidShare, plan.Use);
            at += option.Months;
        }

        Ends(at, reached, market, voidMonths, starts, renews: !plan.Fails);
        if (market is not null)
        {
            for (var start = 0; start < months; start++)
            {
                if (starts[start] <= 0)
                    continue;
                Add(start, market.Terms.TermMonths, starts[start], market.Rate(_edges[start]) * market.PaidShare, market.PaidShare);
                Ends(start + market.Terms.TermMonths, starts[start], market, voidMonths, starts, renews: true);
            }
        }

        for (var j = 1; j < months; j++)
        {
            _income[j] += _income[j - 1];
            _used[j] += _used[j - 1];
            _let[j] += _let[j - 1];
            _empty[j] += _empty[j - 1];
        }
    }

    /// <summary>A letting ends with some probability: renewed at once, or empty and then let again; without re-let terms it is free after the void.</summary>
    private void Ends(int month, double probability, ReletMarket? market, int voidMonths, double[] starts, bool renews)
    {
        if (probability <= 0 || month >= starts.Length)
            return;
        var renewed = renews && market is not null ? probability * market.Terms.RenewalProbability : 0;
        starts[month] += renewed;
        Change(_empty, month, month + voidMonths, probability - renewed);
        if (market is not null && month + voidMonths < starts.Length)
            starts[month + voidMonths] += probability - renewed;
    }

    /// <summary>Adds a letting as steps; <see cref="Fill"/> sums the steps up at the end.</summary>
    private void Add(int start, int months, double probability, double income, double used)
    {
        Change(_let, start, start + months, probability);
        Change(_income, start, start + months, probability * income);
        Change(_used, start, start + months, probability * used);
    }

    private static void Change(double[] steps, int from, int to, double by)
    {
        if (from >= steps.Length || from == to)
            return;
        steps[from] += by;
        if (to < steps.Length)
            steps[to] -= by;
    }
}
