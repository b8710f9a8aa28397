namespace GpuLending.Engine.Revenue;

/// <summary>Cash a customer pays ahead of service. It funds the fleet when it comes and is no cash flow when it is used up.</summary>
public sealed record CustomerPrepayment
{
    /// <summary>Amount received.</summary>
    public Money? Amount { get; init; }

    /// <summary>Day it is received.</summary>
    public DateOnly ReceivedOn { get; init; }

    /// <summary>Share of each invoice that is settled from the prepayment until it is used up, 0 to 1; null to use it evenly over the contract's months.</summary>
    public double? ShareOfEachInvoice { get; init; }
}
