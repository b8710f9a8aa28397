namespace GpuLending.Engine.Revenue;

/// <summary>A customer's promise to pay for GPU hours.</summary>
public sealed record OfftakeContract
{
    /// <summary>Short key, unique in the case, such as "C1".</summary>
    public string Id { get; init; } = "";

    /// <summary>Customer who pays.</summary>
    public string Customer { get; init; } = "";

    /// <summary>Customer's rating on the letter scale (AAA to D, "NR" when unrated).</summary>
    public string CustomerRating { get; init; } = "NR";

    /// <summary>Lots that serve the contract; empty when any of them may.</summary>
    public IReadOnlyList<string> LotIds { get; init; } = [];

    /// <summary>GPUs contracted, 1 or more.</summary>
    public int Gpus { get; init; }

    /// <summary>First day of service.</summary>
    public DateOnly Start { get; init; }

    /// <summary>Day after the last day of service: the term is [start, end).</summary>
    public DateOnly End { get; init; }

    /// <summary>Price of one GPU for one hour at the start.</summary>
    public Money? PricePerGpuHour { get; init; }

    /// <summary>Share of the contracted hours the customer pays for whether used or not, 0 to 1.</summary>
    public double TakeOrPayShare { get; init; } = 1.0;

    /// <summary>Share of the contracted hours the customer is expected to use, 0 to 1. It moves power cost; it moves revenue only above the take-or-pay share.</summary>
    public double ExpectedUse { get; init; } = 0.80;

    /// <summary>Change of price on each anniversary of the start, as a fraction (0.02 rises 2 %, -0.05 steps down 5 %).</summary>
    public double EscalatorPerAnnum { get; init; }

    /// <summary>Share of fees expected to be given back as service-level credits, 0 to 1.</summary>
    public double ServiceLevelCreditShare { get; init; }

    /// <summary>Customer's prepayment; null when there is none.</summary>
    public CustomerPrepayment? Prepayment { get; init; }

    /// <summary>Whether the customer may end the contract for convenience.</summary>
    public bool TerminationForConvenience { get; init; }

    /// <summary>Guarantee behind the customer, in the contract's words; null when there is none.</summary>
    public string? Guarantee { get; init; }
}
