using System.Collections.Immutable;
using GpuLending.Engine.Calendars;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Market;

namespace GpuLending.Engine.Depreciation;

/// <summary>Income: worth the present value of the net rent it can still earn, until rent no longer covers cost; economic life is an outcome.
/// See docs/methodology/depreciation-income.md.</summary>
public sealed class IncomeApproach : ICurveKind
{
    private const int Months = 480;

    /// <inheritdoc/>
    public string Id => "income";

    /// <inheritdoc/>
    public string DisplayName => "Income";

    /// <inheritdoc/>
    public ImmutableArray<string> AlsoKnownAs => ["income approach", "discounted net rent", "earning power"];

    /// <inheritdoc/>
    public string Formula => "least so far of min(1, PV(rent x utilisation - cost until rent no longer covers cost, then salvage) / unit cost), with rent x exp(-decayPerYear x t)";

    /// <inheritdoc/>
    public string AgeUnit => "years since the in-service date, valued at each month's start and straight between months";

    /// <inheritdoc/>
    public string AtAgeZero => "at most 1: less when the rent to come does not pay the cost back";

    /// <inheritdoc/>
    public string BeyondLife => "salvage from the end of the economic life on, which is a finding";

    /// <inheritdoc/>
    public string Source => "Income approach of appraisal (American Society of Appraisers, Valuing Machinery and Equipment); the economic life is where net rent reaches zero.";

    /// <inheritdoc/>
    public ImmutableArray<CurveParameter> Parameters { get; } =
    [
        new("rentPerGpuHour", "Rent at age zero: 0 takes the market's newest quotes of the model", "US dollars per GPU-hour", 0, 0, 1_000),
        CurveParameter.OneOf("rentKind", "Rent taken from the market", "on demand", "spot", "one year", "three years"),
        CurveParameter.Words("channel", "Rent of this provider only: empty takes the median over providers"),
        new("decayPerYear", "Log decay of rent: -ln(1 - yearly fall)", "per year", 0.25, 0, 5),
        new("utilisation", "Part of the hours that are let", "fraction", 0.75, 0, 1),
        new("kilowattsPerGpu", "Power of a GPU: with its share of the server; 0 takes design power x 1.8", "kW", 0, 0, 100),
        new("powerPricePerKilowattHour", "Price of power", "US dollars a kWh", 0.08, 0, 10),
        new("powerUsageEffectiveness", "PUE: total power over power of the GPUs", "multiple", 1.3, 1, 5),
        new("colocationPerKilowattMonth", "Colocation: a kW and month", "US dollars", 180, 0, 10_000),
        new("otherCostPerHour", "Other cost of a GPU: staff, spares, software", "US dollars an hour", 0.15, 0, 1_000),
        new("discountRate", "Discount rate a year", "fraction", 0.12, 0, 1),
        new("salvageUsd", "Salvage of a GPU: at the end of its economic life", "US dollars", 500, 0, 1_000_000),
    ];

    /// <inheritdoc/>
    public ImmutableArray<CurveTypicalValue> TypicalValues =>
    [
        new("decayPerYear", "0.2485", "H100 cloud rent to October 2025: a fall of 22 % a year"),
        new("utilisation", "0.75", "the utilisation a rental business plans with", true),
        new("kilowattsPerGpu", "1.275", "DGX H100: 10.2 kW over eight GPUs"),
        new("powerPricePerKilowattHour", "0.08", "a large United States site", true),
        new("colocationPerKilowattMonth", "180", "wholesale colocation, United States", true),
        new("otherCostPerHour", "0.15", "staff, spares and software of a rental business", true),
        new("discountRate", "0.12", "a buyer of used hardware", true),
        new("salvageUsd", "500", "parts and metal", true),
    ];

    /// <inheritdoc/>
    public bool NeedsMarket => true;

