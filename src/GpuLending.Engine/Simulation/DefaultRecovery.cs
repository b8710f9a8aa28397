using GpuLending.Engine.Credit;

namespace GpuLending.Engine.Simulation;

/// <summary>What a default in a month loses: what a share of the marked value does not cover, or what the routes of recovery do not bring, or, where the case names none, what the value
/// on the loss premise after haircuts does not cover. Value and rent stay where they stand on that day.</summary>
internal sealed class DefaultRecovery
{
    private readonly double[] _discount;
    private readonly double[] _worth;

    private readonly RouteRecovery? _routes;

    private DefaultRecovery(double[] discount, double[] worth, RouteRecovery? routes) => (_discount, _worth, _routes) = (discount, worth, routes);

    /// <param name="run">Base run, or the run whose deliveries are late.</param>
    /// <param name="terms">Discount rate and share of value.</param>
    /// <param name="cash">How cash answers, for routes that live on it.</param>
    public static DefaultRecovery Of(DealRun run, SimulationTerms terms, CashResponse cash)
    {
        var (premise, kept) = terms.RecoveryShareOfValue is { } share
            ? (run.DealCase.Valuation.Premise, share)
            : (run.DealCase.Credit.LossPremise, HaircutValue.Factor(run.DealCase.Credit.Haircuts));
        var routes = terms.RecoveryShareOfValue is null && run.DealCase.Credit.Recovery is { } recovery
            ? new RouteRecovery(run, recovery, EffectiveRate(terms), cash)
            : null;
        return new(Discount(terms.DiscountRate, run.Timeline.Count), [.. run.ValueByPremise[premise].Select(value => kept * value)], routes);
    }

    /// <summary>The rate of discounting as an effective yearly one.</summary>
    public static double EffectiveRate(SimulationTerms terms) => Math.Exp(terms.DiscountRate) - 1;

    /// <summary>Worth at closing of 1 in each month: e^(−rate × months ÷ 12).</summary>
    public static double[] Discount(double rate, int months)
    {
        var discount = new double[months];
        for (var m = 0; m < months; m++)
            discount[m] = Math.Exp(-rate * m / 12);
        return discount;
    }

    /// <summary>Discounted loss and exposure of one lane that defaults in month m.</summary>
    public (double Loss, double Exposure) Of(int m, double exposure, PathGroup paths, int lane)
    {
        var loss = _routes is null ? Math.Max(0, exposure - (_worth[m] * paths.Value[m][lane])) : exposure * _routes.LossGivenDefault(m, exposure, paths, lane);
        return (loss * _discount[m], exposure * _discount[m]);
    }
}
