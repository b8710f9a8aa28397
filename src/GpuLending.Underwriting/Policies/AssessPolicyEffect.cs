using GpuLending.Engine;
using GpuLending.Engine.Depreciation;
using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Sizing;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Market;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Policies;

/// <summary>What a policy would make of every open deal's loan, before anybody signs it. Stores nothing.</summary>
public sealed class AssessPolicyEffect(
    IDbContextFactory<UnderwritingDbContext> contexts, ReadMarketSnapshot readMarket, CurveCatalogue curves, RefusalLog refusals, TimeProvider clock)
{
    /// <param name="document">The policy asked about.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="progress">Told after every deal; null for nobody.</param>
    /// <param name="cancellationToken">Stops it between two deals.</param>
    /// <returns>One row a deal, the largest change first.</returns>
    public async Task<Result<IReadOnlyList<PolicyEffectRow>>> ExecuteAsync(
        PolicyDocument document, Actor actor, IProgress<PolicyEffectProgress>? progress, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewDeals))
            return await refusals.RefuseAsync<IReadOnlyList<PolicyEffectRow>>(actor, Permission.ViewDeals, nameof(AssessPolicyEffect), cancellationToken);
        if (PolicyDocumentValidator.Check(document) is { Count: > 0 } problems)
            return new Result<IReadOnlyList<PolicyEffectRow>>.Invalid(problems);

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var inForce = await PolicyRegister.InForceAsync(context, clock.GetUtcNow(), cancellationToken);
        var deals = await (
            from deal in context.Deals.AsNoTracking()
            join draft in context.DealDrafts on deal.Id equals draft.DealId
            join borrower in context.Borrowers on deal.BorrowerId equals borrower.Id
            where deal.Stage != DealStage.Declined && deal.Stage != DealStage.Default && deal.Stage != DealStage.Repaid
            orderby deal.CreatedAt, deal.Id
            select new { deal.Id, Borrower = borrower.Name, deal.Stage, draft.Document }).ToListAsync(cancellationToken);
        var market = await readMarket.ExecuteAsync(null, cancellationToken);
        var (before, after) = (On(inForce.Document.Lending), On(document.Lending));
        var rows = new List<PolicyEffectRow>(deals.Count);
        progress?.Report(new PolicyEffectProgress(0, deals.Count));
        foreach (var deal in deals)
        {
            cancellationToken.ThrowIfCancellationRequested();
            rows.Add(await Task.Run(() => Row(deal.Id, deal.Borrower, deal.Stage, deal.Document, before, after), cancellationToken));
            progress?.Report(new PolicyEffectProgress(rows.Count, deals.Count));
        }

        return rows.OrderByDescending(row => Math.Abs(row.Change?.Amount ?? 0m)).ToList();

        MarketSnapshot On(LendingPolicy policy) => market with { Policy = policy };
    }

    private PolicyEffectRow Row(Guid dealId, string borrower, DealStage stage, DealDocument document, MarketSnapshot before, MarketSnapshot after)
    {
        var (now, then) = (EvaluateDeal.Evaluate(document, Scenario.Base, before, curves), EvaluateDeal.Evaluate(document, Scenario.Base, after, curves));
        var (old, fresh) = (Of(now), Of(then));
        return new PolicyEffectRow(
            dealId, document.Case.Name, borrower, stage, old?.Result.Sizing.LoanSize, fresh?.Result.Sizing.LoanSize, old?.Result.Sizing.Binding?.Name, fresh?.Result.Sizing.Binding?.Name,
            Beyond(fresh, old), Beyond(old, fresh), Why(then) ?? Why(now));

        static Evaluation? Of(Result<Evaluation> result) => result is Result<Evaluation>.Success success ? success.Value : null;

        static List<string> Beyond(Evaluation? one, Evaluation? other) => one is null || other is null ? [] :
            [.. one.Exceptions.Where(raised => other.Exceptions.All(known => known.Rule != raised.Rule)).Select(raised => raised.Title)];

        static string? Why(Result<Evaluation> result) => result switch
        {
            Result<Evaluation>.Invalid(var messages) => messages[0].Message,
            Result<Evaluation>.NotComputable(var reason) => reason,
            _ => null,
        };
    }
}
