namespace GpuLending.Engine.Portfolio;

/// <summary>What a loan under review brings to the book, as a revision keeps it. Amounts in the book's currency, positive.</summary>
/// <param name="Terms">Correlations, paths, seed and confidence.</param>
/// <param name="Loans">Loans in the figures, the one under review among them.</param>
/// <param name="LeftOut">Loans of the book that could not be measured.</param>
/// <param name="Exposure">Exposure of the book with the loan.</param>
/// <param name="ExpectedLoss">Its expected loss.</param>
/// <param name="UnexpectedLoss">Its standard deviation of loss.</param>
/// <param name="Tail">Value at risk and expected shortfall at the terms' confidence, with standard errors.</param>
/// <param name="Addition">The book with the loan less the book without it.</param>
/// <param name="Own">The loan's parts: with those of all others they sum to the book's unexpected loss and expected shortfall.</param>
/// <param name="OverLimits">Names whose share of exposure is over a limit, with the loan.</param>
public sealed record BookContribution(
    PortfolioTerms Terms, int Loans, int LeftOut, double Exposure, double ExpectedLoss, double UnexpectedLoss, PortfolioQuantile Tail, PortfolioAddition Addition, PortfolioLoanRisk Own,
    IReadOnlyList<string> OverLimits)
{
    /// <summary>What a measured book says of the loan under review.</summary>
    /// <param name="result">The book with the loan.</param>
    /// <param name="leftOut">Loans that are not in it though they belong to the book.</param>
    /// <returns>The contribution; null when no loan is under review.</returns>
    public static BookContribution? Of(PortfolioResult result, int leftOut)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Addition is not { } addition ? null : new BookContribution(
            result.Terms, result.Loans.Count, leftOut, result.Exposure, result.ExpectedLoss, result.UnexpectedLoss, result.Tail, addition, result.Loans.Single(loan => loan.Loan.Key == addition.Key),
            [.. result.Concentrations.SelectMany(concentration => concentration.Over.Select(row => row.Name))]);
    }
}
