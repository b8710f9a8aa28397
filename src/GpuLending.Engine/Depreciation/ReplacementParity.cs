using System.Collections.Immutable;
using GpuLending.Engine.Collateral;

namespace GpuLending.Engine.Depreciation;

/// <summary>Replacement parity: worth no more than what the newest part charges for the same work, power and space included. Falls when a better part ships,
/// and after the last known launch as work gets cheaper. See docs/methodology/depreciation-replacement-parity.md.</summary>
public sealed class ReplacementParity : ICurveKind
{
    private const string Training = "training";
    private const string Inference = "inference";
    private const string SameMaker = "same maker";
    private const string AnyMaker = "any maker";

    /// <inheritdoc/>
    public string Id => "replacement-parity";

    /// <inheritdoc/>
    public string DisplayName => "Replacement parity";

    /// <inheritdoc/>
    public ImmutableArray<string> AlsoKnownAs => ["cost approach", "replacement cost new less functional obsolescence", "cost per unit of work"];

    /// <inheritdoc/>
    public string Formula => "least so far of min(1, ((price new + PV(running cost new)) x work old / work new - PV(running cost old)) / unit cost), "
        + "new being the newest part that has shipped; its price for the same work halves every doublingYears from today on";

    /// <inheritdoc/>
    public string AgeUnit => "years since the in-service date; launches by the catalogue's dates";

    /// <inheritdoc/>
    public string AtAgeZero => "at most 1: less when the newest part on that date already charges less for the same work";

    /// <inheritdoc/>
    public string BeyondLife => "falls towards 0, which it reaches when its own power and space cost more than the newest part's work";

    /// <inheritdoc/>
    public string Source => "Cost approach of appraisal (American Society of Appraisers, Valuing Machinery and Equipment). Measures: Epoch AI, trends in machine learning hardware: "
        + "compute per dollar doubles in 2 to 3 years, memory per dollar in 8.";

    /// <inheritdoc/>
    public ImmutableArray<CurveParameter> Parameters { get; } =
    [
        CurveParameter.OneOf("workload", "Workload: training compares dense FP16, inference the smaller of FP8 and memory bandwidth", Training, Inference),
        CurveParameter.OneOf("maker", "Replaced by parts of", SameMaker, AnyMaker),
        CurveParameter.Words("against", "Replaced by this model only: catalogue key; empty: the newest part by date"),
        new("newPriceUsd", "Price of one new GPU: 0 takes the catalogue's", "US dollars", 0, 0, 10_000_000),
        new("newWatts", "Power of a new GPU: with its share of the server; 0 takes design power x 1.8", "watts", 0, 0, 100_000),
        new("oldWatts", "Power of the old GPU: with its share of the server; 0 takes design power x 1.8", "watts", 0, 0, 100_000),
        new("doublingYears", "Work for a dollar doubles every: from today on; 0 takes 2.5 for training and 8 for inference", "years", 0, 0, 1_000),
        new("powerPricePerKilowattHour", "Price of power", "US dollars a kWh", 0.08, 0, 10),
        new("powerUsageEffectiveness", "PUE: total power over power of the GPUs", "multiple", 1.3, 1, 5),
        new("colocationPerKilowattMonth", "Colocation: a kW and month", "US dollars", 180, 0, 10_000),
        new("discountRate", "Discount rate a year", "fraction", 0.12, 0, 1),
        new("horizonYears", "Running cost is compared over", "years", 4, 0.25, 15),
    ];

    /// <inheritdoc/>
    public ImmutableArray<CurveTypicalValue> TypicalValues =>
    [
        new("doublingYears", "2.5", "training: FP16 per dollar, Epoch AI"),
        new("doublingYears", "8", "inference: memory per dollar, Epoch AI"),
        new("powerPricePerKilowattHour", "0.08", "a large United States site", true),
        new("colocationPerKilowattMonth", "180", "wholesale colocation, United States", true),
        new("discountRate", "0.12", "a buyer of used hardware", true),
        new("horizonYears", "4", "the rest of a working life", true),
    ];

    /// <inheritdoc/>
    public bool NeedsMarket => true;

    /// <inheritdoc/>
    public bool KnowsSuccessors => true;

    /// <inheritdoc/>
    public IDepreciationCurve Create(CurveArguments arguments, CurveContext context)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(context);
        var old = context.Model!;
        var workload = arguments.Option("workload") == Training ? Workload.Training : Workload.Inference;
        var remarks = new List<string>();
        var cost = CostBasis.Of(context, DisplayName, remarks);
        var oldWatts = ServerPower.Watts(arguments.Number("oldWatts"), old, "oldWatts");
        var launches = ReplacementParts.Of(
            context, workload, arguments.Option("maker") == AnyMaker, arguments.Option("against"), arguments.Number("newPriceUsd"), remarks);
        var doubling = arguments.Number("doublingYears");
        return new ReplacementParityCurve(launches, TermsOf, cost, doubling > 0 ? doubling : workload == Workload.Training ? 2.5 : 8, context, remarks);

        ReplacementParityValue TermsOf(ReplacementPart part) => new()
        {
            NewPrice = part.Price,
            WorkRatio = part.Work.Ratio,
            NewWatts = ServerPower.Watts(arguments.Number("newWatts"), part.Model, "newWatts"),
            OldWatts = oldWatts,
            PowerPricePerKilowattHour = arguments.Number("powerPricePerKilowattHour"),
            PowerUsageEffectiveness = arguments.Number("powerUsageEffectiveness"),
            ColocationPerKilowattMonth = arguments.Number("colocationPerKilowattMonth"),
            DiscountRate = arguments.Number("discountRate"),
            HorizonMonths = Math.Max(1, (int)Math.Round(arguments.Number("horizonYears") * 12, MidpointRounding.AwayFromZero)),
        };
    }
}
