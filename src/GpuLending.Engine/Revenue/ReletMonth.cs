namespace GpuLending.Engine.Revenue;

/// <summary>One month after a contract's end, expected: GPU-months let and standing empty, income per hour of the let ones, GPU-months of use.</summary>
internal readonly record struct ReletMonth(double Let, double Empty, double IncomePerHour, double Used);
