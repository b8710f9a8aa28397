using System.Globalization;
using GpuLending.Engine.Workings;

namespace GpuLending.Underwriting.DealMemos;

/// <summary>A vertical axis with round ticks, for the SVG and for Word alike.</summary>
internal sealed record MemoChartAxis(double Low, double High, double Step, double Divisor, string Unit, string NumberFormat)
{
    private const int Ticks = 5;

    /// <summary>Ratios beyond this many times the middle value or the highest threshold leave the axis, so that one odd period does not flatten the rest.</summary>
    private const double Outlier = 2.5;

    public IEnumerable<double> Values
    {
        get
        {
            var count = (int)Math.Round((High - Low) / Step);
            for (var i = 0; i <= count; i++) yield return Low + i * Step;
        }
    }

    public static MemoChartAxis Of(MemoChart chart)
    {
        var values = chart.Series.SelectMany(series => series.Values).Where(value => value is { } number && double.IsFinite(number))
            .Select(value => value!.Value).Order().ToList();
        var marks = chart.Thresholds.Select(threshold => threshold.Value).Where(double.IsFinite).ToList();
        var high = Math.Max(values.Count > 0 ? values[^1] : 0, marks.Count > 0 ? marks.Max() : 0);
        var low = chart.FromZero ? Math.Min(0, values.Count > 0 ? values[0] : 0) : Math.Min(values.Count > 0 ? values[0] : 0, marks.Count > 0 ? marks.Min() : double.MaxValue);
        if (chart.Unit != FigureUnit.Amount && values.Count > 0)
        {
            var usual = Math.Max(values[values.Count / 2], marks.Count > 0 ? marks.Max() : 0);
            if (usual > 0) high = Math.Min(high, Outlier * usual);
        }

        if (high <= low) high = low + 1;
        var step = Nice((high - low) / Ticks);
        low = Math.Floor(low / step + 1e-9) * step;
        high = Math.Ceiling(high / step - 1e-9) * step;
        if (chart.Unit == FigureUnit.Amount)
        {
            var (divisor, suffix) = high >= 2e6 ? (1e6, " m") : high >= 2e3 ? (1e3, " k") : (1.0, "");
            return new(low, high, step, divisor, chart.Currency.Code + suffix, step / divisor < 1 ? "#,##0.0" : "#,##0");
        }

        return chart.Unit is FigureUnit.Fraction or FigureUnit.RatePerAnnum
            ? new(low, high, step, 0.01, "%", step < 0.01 ? "0.0" : "0")
            : new(low, high, step, 1, chart.Unit == FigureUnit.Multiple ? "x" : "", step < 0.1 ? "0.00" : "0.0");
    }

    public string Label(double value) => (value / Divisor).ToString(NumberFormat, CultureInfo.InvariantCulture);

    private static double Nice(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        var part = step / power;
        return (part <= 1 ? 1 : part <= 2 ? 2 : part <= 2.5 ? 2.5 : part <= 5 ? 5 : 10) * power;
    }
}
