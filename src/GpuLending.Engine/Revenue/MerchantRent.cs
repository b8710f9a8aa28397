using GpuLending.Engine.Calendars;
using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Scenarios;

namespace GpuLending.Engine.Revenue;

/// <summary>What GPUs earn that no contract pays for. See docs/methodology/merchant-revenue.md and docs/methodology/roll-over.md.</summary>
internal sealed class MerchantRent
{
    /// <summary>Day from which each contract's GPUs are let again, found when first asked for.</summary>
    private DateOnly?[]? _letAgain;

    public required double PricePerGpuHour { get; init; }

    public required double DeclinePerAnnum { get; init; }

    /// <summary>Share of hours sold under the scenario, at most 1; 0 when no merchant revenue is assumed.</summary>
    public required double Utilisation { get; init; }

    public required int VoidMonths { get; init; }

    /// <summary>Factor on rent by month of the scenario's events, over the fleet's GPUs, and of its path of rents; empty without either.</summary>
    public required double[] MonthlyFactors { get; init; }

    /// <summary>Market for new contracts; null without re-let terms.</summary>
    public ReletMarket? Market { get; private init; }

    /// <summary>What becomes of each contract's GPUs after its end; empty when none has more to it than the void months.</summary>
    public ReletPath?[] Paths { get; private init; } = [];

    public static MerchantRent Resolve(DealCase dealCase, MarketSnapshot snapshot, Scenario scenario, Timeline timeline, ContractPlan[] contracts)
    {
        var terms = dealCase.Merchant;
        Amounts.Between(terms.DeclinePerAnnum, 0, 0.99, "/merchant/declinePerAnnum");
        Amounts.Between(terms.Utilisation, 0, 1, "/merchant/utilisation");
        Amounts.Between(terms.VoidMonths, 0, 120, "/merchant/voidMonths");
        var entered = Amounts.NotNegative(terms.PricePerGpuHour, dealCase.Currency, "/merchant/pricePerGpuHour");
        Amounts.Between(entered, 0, 1e6, "/merchant/pricePerGpuHour");
        var price = entered * scenario.RentFactor;
        double[] factors = scenario.Events.Count == 0 && scenario.RentPath is not { Count: > 0 } ? [] : ByMonth(dealCase, snapshot, scenario, timeline);
        var market = ReletMarket.Resolve(dealCase, snapshot, scenario, timeline.Dates[^1], FactorOn);
        var paths = new ReletPath?[contracts.Length];
        for (var c = 0; c < paths.Length; c++)
            paths[c] = ReletPath.Of(contracts[c], market, SpotPrice, contracts[c].MonthsToRelet ?? terms.VoidMonths, timeline, dealCase.Currency);
        return new MerchantRent
        {
            PricePerGpuHour = price,
            DeclinePerAnnum = terms.DeclinePerAnnum,
            Utilisation = entered > 0 ? Math.Min(1, terms.Utilisation * scenario.UtilisationFactor) : 0,
            VoidMonths = terms.VoidMonths,
            MonthlyFactors = factors,
            Market = market,
            Paths = paths.All(path => path is null) ? [] : paths,
        };

        double FactorOn(DateOnly day) => factors.Length == 0 ? 1 : factors[Math.Min(timeline.MonthOnOrAfter(day), timeline.Last)];
        double SpotPrice(DateOnly day) =>
            price * Math.Pow(1 - terms.DeclinePerAnnum, Math.Max(0, MonthArithmetic.YearsBetween(dealCase.ClosingDate, day))) * FactorOn(day);
    }

    /// <summary>The same market in which the GPUs of a contract that has ended stand empty for good.</summary>
    public MerchantRent WithoutRelet() => new()
    {
        PricePerGpuHour = PricePerGpuHour,
        DeclinePerAnnum = DeclinePerAnnum,
        Utilisation = Utilisation,
        VoidMonths = Timeline.LongestMonths,
        MonthlyFactors = MonthlyFactors,
    };

