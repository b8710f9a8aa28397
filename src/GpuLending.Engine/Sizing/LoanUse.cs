namespace GpuLending.Engine.Sizing;

/// <summary>A use of money that depends on the loan, as solved with it.</summary>
/// <param name="Key">Stable key: discount, upfront-fee, capitalised-interest, interest-to-first-payment, debt-service-reserve.</param>
/// <param name="Name">Name on screen.</param>
/// <param name="Funding">Who funds it.</param>
/// <param name="Amount">Amount at the loan's size.</param>
/// <param name="Share">Amount over the loan, as a fraction; null without a loan.</param>
public sealed record LoanUse(string Key, string Name, UseFunding Funding, double Amount, double? Share);
