using System.Globalization;
using GpuLending.Engine.Calibration;
using GpuLending.Underwriting.Figures;
using GpuLending.Underwriting.Market;
using GpuLending.Web.Controls;

namespace GpuLending.Web.Features.Market;

/// <summary>The figures of a calibration as tables and sentences: no number without its n, R², Durbin-Watson and dates.</summary>
public static class CalibrationTables
{
    private const string None = "–";

    public static readonly IReadOnlyList<TableColumn> FitColumns =
    [
        new("Fit", Figures: false), new("Change", "a year"), new("95 % interval", "a year"), new("Half-life", "years"), new("n"), new("R²"), new("Durbin-Watson"), new("First", Figures: false), new("Last", Figures: false),
        new("Slope", "log a year"), new("Standard error"),
    ];

    public static readonly IReadOnlyList<TableColumn> FormColumns =
    [
        new("Rank"), new("Form", Figures: false), new("Fitted", Figures: false), new("Numbers"), new("Squared residuals"), new("AIC"), new("AICc"), new("Behind the best"), new("Weight"),
    ];

    public static readonly IReadOnlyList<TableColumn> ProviderColumns = [new("Provider", Figures: false), new("n"), new("Against the average")];

    public static IReadOnlyList<TableRow> Fits(CalibrationAnswer answer)
    {
        var figures = answer.Figures;
        var fit = figures.Fit!;
        var judged = figures.Errors ?? Classical(fit);
        var rows = new List<TableRow>();
        if (figures.ProviderEffects is { } effects)
        {
            rows.Add(Row($"Inside {effects.Providers.Length} {(effects.Providers.Length == 1 ? "provider" : "providers")}, {Words(judged)}", effects.Slope, judged, effects.HalfLifeYears, effects.Observations, effects.RSquaredWithin, effects.DurbinWatson, fit, effects.NeverMoved) with { Strong = true });
            rows.Add(Row("One line through all prices, classical errors", fit.Slope, Classical(fit), fit.HalfLifeYears, fit.Observations, fit.RSquared, fit.DurbinWatsonByProvider, fit, fit.NeverMoved));
        }
        else
        {
            rows.Add(Row($"One line through all prices, {Words(judged)}", fit.Slope, judged, fit.HalfLifeYears, fit.Observations, fit.RSquared, fit.DurbinWatsonByProvider, fit, fit.NeverMoved) with { Strong = figures.Errors is not null });
        }

        if (figures.Breakpoint is { Preferred: true } found)
        {
            rows.Add(Regime(answer, "First regime alone", found.Before));
            rows.Add(Regime(answer, "Second regime alone", found.After));
        }

        return rows;
    }

    public static IReadOnlyList<TableRow> Forms(FormComparison forms) =>
    [
        .. forms.Forms.Select(form => new TableRow(
        [
            form.Rank?.ToString(CultureInfo.InvariantCulture) ?? None,
            form.Name,
            new TableCell(string.Join("; ", form.Parameters.Where(parameter => parameter.Name is not ("firstPrice" or "priceAtAgeZero")).Select(Written))) { Note = form.Formula },
            form.FittedNumbers.ToString(CultureInfo.InvariantCulture),
            Number(form.SumOfSquaredResiduals, "0.0000"),
            Number(form.Aic, "0.00"),
            form.Aicc is { } corrected ? Number(corrected, "0.00") : "too few",
            form.Difference is { } behind ? Number(behind, "0.00") : None,
            form.Weight is { } weight ? new TableCell(FigureFormat.Percent(weight, 1)) { Bar = weight } : None,
        ]) { Strong = form.Rank == 1 }),
    ];

    public static IReadOnlyList<TableRow> Providers(FixedEffectsFit effects) =>
    [
        .. effects.Providers.OrderByDescending(provider => provider.Premium).Select(provider => TableRow.Of(
            provider.Provider.Length == 0 ? "Not named" : provider.Provider, FigureFormat.Count(provider.Observations), Change(provider.Premium))),
    ];

    public static string FitWords(CalibratedSeries figures)
    {
        var fit = figures.Fit!;
        if (figures.ProviderEffects?.NeverMoved ?? fit.NeverMoved)
            return $"{FigureFormat.Count(fit.Observations)} prices that never moved: no information, which is not 0 %.";
        var slope = figures.ProviderEffects?.Slope ?? fit.Slope;
        return $"{Sentence(Moved(slope))} a year over {FigureFormat.Count(fit.Observations)} prices, {FigureFormat.Date(fit.FirstDate)} to {FigureFormat.Date(fit.LastDate)}, R² {Number(figures.ProviderEffects is { } effects ? effects.RSquaredWithin : fit.RSquared, "0.000")}.";
    }

    public static string ResidualWords(CalibratedSeries figures) => (figures.ProviderEffects is { } effects ? effects.DurbinWatson : figures.Fit!.DurbinWatsonByProvider) is { } statistic
        ? $"Durbin-Watson {Number(statistic, "0.00")} inside providers; near 2 neighbours err independently, near 0 together. Of the line through all prices {Number(figures.Fit!.DurbinWatsonByDate, "0.00")} in date order and {Number(figures.Fit.DurbinWatson, "0.00")} in the order of the rows, which mean little where dates tie."
        : "The line passes through every price.";

