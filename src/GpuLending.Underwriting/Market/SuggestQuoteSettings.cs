using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Imports;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Market;

/// <summary>How a file would be read: as the last one of the same source or with the same headings was, else by the names of its columns.</summary>
public sealed class SuggestQuoteSettings(IDbContextFactory<UnderwritingDbContext> contexts, RefusalLog refusals)
{
    /// <param name="file">The file.</param>
    /// <param name="source">Where it comes from; null when not known yet.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Result<QuoteImportSettings>> ExecuteAsync(TabularFile file, string? source, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ImportMarketData))
            return await refusals.RefuseAsync<QuoteImportSettings>(actor, Permission.ImportMarketData, nameof(SuggestQuoteSettings), cancellationToken);
        var suggested = new QuoteImportSettings { Source = source?.Trim() ?? "", Columns = QuoteColumns.Suggest(file.Header) };
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var earlier = await context.Set<QuoteImport>().AsNoTracking()
            .Where(import => suggested.Source == "" || import.Source == suggested.Source)
            .OrderByDescending(import => import.ImportedAt).Take(20).Select(import => import.Settings).ToListAsync(cancellationToken);
        // Without a source only a file with exactly the same columns is taken for another of the same.
        var remembered = earlier.Find(settings => settings.Columns.Values.All(column => file.ColumnOf(column) >= 0)
            && (suggested.Source.Length > 0 || suggested.Columns.Values.All(column => settings.Columns.Values.Contains(column, StringComparer.OrdinalIgnoreCase))));
        return remembered is null ? suggested : remembered with { Restate = false, AcceptOutliers = false, Vintage = null };
    }
}
