namespace GpuLending.Engine.Collateral;

/// <summary>One rung of the premise ladder: what part of fair market value is left under a premise. Every figure is a fraction of fair market
/// value in continued use, so price cut and costs subtract from the same base and never compound.</summary>
public sealed record PremiseStep
{
    /// <summary>The premise.</summary>
    public ValuationPremise Premise { get; init; }

    /// <summary>The price a buyer pays under the premise as a fraction of fair market value, 0 to 1.</summary>
    public double PriceFactor { get; init; } = 1;

    /// <summary>Taking the GPUs out of their racks, a fraction of fair market value.</summary>
    public double DeinstallationCost { get; init; }

    /// <summary>Erasing storage and firmware, with the certificate, a fraction of fair market value.</summary>
    public double DataWipingCost { get; init; }

    /// <summary>Testing before the sale, a fraction of fair market value.</summary>
    public double TestingCost { get; init; }

    /// <summary>Packing, freight and insurance in transit, a fraction of fair market value.</summary>
    public double FreightCost { get; init; }

    /// <summary>Storage over the time the sale takes, a fraction of fair market value.</summary>
    public double StorageCost { get; init; }

    /// <summary>Insurance over the time the sale takes, a fraction of fair market value.</summary>
    public double InsuranceCost { get; init; }

    /// <summary>The broker's or auctioneer's commission, a fraction of fair market value.</summary>
    public double BrokerCost { get; init; }

    /// <summary>Days the lender allows for the sale; null for the premise's own.</summary>
    public int? DaysToSell { get; init; }

    /// <summary>True when nobody observed these figures.</summary>
    public bool Assumed { get; init; }

    /// <summary>Where the figures come from, or why they were assumed.</summary>
    public string Reason { get; init; } = "";

    /// <summary>All costs of the sale, a fraction of fair market value.</summary>
    public double TotalCost => DeinstallationCost + DataWipingCost + TestingCost + FreightCost + StorageCost + InsuranceCost + BrokerCost;

    /// <summary>Days to sell: the lender's, else the premise's own.</summary>
    public int Days => DaysToSell ?? Premise.DaysToSell();

    /// <summary>What the lender keeps of fair market value: price less all costs, never below zero.</summary>
    public double NetFactor => Math.Max(0, PriceFactor - TotalCost);
}
