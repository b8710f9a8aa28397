using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.DealMemos.Templates;

/// <summary>All versions of a template, the latest first.</summary>
public sealed class OpenMemoTemplate(IDbContextFactory<UnderwritingDbContext> contexts, RefusalLog refusals)
{
    public async Task<Result<IReadOnlyList<MemoTemplateView>>> ExecuteAsync(Guid templateId, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ExportDocuments) && !actor.May(Permission.EditTemplates))
            return await refusals.RefuseAsync<IReadOnlyList<MemoTemplateView>>(actor, Permission.ExportDocuments, nameof(OpenMemoTemplate), cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var versions = await (
            from version in context.MemoTemplateVersions.AsNoTracking()
            join user in context.Users on version.SavedById equals user.Id
            where version.TemplateId == templateId
            orderby version.Number descending
            select new { Version = version, user.DisplayName }).ToListAsync(cancellationToken);
        return versions.Count == 0
            ? new Result<IReadOnlyList<MemoTemplateView>>.NotFound("The template")
            : new Result<IReadOnlyList<MemoTemplateView>>.Success([.. versions.Select(row => View(row.Version, row.DisplayName))]);
    }

    private static MemoTemplateView View(MemoTemplateVersion version, string savedBy) => new(
        version.TemplateId, version.Number, version.Content, version.Logo is { } file ? MemoLogo.Read(file).Logo : null, version.Retired, savedBy, version.SavedAt);
}