    /// <summary>Month m: what free GPUs earn, and what they use.</summary>
    public MerchantMonth Month(OperatingVectors v, ContractPlan[] contracts, Timeline timeline, int m)
    {
        var free = Math.Max(0, v.InService[m] - v.Served[m]);
        if (Paths.Length == 0)
        {
            var spot = free <= 0 ? free : Math.Max(0, free - Empty(contracts, timeline, m));
            return new MerchantMonth(Revenue(spot, timeline, m), spot, Utilisation);
        }

        double ended = 0, empty = 0, income = 0, used = 0;
        for (var c = 0; c < contracts.Length; c++)
        {
            if (Paths[c] is not { } path)
            {
                empty += Empty(contracts, c, timeline, m);
                continue;
            }

            var month = path.Month(timeline, m);
            empty += contracts[c].EmptyAfterLeaving(timeline, m, VoidMonths);
            ended += month.Let + month.Empty;
            income += month.IncomePerHour;
            used += month.Used;
        }

        // Where another contract has taken the GPUs, only what is left of them is let.
        var scale = ended > free ? free / ended : 1;
        var rented = Math.Max(0, free - (scale * ended) - empty);
        return new MerchantMonth(
            Revenue(rented, timeline, m) + (scale * income * ContractFees.HoursPerMonth), (rented * Utilisation) + (scale * used), 1);
    }

    /// <summary>Rent of a number of GPU-months in month m at the price then.</summary>
    public double Revenue(double gpuMonths, Timeline timeline, int m) => gpuMonths == 0 || PricePerGpuHour == 0
        ? 0
        : gpuMonths * ContractFees.HoursPerMonth * PricePerGpuHour * Math.Pow(1 - DeclinePerAnnum, timeline.YearsSinceClosing[m]) * Utilisation * (MonthlyFactors.Length == 0 ? 1 : MonthlyFactors[m]);

    /// <summary>Price of one GPU for one hour in month m: price x (1 - decline)^years since closing, at the month's end.</summary>
    public double PriceOf(Timeline timeline, int m) =>
        PricePerGpuHour * Math.Pow(1 - DeclinePerAnnum, timeline.YearsSinceClosing[m]) * (MonthlyFactors.Length == 0 ? 1 : MonthlyFactors[m]);

    private double Empty(ContractPlan[] contracts, Timeline timeline, int m)
    {
        var empty = 0.0;
        for (var c = 0; c < contracts.Length; c++)
            empty += Empty(contracts, c, timeline, m);
        return empty;
    }

    /// <summary>GPU-months of month m that stand empty after a contract's end, or after its customer left.</summary>
    private double Empty(ContractPlan[] contracts, int c, Timeline timeline, int m)
    {
        var contract = contracts[c];
        if (!contract.LeavesGpus)
            return 0;
        _letAgain ??= new DateOnly?[contracts.Length];
        var letAgain = _letAgain[c] ??= MonthArithmetic.AddMonths(contract.End, EmptyAfter(contract), EndOfMonthRule.MonthEnd);
        var gpus = contract.IsPlain ? contract.Gpus : contract.GpusAtEnd * contract.StaysOn(contract.End);
        return (gpus * timeline.ShareOfMonth(m, contract.End, letAgain))
            + contract.EmptyAfterLeaving(timeline, m, VoidMonths);
    }

    /// <summary>Months empty after a contract's end: those of the scenario's default, unless nothing is let again at all.</summary>
    private int EmptyAfter(ContractPlan contract) => VoidMonths == Timeline.LongestMonths ? VoidMonths : contract.MonthsToRelet ?? VoidMonths;

    /// <summary>Merchant rent has one price for the fleet: an event weighs as much as the GPUs it hits.</summary>
    private static double[] ByMonth(DealCase dealCase, MarketSnapshot snapshot, Scenario scenario, Timeline timeline)
    {
        var factors = new double[timeline.Count];
        var gpus = dealCase.Lots.Sum(lot => (double)lot.Count);
        var hit = dealCase.Lots.Select(lot => scenario.Events.Where(happening => EventEffect.Hits(happening, lot, snapshot)).ToArray()).ToArray();
        for (var m = 0; m < factors.Length; m++)
        {
            for (var lot = 0; lot < hit.Length; lot++)
            {
                var factor = dealCase.Lots[lot].Count / gpus;
                foreach (var happening in hit[lot])
                    factor *= EventEffect.On(happening, happening.RentFactor, timeline.Dates[m], curveKnows: false);
                factors[m] += factor;
            }

            factors[m] = (scenario.Events.Count == 0 ? 1 : factors[m]) * MonthlyPath.At(scenario.RentPath, m, 1);
        }

        return factors;
    }
}
