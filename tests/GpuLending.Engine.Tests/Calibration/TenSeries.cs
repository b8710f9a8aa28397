using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using GpuLending.Engine.Calibration;

namespace GpuLending.Engine.Tests.Calibration;

/// <summary>The published series in Calibration/ten-series.input.csv and their expected fits; see Calibration/README.md.</summary>
internal sealed record TenSeries(string Id, DateOnly Origin, ImmutableArray<PricePoint> Points, JsonElement Expected)
{
    private static readonly Lazy<ImmutableArray<TenSeries>> Read = new(ReadAll);

    public static ImmutableArray<TenSeries> All => Read.Value;

    public static TenSeries Of(string id) => All.Single(series => series.Id == id);

    private static ImmutableArray<TenSeries> ReadAll()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Calibration");
        var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "ten-series.expected.json"))).RootElement.GetProperty("series");
        return
        [
            .. File.ReadLines(Path.Combine(folder, "ten-series.input.csv")).Skip(1).Where(line => line.Length > 0).Select(line => line.Split(','))
                .GroupBy(cells => cells[0])
                .Select(rows => new TenSeries(
                    rows.Key,
                    Date(rows.First()[6]),
                    [.. rows.Select(cells => new PricePoint(Date(cells[1]), double.Parse(cells[5], CultureInfo.InvariantCulture), cells[3]))],
                    expected.GetProperty(rows.Key))),
        ];
    }

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
