namespace GpuLending.Engine.Credit;

/// <summary>Who failed when the loan does.</summary>
public enum DefaultCause
{
    /// <summary>The operator fails and the customer stays.</summary>
    OperatorFails = 0,

    /// <summary>The customer fails and the operator stays.</summary>
    CustomerFails,

    /// <summary>Both fail.</summary>
    BothFail,
}
