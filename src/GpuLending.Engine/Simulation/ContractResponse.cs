namespace GpuLending.Engine.Simulation;

/// <summary>What the default of one contract does to the cash of each month, beside the cash of the case in which nobody defaults.</summary>
/// <param name="Customer">Place of its customer.</param>
/// <param name="BeginsIn">First month of default in which the contract has begun: only then its GPUs stand empty first.</param>
/// <param name="Relet">Once the GPUs are let again, by <see cref="CashKind"/>.</param>
/// <param name="Empty">While they stand empty, likewise.</param>
internal sealed record ContractResponse(int Customer, int BeginsIn, CashParts[] Relet, CashParts[] Empty);
