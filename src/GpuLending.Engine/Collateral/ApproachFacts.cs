namespace GpuLending.Engine.Collateral;

/// <summary>What replacement parity and income value take from the market for one lot, so that both can be reckoned anew outside the engine, as a workbook does.
/// See docs/methodology/opinions-of-value.md.</summary>
public sealed record ApproachFacts
{
    /// <summary>Price of the part that charges least for the lot's work, US dollars a GPU; null when there is none.</summary>
    public double? NewPrice { get; private init; }

    /// <summary>Name of that part; empty when there is none.</summary>
    public string NewPart { get; private init; } = "";

    /// <summary>Work of the lot's GPU over that of the part, a fraction.</summary>
    public double WorkRatio { get; private init; }

    /// <summary>Power of the part with its share of the server, watts.</summary>
    public double NewWatts { get; private init; }

    /// <summary>Power of the lot's GPU with its share of the server by the catalogue, watts; null when the catalogue gives none.</summary>
    public double? OldWatts { get; private init; }

    /// <summary>Rent that the income value starts from, US dollars a GPU-hour; null when none is on record.</summary>
    public double? RentPerHour { get; private init; }

    /// <summary>Reads the facts.</summary>
    /// <param name="dealCase">The case; its figures decide which part charges least.</param>
    /// <param name="snapshot">Catalogue and prices.</param>
    /// <param name="valuationDate">Date the figures are struck at.</param>
    /// <param name="lot">One of the case's lots.</param>
    /// <returns>The facts; null where the catalogue does not hold the lot's model.</returns>
    public static ApproachFacts? Of(DealCase dealCase, MarketSnapshot snapshot, DateOnly valuationDate, Lot lot)
    {
        ArgumentNullException.ThrowIfNull(dealCase);
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(lot);
        if (!snapshot.Models.TryGetValue(lot.GpuModel, out var model))
            return null;
        var writer = new OpinionWriter(dealCase, snapshot, valuationDate);
        var parity = MarketApproaches.ParityOf(model, snapshot, valuationDate > snapshot.Date ? valuationDate : snapshot.Date, writer.Figures, out _);
        return new ApproachFacts
        {
            NewPrice = parity?.Formula.NewPrice,
            NewPart = parity?.Part.Model.DisplayName ?? "",
            WorkRatio = parity?.Formula.WorkRatio ?? 0,
            NewWatts = parity?.Formula.NewWatts ?? 0,
            OldWatts = model.ThermalDesignPowerWatts is null ? null : Depreciation.ServerPower.Watts(0, model, "power"),
            RentPerHour = writer.Rent(model.Key)?.Median,
        };
    }
}
