using GpuLending.Engine.Market;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Market;

/// <summary>The price history of a model, split so that no kind, evidence or channel is mixed with another.</summary>
public sealed class ListQuoteSeries(IDbContextFactory<UnderwritingDbContext> contexts)
{
    /// <summary>Null leaves kind, channel and provider open.</summary>
    public async Task<Result<IReadOnlyList<QuoteSeries>>> ExecuteAsync(
        string gpu, PriceKind? kind, string? segment, string? provider, Actor actor, CancellationToken cancellationToken)
    {
        if (!RolePermissions.Allows(actor.Role, Permission.ViewDeals))
            return new Result<IReadOnlyList<QuoteSeries>>.Forbidden("Only people of the desk see market data.");
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await context.Set<CatalogueEntry>().AnyAsync(entry => entry.Gpu == gpu, cancellationToken))
            return new Result<IReadOnlyList<QuoteSeries>>.NotFound($"GPU model {gpu}");
        var quotes = await context.Set<MarketQuote>().AsNoTracking()
            .Where(quote => quote.SupersededById == null && quote.Gpu == gpu && (kind == null || quote.Kind == kind)
                && (segment == null || quote.Segment == segment) && (provider == null || quote.Provider == provider))
            .OrderBy(quote => quote.Date).ThenBy(quote => quote.Provider).ThenBy(quote => quote.Price)
            .Select(quote => new { quote.Kind, quote.Evidence, quote.Segment, Point = new QuotePoint(quote.Date, quote.Price, quote.Provider, quote.Observations, quote.Source) })
            .ToListAsync(cancellationToken);
        IReadOnlyList<QuoteSeries> series =
        [
            .. quotes.GroupBy(quote => (quote.Kind, quote.Evidence, quote.Segment))
                .OrderBy(group => group.Key.Kind).ThenByDescending(group => group.Count()).ThenBy(group => group.Key.Segment, StringComparer.Ordinal).ThenBy(group => group.Key.Evidence)
                .Select(group => new QuoteSeries
                {
                    Gpu = gpu,
                    Kind = group.Key.Kind,
                    Evidence = group.Key.Evidence,
                    Segment = group.Key.Segment,
                    Points = [.. group.Select(quote => quote.Point)],
                }),
        ];
        return new Result<IReadOnlyList<QuoteSeries>>.Success(series);
    }
}
