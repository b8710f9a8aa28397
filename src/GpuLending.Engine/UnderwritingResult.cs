using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Checks;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Covenants;
using GpuLending.Engine.Credit;
using GpuLending.Engine.Depreciation;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Sizing;
using GpuLending.Engine.Waterfalls;

namespace GpuLending.Engine;

/// <summary>Everything one run of the engine says about a case under one scenario.</summary>
/// <remarks>
/// Paths are monthly: index m is the m-th month after closing, index 0 is closing. Flows at m fall in (m-1, m]; balances and values are
/// at the end of m, after that day's payment. Figures are projections in the loan's currency; <see cref="Schedule"/> is settled to the cent.
/// </remarks>
public sealed record UnderwritingResult
{
    /// <summary>Version of the engine that computed it.</summary>
    public required string EngineVersion { get; init; }

    /// <summary>Snapshot of the market it was computed on.</summary>
    public required string SnapshotId { get; init; }

    /// <summary>Version of the lending policy in that snapshot; empty in results stored before it was named.</summary>
    public string PolicyVersion { get; init; } = "";

    /// <summary>Scenario it was computed under.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>Date the figures are struck at.</summary>
    public required DateOnly ValuationDate { get; init; }

    /// <summary>Currency of every amount.</summary>
    public required Currency Currency { get; init; }

    /// <summary>Dates of the months, index 0 is closing.</summary>
    public required IReadOnlyList<DateOnly> Months { get; init; }

    /// <summary>Size and the limits that made it.</summary>
    public required SizingResult Sizing { get; init; }

    /// <summary>Value of the fleet over time.</summary>
    public required CollateralPath Collateral { get; init; }

    /// <summary>Revenue, costs and cash flow available for debt service over time.</summary>
    public required OperatingCashflow Cashflow { get; init; }

    /// <summary>Income tax by year and what it does to the loan; null when the borrower pays none.</summary>
    public Costs.IncomeTaxResult? IncomeTax { get; init; }

    /// <summary>The loan over time, unsettled.</summary>
    public required LoanPath Loan { get; init; }

    /// <summary>The loan's schedule in money, to the cent, each draw on its own clock.</summary>
    public required SettledSchedule Schedule { get; init; }

    /// <summary>The loan as a lease; null when it is none.</summary>
    public LeaseFigures? Lease { get; init; }

    /// <summary>Coverage and leverage over time.</summary>
    public required CoveragePath Coverage { get; init; }

    /// <summary>Every covenant with every test.</summary>
    public required IReadOnlyList<CovenantResult> Covenants { get; init; }

    /// <summary>Figures of the borrowing-base certificate by month; null when the terms have no borrowing base.</summary>
    public BorrowingBasePath? BorrowingBase { get; init; }

    /// <summary>What the lender earns and the borrower pays.</summary>
    public required LoanReturns Returns { get; init; }

    /// <summary>Expected loss and return on capital; null in results of engines that did not measure them.</summary>
    public CreditMeasures? Credit { get; init; }

    /// <summary>Every period's cash through the waterfall; null when none is agreed.</summary>
    public WaterfallResult? Waterfall { get; init; }

    /// <summary>What the sponsor pays and receives; null when no waterfall is agreed.</summary>
    public EquityReturns? Equity { get; init; }

    /// <summary>The settled schedule by tranche and lender; null when there are neither.</summary>
    public ParticipationBook? Participations { get; init; }

    /// <summary>The junior tranche; null when there is none.</summary>
    public JuniorResult? Junior { get; init; }

    /// <summary>Where the money comes from and goes to, at funding.</summary>
    public required SourcesAndUses SourcesAndUses { get; init; }

    /// <summary>Debt that outlives the contracts.</summary>
    public required ContractRunOff RunOff { get; init; }

    /// <summary>Contracts and customers as a lender reads them; null in results of engines that did not say it.</summary>
    public Revenue.ContractBook? ContractBook { get; init; }

    /// <summary>Contract ends against the debt, and re-letting; null in results of engines that did not say it.</summary>
    public Revenue.RollOver? RollOver { get; init; }

    /// <summary>Outside assemblies whose curves the case names, each with the hash of its code; empty when every curve is the engine's own.</summary>
    public IReadOnlyList<CurveAssembly> CurveAssemblies { get; init; } = [];

    /// <summary>Things that must hold. A failed one is a fault of the engine or of the case.</summary>
    public required IReadOnlyList<IntegrityCheck> Checks { get; init; }

    /// <summary>Things a reader should look at. None of them stops a deal.</summary>
    public required IReadOnlyList<CommercialAlert> Alerts { get; init; }

    /// <summary>Band, liquidation clock and supports, assessed when a revision is frozen; null in a run that was not asked for them.</summary>
    public Scenarios.ResidualAssessment? Residual { get; init; }

    /// <summary>The simulation of this very case on this market that was complete when a revision was frozen; null when there was none.</summary>
    public Simulation.SimulationResult? Simulation { get; init; }

    /// <summary>The deal's stress cases, break points and reverse stress, run when a revision is frozen; null in a run that was not asked for them, and where no cases are chosen.</summary>
    public Scenarios.StressAssessment? Stress { get; init; }

    /// <summary>Covenants held against printed prices when a revision is frozen; null in a run that was not asked for them.</summary>
    public IReadOnlyList<Covenants.CovenantBacktestRecord>? Backtests { get; init; }

    /// <summary>What the loan brings to the book of approved loans, measured when a revision is frozen; null in a run that was not asked for it, and where the loan or the book could not be measured.</summary>
    public Portfolio.BookContribution? Book { get; init; }
}
