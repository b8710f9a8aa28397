using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Costs;
using GpuLending.Engine.Covenants;
using GpuLending.Engine.Credit;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Revenue;
using GpuLending.Engine.Sizing;
using GpuLending.Engine.Waterfalls;

namespace GpuLending.Engine;

/// <summary>
/// What the parties would agree, as one immutable document: who borrows, which fleet secures the loan, which contracts pay, what it
/// costs to run, and the loan's own terms. It holds no market price and no result.
/// </summary>
/// <remarks>
/// A case may hold values that make no sense while somebody is typing; it is checked at the door before the engine sees it, and the
/// engine refuses a case it cannot compute. Every amount is in <see cref="Currency"/> unless it names its own.
/// </remarks>
public sealed record DealCase
{
    /// <summary>The deal's name on lists and documents, such as "Fluidstack, first tranche".</summary>
    public string Name { get; init; } = "";

    /// <summary>The loan's currency, ISO 4217.</summary>
    public Currency Currency { get; init; } = Currency.UsDollar;

    /// <summary>Closing: month zero of every path. For a seasoned loan, the date of its opening balance.</summary>
    public DateOnly ClosingDate { get; init; }

    /// <summary>The borrower and its group, as far as the figures need it.</summary>
    public BorrowerProfile Borrower { get; init; } = new();

    /// <summary>The fleet, lot by lot.</summary>
    public IReadOnlyList<Lot> Lots { get; init; } = [];

    /// <summary>How the fleet is marked: the curve for lots that name none, and the premise of the mark.</summary>
    public ValuationTerms Valuation { get; init; } = new();

    /// <summary>Offtake contracts, in no particular order.</summary>
    public IReadOnlyList<OfftakeContract> Contracts { get; init; } = [];

    /// <summary>What GPUs that no contract pays for are expected to earn.</summary>
    public MerchantTerms Merchant { get; init; } = new();

    /// <summary>What it costs to run the fleet.</summary>
    public OperatingCosts Costs { get; init; } = new();

    /// <summary>Dated cash that no contract or cost line describes: a known subsidy, a fixed fee, an entered cash flow.</summary>
    public IReadOnlyList<EnteredCashFlow> OtherCashFlows { get; init; } = [];

    /// <summary>The loan.</summary>
    public Facility Facility { get; init; } = new();

    /// <summary>The limits on the loan's size and what each is: applied, the lender's policy, or shown only.</summary>
    public SizingTerms Sizing { get; init; } = new();

    /// <summary>A loan paid after the senior one; null when there is none.</summary>
    public JuniorTranche? Junior { get; init; }

    /// <summary>What the lender assumes to measure expected loss and return on capital.</summary>
    public CreditTerms Credit { get; init; } = new();

    /// <summary>Covenants tested over the loan's life.</summary>
    public IReadOnlyList<Covenant> Covenants { get; init; } = [];

    /// <summary>Who is paid from each period's cash, in which order, and what is held back; null when no waterfall is agreed.</summary>
    public WaterfallTerms? Waterfall { get; init; }

    /// <summary>Documents the borrower hands over while the loan runs.</summary>
    public IReadOnlyList<Undertaking> Undertakings { get; init; } = [];

    /// <summary>Borrowing base that caps what may be drawn and owed; null when the terms have none.</summary>
    public BorrowingBaseTerms? BorrowingBase { get; init; }

    /// <summary>Who lends which share; shares sum to 1. Empty while no syndicate is known.</summary>
    public IReadOnlyList<LenderShare> Lenders { get; init; } = [];
}
