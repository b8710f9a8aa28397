namespace GpuLending.Engine.Cashflows;

/// <summary>One contract's fees by month.</summary>
/// <param name="ContractId">Contract's key.</param>
/// <param name="Customer">Customer's name.</param>
/// <param name="Revenue">Fees earned by month.</param>
public sealed record ContractRevenuePath(string ContractId, string Customer, IReadOnlyList<double> Revenue);
