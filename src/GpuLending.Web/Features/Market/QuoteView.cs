using System.Globalization;
using GpuLending.Engine.Market;
using GpuLending.Underwriting.Market;

namespace GpuLending.Web.Features.Market;

/// <summary>Which quotes of a model are looked at. The address holds it.</summary>
public sealed record QuoteView(string Gpu, PriceKind Kind, string? Channel, string? Provider, string? Source, DateOnly? From, DateOnly? To)
{
    /// <summary>The channel of quotes whose source states none: an empty text would mean every channel.</summary>
    public const string Unstated = "unstated";

    public string? Segment => Channel == Unstated ? "" : Channel;

    public QuoteQuery Query(int take, int skip = 0) => new()
    {
        Gpu = Gpu,
        Kind = Kind,
        Segment = Segment,
        Provider = Provider,
        Source = Source,
        From = From,
        To = To,
        Take = take,
        Skip = skip,
    };

    public IEnumerable<QuotePoint> Of(QuoteSeries series) => series.Kind != Kind || (Segment is not null && series.Segment != Segment)
        ? []
        : series.Points.Where(point => (Provider is null || point.Provider == Provider) && (Source is null || point.Source == Source)
            && (From is null || point.Date >= From) && (To is null || point.Date <= To));

    /// <summary>The page's address for this view, or that of another that takes the same parameters.</summary>
    public string Address(string? path = null, bool withGpu = false)
    {
        (string Name, string? Value)[] parameters =
        [
            ("gpu", withGpu ? Gpu : null), ("kind", Kind.ToString()), ("channel", Channel), ("provider", Provider), ("source", Source), ("from", Iso(From)), ("to", Iso(To)),
        ];
        var query = parameters.Where(parameter => !string.IsNullOrEmpty(parameter.Value)).Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value!)}");
        return $"{path ?? MarketWords.Address(Gpu)}?{string.Join('&', query)}";
    }

    private static string? Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
