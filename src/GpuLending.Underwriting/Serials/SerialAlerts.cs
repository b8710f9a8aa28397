using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.Serials;

/// <summary>What the register says about a deal's lots that somebody must see. No figure of the deal depends on it.</summary>
public static class SerialAlerts
{
    /// <param name="counts">Serials by lot, against the lots of the document.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<LotSerialCount> counts)
    {
        // A register nobody has begun is one line, not one a lot.
        var gpus = counts.Sum(lot => (long)(lot.Gpus ?? 0));
        if (gpus > 0 && counts.All(lot => lot.Live == 0))
            return [$"Serial numbers: none of {FigureFormat.Count(gpus)} GPUs is registered."];
        return
        [
            .. counts.Where(lot => lot.Gpus is null)
                .Select(lot => $"Serials without a lot: {FigureFormat.Count(lot.Live)} live {(lot.Live == 1 ? "serial belongs" : "serials belong")} to lot {lot.LotId}, which the deal does not have."),
            .. counts.Where(lot => lot.Gpus is not null && lot.Excess > 0)
                .Select(lot => $"Lot {lot.LotId} has {FigureFormat.Count(lot.Live)} live serials for {FigureFormat.Count(lot.Gpus)} GPUs."),
            .. counts.Where(lot => lot.Missing > 0)
                .Select(lot => $"Lot {lot.LotId}: serials of {FigureFormat.Count(lot.Missing)} of {FigureFormat.Count(lot.Gpus)} GPUs are not registered."),
        ];
    }
}
