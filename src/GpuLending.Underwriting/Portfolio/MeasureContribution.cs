using GpuLending.Engine.Portfolio;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Deals;

namespace GpuLending.Underwriting.Portfolio;

/// <summary>What a deal brings to the book of approved loans, for its revision and its papers. Writes nothing.</summary>
public sealed class MeasureContribution(MeasurePortfolio measure, TimeProvider clock)
{
    /// <summary>Paths: enough for a tail of one in a thousand, few enough to wait for.</summary>
    private const int Paths = 50_000;

    /// <summary>A book of thousands of deals that nobody has measured today takes longer than a submission may.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <param name="dealId">The deal.</param>
    /// <param name="document">Its document as it goes into the paper.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The contribution; null when the actor may not see the book, the loan cannot be measured, or measuring takes too long.</returns>
    public async Task<BookContribution?> ExecuteAsync(Guid dealId, DealDocument document, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewPortfolio)) return null;
        using var patience = new CancellationTokenSource(Patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        var question = new PortfolioQuestion
        {
            Scope = PortfolioScope.Approved,
            Reviewed = dealId,
            ReviewedDocument = document,
            Terms = new PortfolioTerms { Paths = Paths },
        };
        try
        {
            return await measure.ExecuteAsync(question, actor, null, both.Token) is Result<PortfolioView>.Success { Value: var view } ? BookContribution.Of(view.Result, view.LeftOut.Count()) : null;
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
