using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using GpuLending.Engine.Calibration;
using GpuLending.Engine.Market;

namespace GpuLending.Engine.Depreciation;

/// <summary>Market-calibrated: exponential, with the decay fitted to the snapshot's own prices of the model where underwriting believes the fit, else the
/// stated default. See docs/methodology/depreciation-market-calibrated.md.</summary>
public sealed class MarketCalibrated : ICurveKind
{
    /// <summary>Name of the finding that says whether the fit is believed, 1, or the default taken, 0.</summary>
    internal const string FitBelieved = "fit believed";

    /// <summary>Name of the finding that says what share of its value a unit loses in a year.</summary>
    internal const string LossAYear = "loss a year";

    // A pure memo: a snapshot never changes, and a lot is valued on every keystroke.
    private static readonly ConditionalWeakTable<MarketSnapshot, ConcurrentDictionary<Fit, Calibrated>> Fitted = new();

    private static readonly ImmutableArray<PriceKind> Kinds =
    [
        PriceKind.RentOnDemand, PriceKind.RentSpot, PriceKind.RentOneYear, PriceKind.RentThreeYears, PriceKind.ResaleSale, PriceKind.ResaleAsk,
        PriceKind.ResaleQuote, PriceKind.Appraisal, PriceKind.ListPrice,
    ];

    /// <inheritdoc/>
    public string Id => "market-calibrated";

    /// <inheritdoc/>
    public string DisplayName => "Market-calibrated";

    /// <inheritdoc/>
    public ImmutableArray<string> AlsoKnownAs => ["calibrated decline", "log-linear fit", "market decay"];

    /// <inheritdoc/>
    public string Formula => "exp(-k x t); k is minus the slope of ln(price) on age in the prices named, or the policy's default where that fit is not believed";

    /// <inheritdoc/>
    public string AgeUnit => "years since the in-service date";

    /// <inheritdoc/>
    public string AtAgeZero => "1";

    /// <inheritdoc/>
    public string BeyondLife => "falls for ever towards zero";

    /// <inheritdoc/>
    public string Source => "Log-linear regression, the standard form of used-asset price studies (Hulten and Wykoff 1981), on the snapshot's own quotes; the thresholds and the default "
        + "are the lending policy's.";

    /// <inheritdoc/>
    public bool NeedsMarket => true;

    /// <inheritdoc/>
    public ImmutableArray<CurveParameter> Parameters { get; } =
    [
        CurveParameter.OneOf("priceKind", "Kind of price: rents are the only market thick enough for most models; asks, sales and appraisals are never blended", [.. Kinds.Select(Word)]) with { OptionWords = Kinds.ToDictionary(Word, MarketSeries.Words) },
        CurveParameter.Words("segment", "Channel of trade, such as Marketplace: left empty, the channel with most prices is taken and named"),
        CurveParameter.Words("provider", "One provider only: left empty, all of the channel"),
        CurveParameter.OneOf("estimator", "Estimator: one slope inside providers with errors clustered by provider, or one line through all prices", "provider-effects", "pooled")
            with { OptionWords = new Dictionary<string, string> { ["provider-effects"] = "provider effects" } },
        CurveParameter.Words("from", "First day of the window, such as 2023-11-01: left empty, all"),
        CurveParameter.Words("to", "Last day of the window, such as 2025-10-31: left empty, all"),
    ];

