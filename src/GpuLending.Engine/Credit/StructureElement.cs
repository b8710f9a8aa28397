namespace GpuLending.Engine.Credit;

/// <summary>What a lender's lawyers look for in the papers. Each is done or missing; a missing one costs notches and may close a way of recovery.
/// See docs/methodology/structure-notches.md.</summary>
public enum StructureElement
{
    /// <summary>The customer has signed with the lenders: it keeps paying who replaces the operator, and tells them before it terminates.</summary>
    DirectAgreement = 0,

    /// <summary>The lenders may put another operator in, and one is named.</summary>
    StepInRights,

    /// <summary>The site's owner waives its lien and lets the lenders in.</summary>
    LandlordWaiver,

    /// <summary>The customers pay into accounts the lenders control.</summary>
    AccountControl,

    /// <summary>All shares of the borrower are pledged.</summary>
    EquityPledge,

    /// <summary>The lien is filed over a list of serial numbers.</summary>
    SerialsScheduled,

    /// <summary>The fleet is insured and the lenders are named as loss payee.</summary>
    Insurance,

    /// <summary>The base rate is hedged for most of the loan.</summary>
    RateHedge,

    /// <summary>The price of power is hedged or passed on.</summary>
    PowerHedge,

    /// <summary>Cash for the next months' debt service is held back.</summary>
    LiquidityReserve,

    /// <summary>The borrower stands apart from its parent: its own accounts, an independent director, no consolidation in the parent's bankruptcy.</summary>
    ParentSeparation,

    /// <summary>No customer may leave for convenience without paying the debt it supports.</summary>
    NoConvenienceTermination,

    /// <summary>The contracts repay the loan: nothing is left when they end.</summary>
    RepaidByContracts,
}