    public static string Words(Breakpoint found)
    {
        var criterion = found.BicGain > 0 ? "prefers two lines" : "prefers one line";
        var p = found.PValue is { } value ? $", p {Number(value, "0.000")}" : "";
        return $"Best break: {FigureFormat.Date(found.Date)} ({Moved(found.Before.Slope)} a year before it over {FigureFormat.Count(found.Before.Observations)} prices, {Moved(found.After.Slope)} after it over {FigureFormat.Count(found.After.Observations)}). "
            + $"sup-F {Number(found.SupF, "0.0")}{p}; the Bayesian criterion {criterion} by {Number(Math.Abs(found.BicGain), "0.0")}. {found.PValueBasis}";
    }

    public static string Sentence(string words) => words.Length == 0 ? "" : char.ToUpperInvariant(words[0]) + words[1..];

    private static TableRow Regime(CalibrationAnswer answer, string name, RegimeFit regime)
    {
        var options = new CalibrationOptions { From = regime.FirstDate, To = regime.LastDate, OriginDate = answer.Figures.Fit!.OriginDate, ProviderEffects = answer.Figures.ProviderEffects is not null, Breakpoint = false, Forms = false };
        var alone = SeriesCalibration.Calibrate(answer.Points, options, answer.Policy);
        if (alone.Fit is not { } fit || alone.Errors is not { } errors)
            return TableRow.Of(name, Change(Math.Exp(regime.Slope) - 1), None, None, FigureFormat.Count(regime.Observations), None, None, FigureFormat.Date(regime.FirstDate), FigureFormat.Date(regime.LastDate), Number(regime.Slope, "0.0000"), None);
        return alone.ProviderEffects is { } effects
            ? Row($"{name}, classical errors", effects.Slope, errors, effects.HalfLifeYears, effects.Observations, effects.RSquaredWithin, effects.DurbinWatson, fit, effects.NeverMoved)
            : Row($"{name}, classical errors", fit.Slope, errors, fit.HalfLifeYears, fit.Observations, fit.RSquared, fit.DurbinWatsonByProvider, fit, fit.NeverMoved);
    }

    private static TableRow Row(string name, double slope, SlopeError errors, double? halfLife, int n, double? explained, double? durbinWatson, LogLinearFit fit, bool neverMoved) => TableRow.Of(
        name,
        neverMoved ? new TableCell("no information") { Tone = "warn" } : Change(Math.Exp(slope) - 1),
        errors is { SlopeLower: { } lower, SlopeUpper: { } upper } && !neverMoved ? $"{Change(Math.Exp(lower) - 1)} to {Change(Math.Exp(upper) - 1)}" : None,
        Number(halfLife, "0.0"),
        FigureFormat.Count(n),
        Number(explained, "0.000"),
        Number(durbinWatson, "0.00"),
        FigureFormat.Date(fit.FirstDate),
        FigureFormat.Date(fit.LastDate),
        Number(slope, "0.0000"),
        Number(errors.StandardErrorSlope, "0.0000"));

    private static SlopeError Classical(LogLinearFit fit) => new()
    {
        Kind = SlopeErrorKind.Classical,
        Slope = fit.Slope,
        StandardErrorSlope = fit.StandardErrorSlope,
        SlopeLower = fit.SlopeLower,
        SlopeUpper = fit.SlopeUpper,
        Basis = "",
    };

    private static string Words(SlopeError errors) => errors.Kind switch
    {
        SlopeErrorKind.Classical => "classical errors",
        SlopeErrorKind.ClusteredByProvider => "errors clustered by provider",
        SlopeErrorKind.BlockBootstrap => "errors by block bootstrap",
    };

    private static string Moved(double slope) => Math.Abs(Math.Exp(slope) - 1) < 0.0005 ? "flat" : Math.Exp(slope) - 1 is var change && change < 0 ? $"down {FigureFormat.Percent(-change, 1)}" : $"up {Change(change).TrimStart('+')}";

    private static string Change(double fraction) => double.IsFinite(fraction) && Math.Abs(fraction) < 1000
        ? (fraction >= 0.0005 ? "+" : "") + Number(100 * fraction, "#,0.0") + " %"
        : "more than a thousandfold";

    private static string Number(double? value, string format)
    {
        if (value is not { } number || !double.IsFinite(number))
            return None;
        var text = number.ToString(format, CultureInfo.InvariantCulture);
        // What rounds to nothing has no sign.
        return text.AsSpan().TrimStart('-').IndexOfAnyExcept("0.,") < 0 ? text.TrimStart('-') : text.Replace('-', '−');
    }

    private static string Written(FormParameter parameter)
    {
        var fraction = parameter.Unit.StartsWith("fraction", StringComparison.Ordinal);
        var value = fraction ? FigureFormat.Percent(parameter.Value, 1) : Number(parameter.Value, "0.###");
        return $"{Spaced(parameter.Name)} {value}{(parameter.AtBound ? " (at the bound of the search)" : "")}";
    }

    private static string Spaced(string name) => string.Concat(name.Select(letter => char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : letter.ToString()));
}
