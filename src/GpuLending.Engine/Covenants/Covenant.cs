using GpuLending.Engine.Collateral;

namespace GpuLending.Engine.Covenants;

/// <summary>A covenant as data: what is measured, over which window, against which threshold, from which day.</summary>
public sealed record Covenant
{
    /// <summary>Short key, unique in the case, such as "V1".</summary>
    public string Id { get; init; } = "";

    /// <summary>Name in the terms' words.</summary>
    public string Name { get; init; } = "";

    /// <summary>What is measured.</summary>
    public CovenantKind Kind { get; init; }

    /// <summary>What the test stops: the loan (maintenance) or only further draws.</summary>
    public CovenantPurpose Purpose { get; init; } = CovenantPurpose.Maintenance;

    /// <summary>Least or largest value allowed, by kind; the threshold itself complies. Ratios as fractions or times; years for an age; liquidity in <see cref="MinimumAmount"/>, index tiers in <see cref="Index"/>.</summary>
    public double Threshold { get; init; }

    /// <summary>Least amount, for <see cref="CovenantKind.MinimumLiquidity"/>; null otherwise.</summary>
    public Money? MinimumAmount { get; init; }

    /// <summary>Months in the trailing window, 1 or more.</summary>
    public int TrailingMonths { get; init; } = 3;

    /// <summary>First day the covenant is tested; before it the state is "not tested yet". Null to test from the first payment date.</summary>
    public DateOnly? FirstTestDate { get; init; }

    /// <summary>Premise for <see cref="CovenantKind.LoanToValue"/>; null to take the case's mark.</summary>
    public ValuationPremise? Premise { get; init; }

    /// <summary>A compliant test with relative headroom under this fraction reads "at risk".</summary>
    public double AtRiskHeadroom { get; init; } = 0.10;

    /// <summary>Equity cures: cash added to cash flow (or taken off the balance for balance-sheet tests) on a test date.</summary>
    public IReadOnlyList<CovenantCure> Cures { get; init; } = [];

    /// <summary>Reported figures for kinds that no projection gives, such as the contract realisation ratio.</summary>
    public IReadOnlyList<CovenantObservation> Observations { get; init; } = [];

    /// <summary>What the reported figures cover.</summary>
    public ObservationBasis ObservationBasis { get; init; }

    /// <summary>Months looked ahead by <see cref="CovenantKind.ForwardDebtServiceCoverage"/>; months of interest, principal, hedges and running costs to be held by
    /// <see cref="CovenantKind.MinimumLiquidity"/>, 0 for the amount alone.</summary>
    public int ForwardMonths { get; init; }

    /// <summary>Customer whose share is tested by <see cref="CovenantKind.CustomerConcentration"/>; null for the largest, whoever it is.</summary>
    public string? Customer { get; init; }

    /// <summary>Countries in which the fleet may stand, ISO 3166 alpha-2; empty for any. Read by <see cref="CovenantKind.CollateralLocation"/>.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    /// <summary>Sites at which the fleet may stand, as the lots name them; empty for any. Read by <see cref="CovenantKind.CollateralLocation"/>.</summary>
    public IReadOnlyList<string> Sites { get; init; } = [];

    /// <summary>Whose age counts, for <see cref="CovenantKind.ChipAge"/>.</summary>
    public ChipAgeBasis AgeBasis { get; init; }

    /// <summary>Index and tiers, for <see cref="CovenantKind.RentalIndexTier"/>; null otherwise.</summary>
    public RentalIndexTerms? Index { get; init; }

    /// <summary>Months between tests, counted from the first test date or closing; null to test on every payment date.</summary>
    public int? TestEveryMonths { get; init; }

    /// <summary>Days after a test date within which the certificate is due, 0 or more; null when none is asked for.</summary>
    public int? CertificateDays { get; init; }

    /// <summary>How often cures count; null for as often as they are entered.</summary>
    public CureTerms? CureRights { get; init; }

    /// <summary>Signed changes of this covenant.</summary>
    public IReadOnlyList<CovenantAmendment> Amendments { get; init; } = [];

    /// <summary>Signed waivers of failed tests.</summary>
    public IReadOnlyList<CovenantWaiver> Waivers { get; init; } = [];

    /// <summary>How much the measured figure moves in a year, as the standard deviation of its logarithm; null when nobody says. Gives the odds of a breach ahead.</summary>
    public double? VolatilityPerAnnum { get; init; }

    /// <summary>Version of the definition, so that a test says which wording it was struck on.</summary>
    public string DefinitionVersion { get; init; } = "1";
}
