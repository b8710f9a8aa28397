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

    /// <summary>Least or largest value allowed, by kind; the threshold itself complies. Ratios as fractions or times; liquidity in <see cref="MinimumAmount"/>.</summary>
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

    /// <summary>Version of the definition, so that a test says which wording it was struck on.</summary>
    public string DefinitionVersion { get; init; } = "1";
}
