using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Borrowers;

/// <summary>Adds a borrower.</summary>
public sealed class CreateBorrower(IDbContextFactory<UnderwritingDbContext> contexts, AuditTrail audit, RefusalLog refusals, TimeProvider clock)
{
    public async Task<Result<Guid>> ExecuteAsync(CreateBorrowerCommand command, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.EditBorrowers))
            return await refusals.RefuseAsync<Guid>(actor, Permission.EditBorrowers, nameof(CreateBorrower), cancellationToken);
        var now = clock.GetUtcNow();
        if (BorrowerRules.Check(command.Profile, command.Notes, DateOnly.FromDateTime(now.UtcDateTime)) is { Count: > 0 } problems)
            return new Result<Guid>.Invalid(problems);

        var borrower = new Borrower { Id = Guid.CreateVersion7(now), CreatedAt = now };
        borrower.Change(BorrowerRules.Tidy(command.Profile), command.Notes, now);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        context.Add(borrower);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException taken) when (UniqueViolation.Is(taken, "ix_borrowers_name"))
        {
            return new Result<Guid>.Invalid([new FieldMessage("/name", "There is a borrower of this name already.")]);
        }

        await audit.AppendAsync(context, actor, new AuditEvent(AuditActions.BorrowerCreated, "borrower", borrower.Id, null), cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return borrower.Id;
    }
}
