namespace GpuLending.Engine.Sizing;

/// <summary>One limit, solved on its own, before the loan is known.</summary>
/// <param name="Key">Stable key.</param>
/// <param name="Name">Name with its terms.</param>
/// <param name="Status">What the limit is to this loan.</param>
/// <param name="Allows">Largest loan; null when it does not limit.</param>
/// <param name="Month">Tightest month; null when it has none.</param>
/// <param name="Reason">Why, with figures.</param>
internal sealed record LimitSolution(string Key, string Name, LimitStatus Status, double? Allows, int? Month, string Reason);
