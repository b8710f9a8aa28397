namespace GpuLending.Engine.Credit;

/// <summary>Elements and states of a structure as people say them.</summary>
public static class StructureWords
{
    /// <summary>Name of an element.</summary>
    /// <param name="element">The element.</param>
    /// <returns>Its name, such as "Direct agreement with the customer".</returns>
    public static string Name(StructureElement element) => element switch
    {
        StructureElement.DirectAgreement => "Direct agreement with the customer",
        StructureElement.StepInRights => "Step-in rights, second operator named",
        StructureElement.LandlordWaiver => "Landlord's waiver and access",
        StructureElement.AccountControl => "Accounts under control",
        StructureElement.EquityPledge => "Pledge of all shares",
        StructureElement.SerialsScheduled => "Lien filed by serial number",
        StructureElement.Insurance => "Insurance, lenders loss payee",
        StructureElement.RateHedge => "Base rate hedged",
        StructureElement.PowerHedge => "Power price hedged or passed on",
        StructureElement.LiquidityReserve => "Reserve for debt service",
        StructureElement.ParentSeparation => "Separate from the parent",
        StructureElement.NoConvenienceTermination => "No leaving for convenience",
        StructureElement.RepaidByContracts => "Repaid within the contracts",
    };

    /// <summary>Name of a state.</summary>
    /// <param name="state">The state.</param>
    /// <returns>Its name.</returns>
    public static string Name(StructureState state) => state switch
    {
        StructureState.Missing => "Missing",
        StructureState.Done => "Done",
        StructureState.NotNeeded => "Not needed",
    };

    /// <summary>Name of a cause of default.</summary>
    /// <param name="cause">The cause.</param>
    /// <returns>Its name.</returns>
    public static string Name(DefaultCause cause) => cause switch
    {
        DefaultCause.OperatorFails => "Operator fails, customer stays",
        DefaultCause.CustomerFails => "Customer fails, operator stays",
        DefaultCause.BothFail => "Both fail",
    };

    /// <summary>Name of a route.</summary>
    /// <param name="route">The route.</param>
    /// <returns>Its name.</returns>
    public static string Name(RecoveryRoute route) => route switch
    {
        RecoveryRoute.ReplaceOperator => "Another operator serves the contract",
        RecoveryRoute.ReletInPlace => "Let again in place",
        RecoveryRoute.SellFleet => "Fleet is sold",
    };
}
