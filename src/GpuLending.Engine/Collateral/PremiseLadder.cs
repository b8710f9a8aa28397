using System.Globalization;

namespace GpuLending.Engine.Collateral;

/// <summary>How far each premise of value lies below fair market value in continued use, net of the cost of selling: one step a premise, in the
/// order of the enumeration, a harsher premise never fetching more. See docs/methodology/premise-ladder.md.</summary>
/// <remarks>Like the rest of the policy it may hold nonsense while someone edits it; <see cref="Problem"/> says what is wrong and
/// <see cref="NetFactor"/> refuses it.</remarks>
public sealed record PremiseLadder
{
    private const string AssumedReason =
        "Assumed: no agency or dealer publishes GPU liquidation tables. Anchors: dealer asks ran 1.2 to 2.0 times completed sales and a 50 % realisation "
        + "factor was in use (CCIR, July 2026); lenders advance 60 to 75 % of net orderly liquidation value on goods. Replace with an appraiser's figures.";

    /// <summary>The ladder of a lender who has entered none: net factors 1.00, 0.70, 0.62, 0.50 and 0.30, every liquidation step marked assumed.</summary>
    public static PremiseLadder Default { get; } = new();

    /// <summary>One step a premise.</summary>
    public IReadOnlyList<PremiseStep> Steps { get; init; } =
    [
        new()
        {
            Premise = ValuationPremise.FairMarketValueInContinuedUse,
            Reason = "By definition: the GPUs stay where they are and nothing is sold.",
        },
        Assumed(ValuationPremise.OrderlyLiquidationValue, price: 0.80, storage: 0.006, insurance: 0.004, broker: 0.05),
        Assumed(ValuationPremise.BrokerValue, price: 0.665, storage: 0.003, insurance: 0.002, broker: 0),
        Assumed(ValuationPremise.ForcedLiquidationValue, price: 0.60, storage: 0, insurance: 0, broker: 0.06),
        Assumed(ValuationPremise.DistressValue, price: 0.36, storage: 0, insurance: 0, broker: 0.02),
    ];

    /// <summary>The first thing wrong with the ladder in words; null when nothing is.</summary>
    public string? Problem
    {
        get
        {
            var last = double.PositiveInfinity;
            foreach (var premise in Enum.GetValues<ValuationPremise>())
            {
                var steps = Steps.Where(step => step.Premise == premise).ToList();
                if (steps.Count != 1)
                    return $"{premise.DisplayName()} has {steps.Count.ToString(CultureInfo.InvariantCulture)} steps on the premise ladder; it needs one.";
                var step = steps[0];
                ReadOnlySpan<double> parts =
                [
                    step.PriceFactor, step.DeinstallationCost, step.DataWipingCost, step.TestingCost, step.FreightCost, step.StorageCost,
                    step.InsuranceCost, step.BrokerCost,
                ];
                foreach (var part in parts)
                {
                    if (!(part is >= 0 and <= 1))
                        return $"{premise.DisplayName()}: price factor and costs are fractions of fair market value between 0 and 1.";
                }

                if (step.DaysToSell is < 0 or > 3650)
                    return $"{premise.DisplayName()}: days to sell are between 0 and 3650.";
                if (step.NetFactor > last)
                    return $"{premise.DisplayName()} nets more than the milder premise before it.";
                last = step.NetFactor;
            }

            return null;
        }
    }

    /// <summary>The step of a premise.</summary>
    /// <param name="premise">The premise.</param>
    /// <returns>The step.</returns>
    /// <exception cref="ArgumentException">The ladder has no such step.</exception>
    public PremiseStep Step(ValuationPremise premise) => Steps.FirstOrDefault(step => step.Premise == premise)
        ?? throw new ArgumentException($"The premise ladder has no step for {premise}.", nameof(premise));

    /// <summary>What is left of fair market value in continued use under a premise, net of the cost of selling.</summary>
    /// <param name="premise">The premise.</param>
    /// <returns>A fraction, 0 to 1.</returns>
    /// <exception cref="ArgumentException">The ladder has no such step, or <see cref="Problem"/> is not null.</exception>
    public double NetFactor(ValuationPremise premise) => Problem is { } problem
        ? throw new ArgumentException(problem, nameof(premise))
        : Step(premise).NetFactor;

    private static PremiseStep Assumed(ValuationPremise premise, double price, double storage, double insurance, double broker) => new()
    {
        Premise = premise,
        PriceFactor = price,
        DeinstallationCost = 0.010,
        DataWipingCost = 0.005,
        TestingCost = 0.005,
        FreightCost = 0.02,
        StorageCost = storage,
        InsuranceCost = insurance,
        BrokerCost = broker,
        Assumed = true,
        Reason = AssumedReason,
    };
}
