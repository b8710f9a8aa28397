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

    /// <summary>What the customer owes for the hours it has contracted.</summary>
    public ContractKind Kind { get; init; } = ContractKind.TakeOrPay;

    /// <summary>Customer's probability of default in a year, 0 to 1; null to take the rating's.</summary>
    public double? DefaultProbability { get; init; }

    /// <summary>Lots that serve the contract; empty when any of them may.</summary>
    public IReadOnlyList<string> LotIds { get; init; } = [];

    /// <summary>GPUs contracted, 1 or more.</summary>
    public int Gpus { get; init; }

    /// <summary>GPUs taken by date as they are delivered, in date order; empty when all are taken from the start.</summary>
    public IReadOnlyList<RampStep> Ramp { get; init; } = [];

    /// <summary>First day of service.</summary>
    public DateOnly Start { get; init; }

    /// <summary>Day after the last day of service: the term is [start, end).</summary>
    public DateOnly End { get; init; }

    /// <summary>Price of one GPU for one hour at the start; a spot contract reads the merchant rent instead and needs none.</summary>
    public Money? PricePerGpuHour { get; init; }

    /// <summary>Prices agreed for later dates, in date order; each replaces the price before it.</summary>
    public IReadOnlyList<PriceStep> PriceSteps { get; init; } = [];

    /// <summary>Share of the contracted hours the customer pays for whether used or not, 0 to 1; the reserved share of a reserved contract. On-demand and spot
    /// contracts do not read it.</summary>
    public double TakeOrPayShare { get; init; } = 1.0;

    /// <summary>Share of the contracted hours the customer is expected to use, 0 to 1. It moves power cost; it moves revenue only above the take-or-pay share.</summary>
    public double ExpectedUse { get; init; } = 0.80;

    /// <summary>Change of price on each anniversary of the start, as a fraction (0.02 rises 2 %, -0.05 steps down 5 %).</summary>
    public double EscalatorPerAnnum { get; init; }

    /// <summary>Whether those anniversaries count from the agreed start also when service starts late; otherwise from the first day of service.</summary>
    public bool AnniversariesFromAgreedStart { get; init; }

    /// <summary>Share of the hours the fleet is expected to be available, 0 to 1. What is not available is not used.</summary>
    public double Availability { get; init; } = 1;

    /// <summary>Availability below which credits are due, 0 to 1.</summary>
    public double AvailabilityFloor { get; init; } = 1;

    /// <summary>Credits by availability; empty when hours not available are simply not paid once availability is below the floor.</summary>
    public IReadOnlyList<ServiceLevelCredit> ServiceLevelCredits { get; init; } = [];

    /// <summary>Share of fees expected to be given back as service-level credits beside those of <see cref="Availability"/>, 0 to 1.</summary>
    public double ServiceLevelCreditShare { get; init; }

    /// <summary>Customer's prepayment; null when there is none.</summary>
    public CustomerPrepayment? Prepayment { get; init; }

    /// <summary>Whether the customer may end the contract for convenience.</summary>
    public bool TerminationForConvenience { get; init; }

    /// <summary>When it may leave before the end and what it pays for that; null when it may not, or when nothing is known but
    /// <see cref="TerminationForConvenience"/>.</summary>
    public TerminationTerms? Termination { get; init; }

    /// <summary>Rights to go on after the end, in their order.</summary>
    public IReadOnlyList<ExtensionOption> Extensions { get; init; } = [];

    /// <summary>Who else owes the fees; null when nobody does.</summary>
    public ContractGuarantee? GuaranteedBy { get; init; }

    /// <summary>What months that have passed brought, in date order.</summary>
    public IReadOnlyList<ContractActual> Actuals { get; init; } = [];

    /// <summary>Guarantee behind the customer, in the contract's words; null when there is none.</summary>
    public string? Guarantee { get; init; }
}
