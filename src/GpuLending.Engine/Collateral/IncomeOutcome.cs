namespace GpuLending.Engine.Collateral;

/// <summary>What the income approach says of one GPU.</summary>
/// <param name="Value">Present value in US dollars.</param>
/// <param name="EconomicLifeMonths">Whole months for which rent covers cost, 0 to <see cref="IncomeValue.LongestMonths"/>.</param>
/// <param name="IsCapped">True when rent still covers cost after the most months that are counted.</param>
public sealed record IncomeOutcome(double Value, int EconomicLifeMonths, bool IsCapped);
