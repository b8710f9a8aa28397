namespace GpuLending.Engine.Revenue;

/// <summary>One contract's committed end against the debt.</summary>
/// <param name="ContractId">Contract's key.</param>
/// <param name="Customer">Customer's name.</param>
/// <param name="Date">The committed end.</param>
/// <param name="MonthsBeforeMaturity">Whole months from there to the last principal.</param>
/// <param name="Balance">Principal outstanding at the end of that month.</param>
/// <param name="Gpus">GPUs that come free.</param>
/// <param name="LastPrice">Contract's price of one GPU for one hour on its last day.</param>
/// <param name="ReletPrice">Forward rate of a new contract that starts then; null without re-let terms.</param>
/// <param name="ReletRevenue">Expected revenue of its GPUs from there to the last principal.</param>
public sealed record ContractExpiry(
    string ContractId, string Customer, DateOnly Date, int MonthsBeforeMaturity, double Balance, int Gpus, double LastPrice, double? ReletPrice, double ReletRevenue);
