using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Serials;

/// <summary>A risk officer says whether serials that can be taken for each other are two units or one. Said once; a second import then goes by it.</summary>
public sealed class AnswerLookAlikes(IDbContextFactory<UnderwritingDbContext> contexts, AuditTrail audit, RefusalLog refusals, TimeProvider clock)
{
    /// <returns>How many questions were answered.</returns>
    public async Task<Result<int>> ExecuteAsync(IReadOnlyList<Guid> questionIds, LookAlikeAnswer answer, string reason, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ReleaseSerials))
            return await refusals.RefuseAsync<int>(actor, Permission.ReleaseSerials, nameof(AnswerLookAlikes), cancellationToken);
        if (SelectedSerials.Reason(reason).ToList() is { Count: > 0 } problems)
            return new Result<int>.Invalid(problems);

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var questions = await context.LookAlikeQuestions.Where(row => questionIds.Contains(row.Id)).ToListAsync(cancellationToken);
        if (questions.Count == 0)
            return new Result<int>.Invalid([new FieldMessage("/questions", "Choose at least one pair.")]);
        if (questions.Exists(question => question.Answer is not null))
            return new Result<int>.Conflict("Somebody has answered one of these already. Look again.");
        if (questions.Exists(question => question.AskedById == actor.UserId))
            return new Result<int>.Forbidden("Nobody answers a question they asked themselves.");
        var now = clock.GetUtcNow();
        foreach (var question in questions) question.Decide(answer, reason.Trim(), actor.UserId, now);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Result<int>.Conflict("Somebody has answered one of these already. Look again.");
        }

        foreach (var group in questions.GroupBy(question => question.AskingDealId))
        {
            await audit.AppendAsync(
                context, actor,
                new AuditEvent(
                    AuditActions.LookAlikesAnswered, "deal", group.Key, group.Key,
                    new { answer, reason = reason.Trim(), pairs = group.Take(100).Select(question => $"{question.First} / {question.Second}"), count = group.Count() }),
                cancellationToken);
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return questions.Count;
    }
}
