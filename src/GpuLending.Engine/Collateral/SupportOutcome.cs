namespace GpuLending.Engine.Collateral;

/// <summary>What a case allows with or without its supports counted.</summary>
/// <param name="LoanSize">Loan that the limits allow.</param>
/// <param name="LoanToValueAllows">Loan that the loan-to-value limit allows; null when it does not limit.</param>
/// <param name="BindingLimit">Name of the limit that binds; empty when none does.</param>
/// <param name="MaximumLoanToValue">Highest balance over value, supports in the value when they are counted; null when nothing is owed.</param>
/// <param name="LeastRecovery">Least share of the balance that is recovered in any month; null when nothing is owed.</param>
public sealed record SupportOutcome(Money LoanSize, double? LoanToValueAllows, string BindingLimit, double? MaximumLoanToValue, double? LeastRecovery);
