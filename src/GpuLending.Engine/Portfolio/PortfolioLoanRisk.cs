namespace GpuLending.Engine.Portfolio;

/// <summary>What one loan brings to the book's risk. Contributions of all loans sum to the book's figure.</summary>
/// <param name="Loan">The loan.</param>
/// <param name="UnexpectedLoss">Covariance of its loss with the book's over the book's standard deviation.</param>
/// <param name="Shortfall">Its mean loss on the paths beyond the confidence.</param>
/// <param name="Alone">Standard deviation of its own loss.</param>
public sealed record PortfolioLoanRisk(PortfolioLoan Loan, double UnexpectedLoss, double Shortfall, double Alone);
