namespace GpuLending.Web.Api;

/// <summary>The GPU for which the list of curves shows values.</summary>
/// <param name="GpuModel">Catalogue key; null when the catalogue is empty.</param>
/// <param name="InServiceDate">Day on which age is zero.</param>
/// <param name="UnitCost">Hardware cost of one GPU, US dollars.</param>
/// <param name="SnapshotId">The market.</param>
public sealed record CurveExample(string? GpuModel, DateOnly InServiceDate, double UnitCost, string SnapshotId);
