using GpuLending.Engine.Collateral;

namespace GpuLending.Engine.Sizing;

/// <summary>Cost of the fleet in one category.</summary>
/// <param name="Category">Category.</param>
/// <param name="Cost">Cost over all lots.</param>
/// <param name="Eligible">Part of it that the terms lend against: of the lots the loan draws against, when the terms accept the category.</param>
public sealed record CategoryCost(CostCategory Category, double Cost, double Eligible);
