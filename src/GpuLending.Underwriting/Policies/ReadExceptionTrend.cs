using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Approvals;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Policies;

/// <summary>How often each rule was excepted over time, from what was submitted, and which exceptions stand.</summary>
public sealed class ReadExceptionTrend(IDbContextFactory<UnderwritingDbContext> contexts, RefusalLog refusals, TimeProvider clock)
{
    private const int MostMonths = 24;
    private const int FewestMonths = 6;

    public async Task<Result<ExceptionTrend>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewDeals))
            return await refusals.RefuseAsync<ExceptionTrend>(actor, Permission.ViewDeals, nameof(ReadExceptionTrend), cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var present = new DateOnly(today.Year, today.Month, 1);
        var start = new DateTimeOffset(present.AddMonths(1 - MostMonths), TimeOnly.MinValue, TimeSpan.Zero);
        var submitted = await context.Revisions.AsNoTracking().Where(row => row.SubmittedAt >= start).OrderBy(row => row.SubmittedAt)
            .Select(row => new { row.DealId, row.Number, row.SubmittedAt, row.Exceptions }).ToListAsync(cancellationToken);
        // A deal that was submitted several times in a month counts once, as it was last.
        var counted = submitted.GroupBy(row => (row.DealId, Month: new DateOnly(row.SubmittedAt.Year, row.SubmittedAt.Month, 1)))
            .Select(group => (group.Key.Month, Exceptions: RevisionContent.Exceptions(group.MaxBy(row => row.Number)!.Exceptions))).ToList();
        var months = new List<DateOnly>();
        // A trend needs months before it, were they empty.
        var first = present.AddMonths(1 - FewestMonths);
        for (var month = counted.Count == 0 || counted.Min(row => row.Month) > first ? first : counted.Min(row => row.Month); month <= present; month = month.AddMonths(1))
            months.Add(month);
        var rules = counted.SelectMany(row => row.Exceptions.Select(exception => (row.Month, exception.Rule, exception.Title)))
            .GroupBy(row => row.Rule, StringComparer.Ordinal)
            .Select(group => new ExceptionRuleTrend(
                group.Key, PolicyRules.All.FirstOrDefault(rule => rule.Key == group.Key)?.Title ?? group.Last().Title,
                [.. months.Select(month => group.Count(row => row.Month == month))], group.Count()))
            .OrderByDescending(rule => rule.Total).ThenBy(rule => rule.Title, StringComparer.Ordinal).ToList();
        return new ExceptionTrend(
            [.. months.Select(month => new ExceptionMonth(month, counted.Count(row => row.Month == month)))], rules, await StandingAsync(context, today, cancellationToken));
    }

    private static async Task<List<StandingException>> StandingAsync(UnderwritingDbContext context, DateOnly today, CancellationToken cancellationToken)
    {
        var approved = await (
            from revision in context.Revisions.AsNoTracking()
            join deal in context.Deals on revision.DealId equals deal.Id
            join draft in context.DealDrafts on deal.Id equals draft.DealId
            where deal.Stage != DealStage.Declined && deal.Stage != DealStage.Default && deal.Stage != DealStage.Repaid
            where context.RevisionEvents.Where(step => step.RevisionId == revision.Id).OrderByDescending(step => step.Sequence)
                .Select(step => step.State == RevisionState.Approved || step.State == RevisionState.ApprovedWithConditions).First()
            select new { revision.DealId, revision.Id, revision.Number, revision.Exceptions, deal.Stage, draft.Name }).ToListAsync(cancellationToken);
        var newest = approved.GroupBy(row => row.DealId).Select(deal => deal.MaxBy(row => row.Number)!);
        return
        [
            .. from revision in newest
               from exception in RevisionContent.Exceptions(revision.Exceptions)
               orderby exception.Expiry ?? DateOnly.MaxValue, revision.Name
               select new StandingException(
                   revision.DealId, revision.Name, revision.Stage, revision.Id, exception.Title, exception.Limit, exception.Actual, exception.Mitigant ?? "", exception.Expiry,
                   exception.Expiry < today),
        ];
    }
}
