namespace GpuLending.Engine.Waterfalls;

/// <summary>What a rule of the waterfall pays.</summary>
public enum WaterfallStepKind
{
    /// <summary>Power, colocation and the other running costs of the period.</summary>
    OperatingExpenses,

    /// <summary>Undrawn and agency fees, and what cap and swap ask for.</summary>
    FeesAndHedges,

    /// <summary>Interest due to the lenders.</summary>
    Interest,

    /// <summary>Principal due by the schedule, overdue principal with it.</summary>
    Principal,

    /// <summary>Brings an account to its target; gives back what it holds above it.</summary>
    FundAccount,

    /// <summary>Prepays the loan with a share of what is left.</summary>
    Sweep,

    /// <summary>Exit fee and prepayment premium on what has been repaid.</summary>
    RepaymentFees,

    /// <summary>Holds back a share of what is left while its condition is met; gives it back when it is not.</summary>
    CashTrap,

    /// <summary>Interest and principal of the junior tranche.</summary>
    JuniorDebt,

    /// <summary>The manager's fee.</summary>
    ManagementFee,

    /// <summary>Capital expenditure after the fleet is delivered.</summary>
    ResidualCapex,

    /// <summary>A share of what is left to the sponsor.</summary>
    Distribution,
}
