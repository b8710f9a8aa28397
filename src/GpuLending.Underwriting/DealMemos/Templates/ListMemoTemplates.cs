using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.DealMemos.Templates;

/// <summary>The templates by name, each in its latest version.</summary>
public sealed class ListMemoTemplates(IDbContextFactory<UnderwritingDbContext> contexts, RefusalLog refusals)
{
    public async Task<Result<IReadOnlyList<MemoTemplateRow>>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ExportDocuments) && !actor.May(Permission.EditTemplates))
            return await refusals.RefuseAsync<IReadOnlyList<MemoTemplateRow>>(actor, Permission.ExportDocuments, nameof(ListMemoTemplates), cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await (
            from version in context.MemoTemplateVersions.AsNoTracking()
            join user in context.Users on version.SavedById equals user.Id
            where version.Number == context.MemoTemplateVersions.Where(other => other.TemplateId == version.TemplateId).Max(other => other.Number)
            select new { version.TemplateId, version.Number, version.Content, version.Retired, version.SavedAt, user.DisplayName }).ToListAsync(cancellationToken);
        return new Result<IReadOnlyList<MemoTemplateRow>>.Success(
        [
            .. rows.Select(row => new MemoTemplateRow(
                    row.TemplateId, row.Number, row.Content.Name, row.Content.Institution, row.Content.Sections.Count, row.Retired, row.DisplayName, row.SavedAt))
                .OrderBy(row => row.Retired).ThenBy(row => row.Name, StringComparer.OrdinalIgnoreCase).ThenBy(row => row.TemplateId),
        ]);
    }
}
