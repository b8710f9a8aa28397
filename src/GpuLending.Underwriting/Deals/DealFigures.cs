using GpuLending.Engine;
using GpuLending.Underwriting.Access;

namespace GpuLending.Underwriting.Deals;

/// <summary>The figures of a deal that lists show, projected to columns when a draft is saved.</summary>
/// <param name="LoanSize">What the limits allow.</param>
/// <param name="BindingLimit">Name of the limit that decides it.</param>
/// <param name="LoanToValue">Highest loan to value over the loan's life, as a fraction.</param>
/// <param name="MinimumDscr">Lowest debt service coverage.</param>
/// <param name="MarginPerAnnum">Margin over the base rate, blended where draws or tranches bear their own.</param>
public sealed record DealFigures(Money? LoanSize, string? BindingLimit, double? LoanToValue, double? MinimumDscr, double? MarginPerAnnum = null)
{
    public static DealFigures From(UnderwritingResult result) => new(
        result.Sizing.LoanSize,
        result.Sizing.Binding?.Name,
        result.Coverage.MaximumLoanToValue,
        result.Coverage.MinimumDebtService,
        result.Credit?.Pricing?.OwnMargin);

    /// <summary>The figures of a document on the current market; null when it cannot be computed.</summary>
    internal static async Task<DealFigures?> OfAsync(EvaluateDeal evaluateDeal, DealDocument document, Actor actor, CancellationToken cancellationToken) =>
        await evaluateDeal.ExecuteAsync(document, null, actor, cancellationToken) is Result<Evaluation>.Success success ? From(success.Value.Result) : null;
}
