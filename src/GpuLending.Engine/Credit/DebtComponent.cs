namespace GpuLending.Engine.Credit;

/// <summary>One debt of a company.</summary>
/// <param name="Name">Its name, such as "DDTL 1.0".</param>
/// <param name="Principal">Principal outstanding, positive.</param>
/// <param name="RatePerAnnum">Its effective rate as a fraction (0.11); null when not disclosed.</param>
/// <param name="IsRecourse">False when lenders can look to the collateral only.</param>
public sealed record DebtComponent(string Name, Money Principal, decimal? RatePerAnnum = null, bool IsRecourse = true);
