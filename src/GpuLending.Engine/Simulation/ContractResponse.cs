namespace GpuLending.Engine.Simulation;

/// <summary>What the default of one contract does to the cash of each month, beside the cash of the case in which nobody defaults. Cash is fixed + by rent × factor on rent.</summary>
/// <param name="Customer">Place of its customer.</param>
/// <param name="BeginsIn">First month of default in which the contract has begun: only then its GPUs stand empty first.</param>
/// <param name="Relet">Once the GPUs are let again, by month: what is fixed, and what moves with rent.</param>
/// <param name="Empty">While they stand empty.</param>
internal sealed record ContractResponse(int Customer, int BeginsIn, (double[] Fixed, double[] ByRent) Relet, (double[] Fixed, double[] ByRent) Empty);
