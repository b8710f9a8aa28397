using System.Linq.Expressions;
using GpuLending.Engine;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Deals;

/// <summary>The pipeline: searched, filtered, sorted and paged by the database.</summary>
public sealed class ListDeals(IDbContextFactory<UnderwritingDbContext> contexts, RefusalLog refusals)
{
    private const int MostRows = 200;

    public async Task<Result<Page<DealListRow>>> ExecuteAsync(DealListQuery query, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewDeals))
            return await refusals.RefuseAsync<Page<DealListRow>>(actor, Permission.ViewDeals, nameof(ListDeals), cancellationToken);

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows =
            from deal in context.Deals.AsNoTracking()
            join draft in context.DealDrafts on deal.Id equals draft.DealId
            join borrower in context.Borrowers on deal.BorrowerId equals borrower.Id
            join owner in context.Users on deal.OwnerId equals owner.Id
            select new Row { Deal = deal, Draft = draft, BorrowerName = borrower.Name, OwnerName = owner.DisplayName };

        if (!string.IsNullOrWhiteSpace(query.Search))
        {
            var pattern = LikePattern.Containing(query.Search);
            rows = rows.Where(row => EF.Functions.ILike(row.Draft.Name, pattern, "\\") || EF.Functions.ILike(row.BorrowerName, pattern, "\\"));
        }

        if (query.Stage is { } stage)
            rows = rows.Where(row => row.Deal.Stage == stage);
        if (query.OwnerId is { } ownerId)
            rows = rows.Where(row => row.Deal.OwnerId == ownerId);
        if (query.NeedsMe)
            rows = WaitingFor(actor, context, rows);

        var total = await rows.CountAsync(cancellationToken);
        var page = await Sorted(rows, query.Sort, query.Descending)
            .ThenBy(row => row.Deal.Id)
            .Skip(Math.Max(0, query.Skip))
            .Take(Math.Clamp(query.Take, 1, MostRows))
            .Select(row => new
            {
                row.Deal.Id,
                row.Draft.Name,
                row.BorrowerName,
                row.Deal.Stage,
                row.Draft.LoanSizeAmount,
                row.Draft.LoanSizeCurrency,
                row.Draft.BindingLimit,
                row.Draft.LoanToValue,
                row.Draft.MinimumDscr,
                row.Draft.MarginPerAnnum,
                row.OwnerName,
                row.Deal.StageSince,
                row.Draft.ChangedAt,
            })
            .ToListAsync(cancellationToken);
        return new Page<DealListRow>(
            [.. page.Select(row => new DealListRow(
                row.Id, row.Name, row.BorrowerName, row.Stage,
                row.LoanSizeAmount is { } amount ? new Money(amount, new Currency(row.LoanSizeCurrency!)) : null,
                row.BindingLimit, row.LoanToValue, row.MinimumDscr, row.MarginPerAnnum, row.OwnerName, row.StageSince, row.ChangedAt))],
            total);
    }

    private static IQueryable<Row> WaitingFor(Actor actor, UnderwritingDbContext context, IQueryable<Row> rows) => actor.May(Permission.DecideRevisions)
        ? rows.Where(row => (row.Deal.Stage == DealStage.Submitted || row.Deal.Stage == DealStage.InReview)
            && context.Revisions.Any(revision => revision.DealId == row.Deal.Id
                && revision.Number == context.Revisions.Where(other => other.DealId == row.Deal.Id).Max(other => other.Number)
                && revision.SubmitterId != actor.UserId
                && !context.Approvals.Any(approval => approval.RevisionId == revision.Id && approval.ApproverId == actor.UserId)))
        : rows.Where(row => row.Deal.OwnerId == actor.UserId && (row.Deal.Stage == DealStage.Returned || row.Deal.Stage == DealStage.Draft));

    private static IOrderedQueryable<Row> Sorted(IQueryable<Row> rows, string sort, bool descending) => sort switch
    {
        "name" => By(rows, row => row.Draft.Name, descending),
        "borrower" => By(rows, row => row.BorrowerName, descending),
        "owner" => By(rows, row => row.OwnerName, descending),
        "since" => By(rows, row => row.Deal.StageSince, descending),
        "size" => By(rows.OrderBy(row => row.Draft.LoanSizeAmount == null), row => row.Draft.LoanSizeAmount, descending),
        "limit" => By(rows.OrderBy(row => row.Draft.BindingLimit == null), row => row.Draft.BindingLimit, descending),
        "ltv" => By(rows.OrderBy(row => row.Draft.LoanToValue == null), row => row.Draft.LoanToValue, descending),
        "dscr" => By(rows.OrderBy(row => row.Draft.MinimumDscr == null), row => row.Draft.MinimumDscr, descending),
        "margin" => By(rows.OrderBy(row => row.Draft.MarginPerAnnum == null), row => row.Draft.MarginPerAnnum, descending),
        "stage" => By(rows, StageOrder(), descending),
        _ => By(rows, row => row.Draft.ChangedAt, descending),
    };

    private static IOrderedQueryable<Row> By<TKey>(IQueryable<Row> rows, Expression<Func<Row, TKey>> key, bool descending) =>
        descending ? rows.OrderByDescending(key) : rows.OrderBy(key);

    private static IOrderedQueryable<Row> By<TKey>(IOrderedQueryable<Row> rows, Expression<Func<Row, TKey>> key, bool descending) =>
        descending ? rows.ThenByDescending(key) : rows.ThenBy(key);

    /// <summary>Stages are stored by name; they sort by where they come in a deal's life.</summary>
    private static Expression<Func<Row, int>> StageOrder()
    {
        var row = Expression.Parameter(typeof(Row), "row");
        var stage = Expression.Property(Expression.Property(row, nameof(Row.Deal)), nameof(Deal.Stage));
        var order = Enum.GetValues<DealStage>().Reverse().Aggregate<DealStage, Expression>(
            Expression.Constant(int.MaxValue),
            (rest, value) => Expression.Condition(Expression.Equal(stage, Expression.Constant(value)), Expression.Constant((int)value), rest));
        return Expression.Lambda<Func<Row, int>>(order, row);
    }

    private sealed class Row
    {
        public required Deal Deal { get; init; }

        public required DealDraft Draft { get; init; }

        public required string BorrowerName { get; init; }

        public required string OwnerName { get; init; }
    }
}
