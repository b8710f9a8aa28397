namespace GpuLending.Engine.Costs;

/// <summary>One line of the costs by month.</summary>
/// <param name="Key">Stable key: maintenance, insurance, software, staff, selling-and-administration, property-tax, fixed.</param>
/// <param name="Name">Name as people say it.</param>
/// <param name="ByMonth">Amount by month, positive, in the loan's currency; [0] is closing.</param>
public sealed record CostLine(string Key, string Name, IReadOnlyList<double> ByMonth);
