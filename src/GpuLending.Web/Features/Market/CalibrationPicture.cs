using System.Globalization;
using GpuLending.Engine.Calibration;
using GpuLending.Underwriting.Market;
using GpuLending.Web.Controls;

namespace GpuLending.Web.Features.Market;

/// <summary>What the charts of a calibration show.</summary>
public sealed record CalibrationPicture(
    IReadOnlyList<DateOnly> Dates, IReadOnlyList<ChartSeries> Lines, IReadOnlyList<ChartPoints> Dots, IReadOnlyList<ChartPoints> Residuals, IReadOnlyList<ChartEvent> Events)
{
    private const int MostDots = 4_000;
    private const int Steps = 40;
    private static readonly SeriesStyle Dot = new("--muted");

    public static CalibrationPicture Of(CalibrationAnswer answer)
    {
        var figures = answer.Figures;
        var fit = figures.Fit ?? throw new ArgumentException("There is no fit to draw.", nameof(answer));
        var broken = figures.Breakpoint is { Preferred: true } found ? found : null;
        var dates = Sampled(fit.FirstDate, fit.LastDate, broken);
        var lines = new List<ChartSeries> { new(figures.ProviderEffects is null ? "Fit to all prices" : "Fit inside providers, average level", SeriesStyle.LoanToValue, [.. dates.Select(date => Line(figures, date))]) };
        if (broken is not null)
        {
            lines.Add(Regime("First regime alone", broken.Before, SeriesStyle.Nth(1), dates, fit.OriginDate));
            lines.Add(Regime("Second regime alone", broken.After, SeriesStyle.Nth(3), dates, fit.OriginDate));
        }

        var inside = answer.Points.Where(point => point.Date >= fit.FirstDate && point.Date <= fit.LastDate).OrderByDescending(point => point.Date).Take(MostDots).ToList();
        return new CalibrationPicture(
            dates,
            lines,
            [new ChartPoints("Prices", Dot, "circle", [.. inside.Select(point => new ChartPoint(point.Date, point.Price, Named(point)))])],
            fit.NeverMoved ? [] : [new ChartPoints("Residuals", Dot, "circle", [.. inside.Select(point => new ChartPoint(point.Date, Residual(figures, point), Named(point)))])],
            broken is null ? [] : [new ChartEvent(broken.Date, "Break")]);
    }

    private static double? Line(CalibratedSeries figures, DateOnly date)
    {
        var fit = figures.Fit!;
        var value = figures.ProviderEffects is { } effects ? Math.Exp(effects.Intercept + (effects.Slope * Age(date, fit.OriginDate))) : fit.PriceAt(date);
        return double.IsFinite(value) ? value : null;
    }

    private static double Residual(CalibratedSeries figures, PricePoint point)
    {
        var level = figures.ProviderEffects?.Providers.FirstOrDefault(provider => string.Equals(provider.Provider, point.Provider.Trim(), StringComparison.OrdinalIgnoreCase));
        var line = level is null ? figures.Fit!.PriceAt(point.Date) : Math.Exp(level.Intercept + (figures.ProviderEffects!.Slope * Age(point.Date, figures.Fit!.OriginDate)));
        return (point.Price / line) - 1;
    }

    private static ChartSeries Regime(string name, RegimeFit regime, SeriesStyle style, IReadOnlyList<DateOnly> dates, DateOnly origin) => new(
        name, style,
        [.. dates.Select(date => date < regime.FirstDate || date > regime.LastDate || !double.IsFinite(Math.Exp(regime.Intercept + (regime.Slope * Age(date, origin))))
            ? (double?)null
            : Math.Exp(regime.Intercept + (regime.Slope * Age(date, origin))))]);

    private static List<DateOnly> Sampled(DateOnly first, DateOnly last, Breakpoint? broken)
    {
        var days = last.DayNumber - first.DayNumber;
        var dates = new SortedSet<DateOnly> { first, last };
        for (var step = 1; step < Steps; step++)
            dates.Add(first.AddDays((int)((long)days * step / Steps)));
        if (broken is not null)
        {
            dates.Add(broken.Before.LastDate);
            dates.Add(broken.After.FirstDate);
        }

        return [.. dates];
    }

    private static double Age(DateOnly date, DateOnly origin) => (date.DayNumber - origin.DayNumber) / 365.25;

    private static string Named(PricePoint point) => point.Provider.Length == 0 ? "seller not named" : point.Provider.ToString(CultureInfo.InvariantCulture);
}
