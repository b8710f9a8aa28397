namespace GpuLending.Engine.Collateral;

/// <summary>One week of a sale. Proceeds are positive, costs negative; amounts in the loan's currency, all lots added.</summary>
/// <param name="Week">Week of the sale, from 1.</param>
/// <param name="Date">Its last day.</param>
/// <param name="GrossProceeds">Prices paid in the week.</param>
/// <param name="Deinstallation">Taking the GPUs out of their racks.</param>
/// <param name="DataWiping">Erasing storage and firmware, with the certificate.</param>
/// <param name="Testing">Testing before the sale.</param>
/// <param name="Freight">Packing and freight of what was sold.</param>
/// <param name="Storage">Storage of the week.</param>
/// <param name="Insurance">Insurance of the week.</param>
/// <param name="Broker">Commission on what was sold.</param>
/// <param name="MarketDecline">What the proceeds of the week lose because the fleet went on losing value while it was for sale.</param>
/// <param name="TimeValue">What the week's money is worth less for coming later.</param>
/// <param name="Net">All of it together.</param>
/// <param name="CumulativeNet">Net of this week and all before it. Below zero while costs run ahead of the sale.</param>
public sealed record LiquidationWeek(
    int Week,
    DateOnly Date,
    double GrossProceeds,
    double Deinstallation,
    double DataWiping,
    double Testing,
    double Freight,
    double Storage,
    double Insurance,
    double Broker,
    double MarketDecline,
    double TimeValue,
    double Net,
    double CumulativeNet);