    /// <inheritdoc/>
    public IDepreciationCurve Create(CurveArguments arguments, CurveContext context)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(context);
        var remarks = new List<string>();
        var cost = CostBasis.Of(context, DisplayName, remarks);
        var decay = arguments.Number("decayPerYear");
        var entered = arguments.Number("kilowattsPerGpu");
        return new Curve(
            new IncomeValue
            {
                RentPerHour = RentAtAgeZero(arguments, context, decay, remarks),
                DecayPerYear = decay,
                Utilisation = arguments.Number("utilisation"),
                KilowattsPerGpu = ServerPower.Watts(entered * 1000, context.Model!, "kilowattsPerGpu") / 1000,
                PowerPricePerKilowattHour = arguments.Number("powerPricePerKilowattHour"),
                PowerUsageEffectiveness = arguments.Number("powerUsageEffectiveness"),
                ColocationPerKilowattMonth = arguments.Number("colocationPerKilowattMonth"),
                OtherCostPerHour = arguments.Number("otherCostPerHour"),
                DiscountRate = arguments.Number("discountRate"),
                Salvage = arguments.Number("salvageUsd"),
            },
            cost,
            remarks);
    }

    /// <summary>As entered; else today's quotes, carried along the decay from the market's date to the day the GPU went into service.</summary>
    private static double RentAtAgeZero(CurveArguments arguments, CurveContext context, double decay, List<string> remarks)
    {
        if (arguments.Number("rentPerGpuHour") is > 0 and var rent)
            return rent;
        var kind = arguments.Option("rentKind") switch
        {
            "spot" => PriceKind.RentSpot,
            "one year" => PriceKind.RentOneYear,
            "three years" => PriceKind.RentThreeYears,
            _ => PriceKind.RentOnDemand,
        };
        var channel = arguments.Option("channel");
        if (RentLevel.Of(context.Snapshot, context.Model!.Key, kind, channel) is not { } level)
        {
            var none = $"The market has no rent of {context.Model.Key} ({arguments.Option("rentKind")})";
            throw channel.Length > 0
                ? arguments.Refuse("channel", $"{none} from a provider named '{channel}': leave channel empty for the median over providers, or enter rentPerGpuHour.")
                : new ArgumentException($"{none}: enter rentPerGpuHour.");
        }

        remarks.Add(level.Words);
        var age = context.Snapshot.Date >= context.InServiceDate
            ? MonthArithmetic.YearsBetween(context.InServiceDate, context.Snapshot.Date)
            : -MonthArithmetic.YearsBetween(context.Snapshot.Date, context.InServiceDate);
        return level.PricePerHour * Math.Exp(decay * age);
    }

    private sealed class Curve : AgeCurve
    {
        private readonly double[] _left = new double[Months + 1];

        public Curve(IncomeValue terms, double cost, IReadOnlyList<string> remarks)
        {
            Remarks = remarks;
            var net = terms.NetPerHour(Months + 1 + IncomeValue.MostMonths);
            var first = terms.Compute(net, 0);
            Findings =
            [
                new("economic life", first.EconomicLifeMonths, first.IsCapped ? "months, the most that are counted" : "months"),
                new("uncapped value at age zero", first.Value, "US dollars per GPU"),
                new("rent at age zero", terms.RentPerHour, "US dollars per GPU-hour"),
            ];
            var least = 1.0;
            for (var month = 0; month <= Months; month++)
            {
                // When a month drops off the end of life, salvage comes a month sooner: never credited as a rise.
                least = Math.Min(least, terms.Compute(net, month).Value / cost);
                _left[month] = least;
            }
        }

        public override IReadOnlyList<string> Remarks { get; }

        public override IReadOnlyList<CurveFinding> Findings { get; }

        protected override double AtAge(double ageYears)
        {
            var months = ageYears * 12;
            if (months >= Months)
                return _left[Months];
            var month = (int)months;
            return _left[month] + ((_left[month + 1] - _left[month]) * (months - month));
        }
    }
}
