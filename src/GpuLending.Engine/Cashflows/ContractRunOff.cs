namespace GpuLending.Engine.Cashflows;

/// <summary>Debt against the end of the contracts.</summary>
/// <param name="LastContractEnd">Day the last contract ends; null when there is none.</param>
/// <param name="MonthsOfDebtPast">Months from there to the last maturity, 0 or more.</param>
/// <param name="BalancePast">Principal outstanding when the last contract ends.</param>
/// <param name="UncoveredBalance">Largest balance outstanding over the loan's life that is not matched by GPUs under contract: balance times the share of GPUs without a contract.</param>
/// <param name="ShareOfLoanPast"><paramref name="BalancePast"/> over the loan's size, as a fraction; null when the loan is zero.</param>
/// <param name="CommitmentOverRevenue">Commitment as asked for, else as sized, over the borrower's last full year's revenue, a multiple; null when revenue was not provided.</param>
public sealed record ContractRunOff(
    DateOnly? LastContractEnd,
    int MonthsOfDebtPast,
    double BalancePast,
    double UncoveredBalance,
    double? ShareOfLoanPast,
    double? CommitmentOverRevenue);
