namespace GpuLending.Engine.Market;

/// <summary>Kind of a price.</summary>
public enum PriceKind
{
    /// <summary>Price of a new unit on a list.</summary>
    ListPrice,

    /// <summary>What a seller asks for a used unit.</summary>
    ResaleAsk,

    /// <summary>What a used unit was sold for.</summary>
    ResaleSale,

    /// <summary>An appraiser's figure.</summary>
    Appraisal,

    /// <summary>Rent per GPU-hour on demand.</summary>
    RentOnDemand,

    /// <summary>Rent per GPU-hour for interruptible capacity.</summary>
    RentSpot,

    /// <summary>Rent per GPU-hour for a one-year commitment.</summary>
    RentOneYear,

    /// <summary>Rent per GPU-hour for a three-year commitment.</summary>
    RentThreeYears,

    /// <summary>What a broker or dealer quoted for a used unit.</summary>
    ResaleQuote,
}
