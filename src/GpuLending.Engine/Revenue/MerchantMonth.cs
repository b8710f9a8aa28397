namespace GpuLending.Engine.Revenue;

/// <summary>What free GPUs earn in a month, and how much they run: some GPU-months at a share of use.</summary>
internal readonly record struct MerchantMonth(double Revenue, double GpuMonths, double Use);
