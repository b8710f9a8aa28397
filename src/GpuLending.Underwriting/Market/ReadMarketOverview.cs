using GpuLending.Engine.Collateral;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Market;

/// <summary>The catalogue with how much history each model has, the sources, the imports, and how old the newest figure is.</summary>
public sealed class ReadMarketOverview(IDbContextFactory<UnderwritingDbContext> contexts, ReadMarketSnapshot readMarket, TimeProvider clock)
{
    private const int MostImports = 50;

    public async Task<Result<MarketOverview>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!RolePermissions.Allows(actor.Role, Permission.ViewDeals))
            return new Result<MarketOverview>.Forbidden("Only people of the desk see market data.");
        var snapshot = await readMarket.ExecuteAsync(null, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var models = await context.Set<CatalogueEntry>().AsNoTracking()
            .OrderByDescending(entry => entry.Vendor).ThenByDescending(entry => entry.GeneralAvailability ?? entry.PlannedDate).ThenBy(entry => entry.Gpu)
            .ToListAsync(cancellationToken);
        var standing = context.Set<MarketQuote>().AsNoTracking().Where(quote => quote.SupersededById == null);
        var counts = await standing.GroupBy(quote => quote.Gpu)
            .Select(group => new { Gpu = group.Key, Count = group.Count(), Newest = group.Max(quote => quote.Date) })
            .ToDictionaryAsync(group => group.Gpu, StringComparer.Ordinal, cancellationToken);
        var sources = await standing.GroupBy(quote => new { quote.Source, quote.Licence, Shipped = quote.DataFile != null })
            .Select(group => new SourceCount(group.Key.Source, 1, group.Key.Licence, group.Count(), group.Min(quote => quote.Date), group.Max(quote => quote.Date), group.Key.Shipped))
            .ToListAsync(cancellationToken);
        var imports = await context.Set<QuoteImport>().AsNoTracking().OrderByDescending(import => import.ImportedAt).Take(MostImports)
            .Join(context.Users, import => import.ImportedById, user => user.Id, (import, user) => new { import, user.DisplayName })
            .ToListAsync(cancellationToken);
        var history = PriceHistory.Of(snapshot);
        return new MarketOverview
        {
            Models = models,
            Histories = models.ToDictionary(
                model => model.Gpu,
                model => new ModelHistory(
                    model.Gpu, counts.GetValueOrDefault(model.Gpu)?.Count ?? 0, counts.GetValueOrDefault(model.Gpu)?.Newest, history.Quotes(model.Gpu),
                    history.Quotes(model.Gpu) < snapshot.Policy.ThinHistoryQuotes),
                StringComparer.Ordinal),
            Sources = [.. sources.GroupBy(source => (Name: source.Source.Split('@')[0], source.Licence, source.Shipped))
                .Select(group => new SourceCount(
                    group.Key.Name, group.Count(), group.Key.Licence, group.Sum(source => source.Quotes), group.Min(source => source.First), group.Max(source => source.Last), group.Key.Shipped))
                .OrderByDescending(source => source.Quotes).ThenBy(source => source.Source, StringComparer.Ordinal)],
            Imports = [.. imports.OrderByDescending(row => row.import.ImportedAt).Select(row => Row(row.import, row.DisplayName))],
            Newest = counts.Count == 0 ? null : counts.Values.Max(group => group.Newest),
            AsOf = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime),
            SnapshotId = snapshot.Id,
            SnapshotHash = snapshot.ContentHash,
            MethodologyVersion = MarketMethodology.Version,
        };
    }

    private static QuoteImportRow Row(QuoteImport import, string importedBy) => new(
        import.Id, import.ImportedAt, importedBy, import.FileName, import.FileHash, import.Source, import.Licence, import.Rows, import.Added, import.Duplicates,
        import.Restated, import.SnapshotId, import.MethodologyVersion, import.Settings.AcceptOutliers);
}
