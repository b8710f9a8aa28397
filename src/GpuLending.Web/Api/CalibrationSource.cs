using GpuLending.Engine.Calibration;
using GpuLending.Engine.Market;

namespace GpuLending.Web.Api;

/// <summary>The series of a market snapshot that was fitted.</summary>
/// <param name="GpuModel">Catalogue key.</param>
/// <param name="PriceKind">Kind of price.</param>
/// <param name="Evidence">What the prices are evidence of; null when there are none.</param>
/// <param name="Segment">Channel of trade asked for; null for all.</param>
/// <param name="Provider">Provider asked for; null for all.</param>
/// <param name="Segments">Channels found among the prices.</param>
/// <param name="Repeated">Rows left out because the same provider's same price on the same day was there already.</param>
/// <param name="OtherEvidence">Prices left out because they are evidence of another sort.</param>
/// <param name="Description">The series in words.</param>
/// <param name="Sources">Where the prices were printed, at most ten.</param>
/// <param name="Licences">Licences of the prices.</param>
public sealed record CalibrationSource(
    string GpuModel, PriceKind PriceKind, PriceEvidence? Evidence, string? Segment, string? Provider, IReadOnlyList<string> Segments, int Repeated, int OtherEvidence,
    string Description, IReadOnlyList<string> Sources, IReadOnlyList<string> Licences)
{
    public static CalibrationSource Of(MarketSeries series) => new(
        series.GpuModel, series.Kind, series.Evidence, series.Segment, series.Provider, series.Segments, series.Repeated, series.OtherEvidence, series.Description,
        series.Sources, series.Licences);
}
