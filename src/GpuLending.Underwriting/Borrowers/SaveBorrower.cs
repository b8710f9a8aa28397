using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Borrowers;

/// <summary>Changes a borrower. Deals keep the profile they were struck on.</summary>
public sealed class SaveBorrower(IDbContextFactory<UnderwritingDbContext> contexts, AuditTrail audit, RefusalLog refusals, TimeProvider clock)
{
    /// <returns>The new version.</returns>
    public async Task<Result<uint>> ExecuteAsync(SaveBorrowerCommand command, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.EditBorrowers))
            return await refusals.RefuseAsync<uint>(actor, Permission.EditBorrowers, nameof(SaveBorrower), cancellationToken);
        var now = clock.GetUtcNow();
        if (BorrowerRules.Check(command.Profile, command.Notes, DateOnly.FromDateTime(now.UtcDateTime)) is { Count: > 0 } problems)
            return new Result<uint>.Invalid(problems);

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var borrower = await context.Borrowers.SingleOrDefaultAsync(row => row.Id == command.BorrowerId, cancellationToken);
        if (borrower is null)
            return new Result<uint>.NotFound("The borrower");
        context.Entry(borrower).Property(row => row.Version).OriginalValue = command.Version;
        borrower.Change(BorrowerRules.Tidy(command.Profile), command.Notes, now);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Result<uint>.Conflict("Somebody else saved this borrower since you opened it.");
        }
        catch (DbUpdateException taken) when (UniqueViolation.Is(taken, "ix_borrowers_name"))
        {
            return new Result<uint>.Invalid([new FieldMessage("/name", "There is a borrower of this name already.")]);
        }

        await audit.AppendAsync(context, actor, new AuditEvent(AuditActions.BorrowerSaved, "borrower", borrower.Id, null), cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return borrower.Version;
    }
}
