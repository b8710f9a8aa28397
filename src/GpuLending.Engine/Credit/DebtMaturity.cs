namespace GpuLending.Engine.Credit;

/// <summary>Principal due in one period of a maturity ladder.</summary>
/// <param name="Period">The period as the company names it, such as "2027" or "thereafter".</param>
/// <param name="Principal">Principal due in it, positive.</param>
public sealed record DebtMaturity(string Period, Money Principal);
