using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace GpuLending.Underwriting.Deals;

/// <summary>Opens a deal.</summary>
public sealed partial class CreateDeal(
    IDbContextFactory<UnderwritingDbContext> contexts, EvaluateDeal evaluateDeal, AuditTrail audit, RefusalLog refusals, TimeProvider clock,
    ILogger<CreateDeal> logger)
{
    public async Task<Result<Guid>> ExecuteAsync(CreateDealCommand command, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.EditDeals))
            return await refusals.RefuseAsync<Guid>(actor, Permission.EditDeals, nameof(CreateDeal), cancellationToken);
        if (DocumentGuard.Name(command.Name).ToList() is { Count: > 0 } problems)
            return new Result<Guid>.Invalid(problems);

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Borrowers.AsNoTracking().SingleOrDefaultAsync(row => row.Id == command.BorrowerId, cancellationToken) is not { } borrower)
            return new Result<Guid>.NotFound("The borrower");

        var now = clock.GetUtcNow();
        var name = command.Name.Trim();
        var document = command.Document ?? NewDealTerms.Start(name, borrower.Profile, DateOnly.FromDateTime(now.UtcDateTime));
        if (DocumentGuard.Storable(document) is { Count: > 0 } unstorable)
            return new Result<Guid>.Invalid(unstorable);
        document = document with { Case = document.Case with { Name = name } };
        if (DocumentGuard.Savable(document) is { Count: > 0 } unsavable)
            return new Result<Guid>.Invalid(unsavable);

        var deal = new Deal { Id = Guid.CreateVersion7(now), BorrowerId = borrower.Id, OwnerId = actor.UserId, CreatedAt = now };
        deal.MoveTo(DealStage.Draft, now);
        var draft = new DealDraft { DealId = deal.Id };
        draft.Save(document, await DealFigures.OfAsync(evaluateDeal, document, actor, cancellationToken), actor.UserId, now);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        context.AddRange(deal, draft);
        await audit.AppendAsync(context, actor, new AuditEvent(AuditActions.DealCreated, "deal", deal.Id, deal.Id, new { borrower = borrower.Id }), cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        LogCreated(deal.Id, actor.UserId);
        return deal.Id;
    }

    [LoggerMessage(2101, LogLevel.Information, "Deal {DealId} created by {ActorId}")]
    private partial void LogCreated(Guid dealId, Guid actorId);
}
