using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.DealMemos.Templates;

/// <summary>Saves a template as its next version. The versions before stay as they were.</summary>
public sealed class SaveMemoTemplate(IDbContextFactory<UnderwritingDbContext> contexts, AuditTrail audit, RefusalLog refusals, TimeProvider clock)
{
    /// <returns>The template with its new version.</returns>
    public async Task<Result<MemoTemplateView>> ExecuteAsync(SaveMemoTemplateCommand command, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.EditTemplates))
            return await refusals.RefuseAsync<MemoTemplateView>(actor, Permission.EditTemplates, nameof(SaveMemoTemplate), cancellationToken);
        var messages = MemoTemplateRules.Check(command.Content).ToList();
        var (logo, problem) = command.Logo is { } file ? MemoLogo.Read(file) : (null, null);
        if (problem is not null) messages.Add(new FieldMessage("/logo", problem));
        if (messages.Count > 0) return new Result<MemoTemplateView>.Invalid(messages);

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var id = command.TemplateId ?? Guid.CreateVersion7();
        if (command.TemplateId is not null)
        {
            var latest = await context.MemoTemplateVersions.Where(row => row.TemplateId == id).MaxAsync(row => (int?)row.Number, cancellationToken);
            if (latest is null) return new Result<MemoTemplateView>.NotFound("The template");
            if (latest != command.BaseNumber) return Stale();
        }

        var version = new MemoTemplateVersion
        {
            Id = Guid.CreateVersion7(),
            TemplateId = id,
            Number = (command.TemplateId is null ? 0 : command.BaseNumber) + 1,
            Name = command.Content.Name.Trim(),
            Content = command.Content with { Name = command.Content.Name.Trim(), Institution = command.Content.Institution.Trim() },
            Logo = logo?.Content,
            Retired = command.Retired,
            SavedById = actor.UserId,
            SavedAt = clock.GetUtcNow(),
        };
        context.MemoTemplateVersions.Add(version);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException taken) when (UniqueViolation.Is(taken, "ix_memo_template_versions_template_id_number"))
        {
            return Stale();
        }

        var detail = new { version.Name, version.Number, version.Retired };
        await audit.AppendAsync(context, actor, new AuditEvent(AuditActions.TemplateSaved, "memo-template", id, null, detail), cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new MemoTemplateView(id, version.Number, version.Content, logo, version.Retired, actor.DisplayName, version.SavedAt);
    }

    private static Result<MemoTemplateView> Stale() => new Result<MemoTemplateView>.Conflict("Somebody else saved this template since you opened it. Open it anew to see theirs.");
}
