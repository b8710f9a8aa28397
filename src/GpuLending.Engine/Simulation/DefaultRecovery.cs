using GpuLending.Engine.Credit;

namespace GpuLending.Engine.Simulation;

/// <summary>What a default in a month loses: what a share of the marked value does not cover, or what the value on the loss premise after haircuts does not. Value stays where it
/// stands on that day.</summary>
internal sealed class DefaultRecovery
{
    private readonly double[] _discount;
    private readonly double[] _worth;

    private DefaultRecovery(double[] discount, double[] worth) => (_discount, _worth) = (discount, worth);

    /// <param name="run">Base run, or the run whose deliveries are late.</param>
    /// <param name="terms">Discount rate and share of value.</param>
    public static DefaultRecovery Of(DealRun run, SimulationTerms terms)
    {
        var (premise, kept) = terms.RecoveryShareOfValue is { } share
            ? (run.DealCase.Valuation.Premise, share)
            : (run.DealCase.Credit.LossPremise, HaircutValue.Factor(run.DealCase.Credit.Haircuts));
        return new(Discount(terms.DiscountRate, run.Timeline.Count), [.. run.ValueByPremise[premise].Select(value => kept * value)]);
    }

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
        var loss = Math.Max(0, exposure - (_worth[m] * paths.Value[m][lane]));
        return (loss * _discount[m], exposure * _discount[m]);
    }
}