    /// <inheritdoc/>
    public IDepreciationCurve Create(CurveArguments arguments, CurveContext context)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(context);
        var from = Day(arguments, "from");
        var to = Day(arguments, "to");
        if (from > to)
            throw arguments.Refuse("from", $"The window ends before it begins: from is {arguments.Option("from")} and to is {arguments.Option("to")}.");
        var fit = new Fit(
            context.Model?.Key ?? "", Kinds.First(kind => Word(kind) == arguments.Option("priceKind")), arguments.Option("segment"), arguments.Option("provider"),
            arguments.Option("estimator") == "provider-effects", from, to);
        CheckNames(fit, context.Snapshot);
        var calibrated = Fitted.GetOrCreateValue(context.Snapshot).GetOrAdd(fit, static (key, snapshot) => Calibrate(key, snapshot), context.Snapshot);
        return new Curve(calibrated);
    }

    private static Calibrated Calibrate(Fit fit, MarketSnapshot snapshot)
    {
        var segment = fit.Segment.Length > 0 ? fit.Segment
            : fit.Provider.Length > 0 ? null
            : MarketSeries.ThickestSegment(snapshot, fit.GpuModel, fit.Kind);
        var series = MarketSeries.Of(snapshot, fit.GpuModel, fit.Kind, segment, fit.Provider.Length > 0 ? fit.Provider : null, fit.From, fit.To);
        var providers = series.Points.Select(point => point.Provider.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        var within = fit.ProviderEffects && providers > 1;
        var figures = SeriesCalibration.Calibrate(
            series.Points,
            new CalibrationOptions { ProviderEffects = within, Errors = within ? SlopeErrorKind.ClusteredByProvider : SlopeErrorKind.Classical, Forms = false },
            snapshot.Policy.Calibration);
        var verdict = figures.Verdict;
        var remarks = new List<string> { $"{series.Description} {verdict.Statement}" };
        // The statement carries the breakpoint; the advice on errors is for those who may choose them.
        remarks.AddRange(verdict.Warnings.Where(warning => warning.Code != "breakpoint").Select(warning => warning.Code == "autocorrelation" ? $"{warning.Message} {Advice(providers)}" : warning.Message));
        if (verdict.Accepted && fit.Kind is PriceKind.RentOnDemand or PriceKind.RentSpot or PriceKind.RentOneYear or PriceKind.RentThreeYears)
            remarks.Add("The decline is that of rents; it stands for the value of the hardware as long as what a buyer pays follows what the hardware earns.");
        if (verdict.FellBack && Thicker(fit, snapshot) is { } thicker)
            remarks.Add(thicker);

        var findings = new List<CurveFinding>
        {
            new("decay a year", verdict.DecayPerYear, "log per year"),
            new(LossAYear, verdict.AnnualDecayFraction, "fraction of value"),
            new("half-life", Math.Log(2) / verdict.DecayPerYear, "years"),
            new("prices", figures.Observations, "prices"),
            new(FitBelieved, verdict.Accepted ? 1 : 0, "1 yes, 0 default taken"),
        };
        if (figures.JudgedRSquared is { } explained)
            findings.Add(new("R squared", explained, "fraction of variance"));
        if (figures.JudgedDurbinWatson is { } statistic)
            findings.Add(new("Durbin-Watson", statistic, "2 without autocorrelation"));
        return new Calibrated(verdict.DecayPerYear, [.. remarks], [.. findings.Where(finding => double.IsFinite(finding.Value))]);
    }

    /// <summary>A channel or a provider that this market does not know is a slip of the pen and no thin market.</summary>
    private static void CheckNames(Fit fit, MarketSnapshot snapshot)
    {
        if (fit.Segment.Length > 0 && MarketSeries.WhyNoSegment(snapshot, fit.GpuModel, fit.Kind, fit.Segment) is { } noSegment)
            throw Refused("segment", noSegment);
        if (fit.Provider.Length > 0 && MarketSeries.WhyNoProvider(snapshot, fit.GpuModel, fit.Kind, fit.Provider) is { } noProvider)
            throw Refused("provider", noProvider);
    }

    private static ArgumentException Refused(string option, string message) => new($"Market-calibrated: {option} {message}", option);

    private static string Advice(int providers) => providers > 1
        ? "The estimator with provider effects clusters the errors by provider."
        : "With one provider this curve has no wider interval to offer; the calibration page has a block bootstrap.";

    private static string? Thicker(Fit fit, MarketSnapshot snapshot)
    {
        var best = snapshot.Quotes.Where(quote => quote.GpuModel == fit.GpuModel && quote.Kind != fit.Kind).GroupBy(quote => quote.Kind)
            .OrderByDescending(group => group.Count()).FirstOrDefault();
        return best is null || best.Count() < snapshot.Policy.Calibration.MinimumObservations
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"There are {best.Count()} prices of another kind, {MarketSeries.Words(best.Key)}.");
    }

    private static DateOnly? Day(CurveArguments arguments, string name)
    {
        var text = arguments.Option(name);
        if (text.Length == 0)
            return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw arguments.Refuse(name, $"Market-calibrated: {name} is a day such as 2025-10-31, or empty; it is '{(text.Length > 40 ? text[..40] + "..." : text)}'.");
    }

    private static string Word(PriceKind kind) => char.ToLowerInvariant(kind.ToString()[0]) + kind.ToString()[1..];

    private sealed record Fit(string GpuModel, PriceKind Kind, string Segment, string Provider, bool ProviderEffects, DateOnly? From, DateOnly? To);

    private sealed record Calibrated(double Decay, ImmutableArray<string> Remarks, ImmutableArray<CurveFinding> Findings);

    private sealed class Curve(Calibrated calibrated) : AgeCurve, IDepreciationCurve
    {
        IReadOnlyList<string> IDepreciationCurve.Remarks => calibrated.Remarks;

        IReadOnlyList<CurveFinding> IDepreciationCurve.Findings => calibrated.Findings;

        protected override double AtAge(double ageYears) => Math.Exp(-calibrated.Decay * ageYears);
    }
}
