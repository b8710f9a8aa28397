using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Deals;

namespace GpuLending.Underwriting.Comparables;

/// <summary>The public deals, held against one of the desk's.</summary>
public sealed class ReadComparables(OpenDeal openDeal, EvaluateDeal evaluateDeal, RefusalLog refusals)
{
    /// <param name="dealId">The desk deal, as its reader sees it now; null for the public deals alone.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Result<ComparablesView>> ExecuteAsync(Guid? dealId, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewDeals))
            return await refusals.RefuseAsync<ComparablesView>(actor, Permission.ViewDeals, nameof(ReadComparables), cancellationToken);
        if (dealId is not { } id)
            return new ComparablesView(null, [.. PublicDeals.All.Select(deal => new Comparable(deal, [], []))], null);

        switch (await openDeal.ExecuteAsync(id, actor, cancellationToken))
        {
            case Result<DealView>.Success opened:
                return await evaluateDeal.ExecuteAsync(opened.Value.Current, null, actor, cancellationToken) switch
                {
                    Result<Evaluation>.Success evaluated => Held(DealTerms.Of(opened.Value.Current.Case, evaluated.Value.Result, evaluated.Value.Snapshot)),
                    Result<Evaluation>.NotComputable refused => Alone(refused.Reason),
                    _ => Alone("Some of its inputs have to be put right first."),
                };
            case Result<DealView>.NotFound missing:
                return new Result<ComparablesView>.NotFound(missing.What);
            default:
                return Alone("The deal cannot be opened.");
        }
    }

    private static ComparablesView Held(DealTerms own) => new(own, FindComparables.For(own), null);

    private static ComparablesView Alone(string problem) => new(null, [.. PublicDeals.All.Select(deal => new Comparable(deal, [], []))], problem);
}
