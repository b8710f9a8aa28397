using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Market;

/// <summary>Quotes on record, newest first. What was restated names the earlier figure.</summary>
public sealed class ListQuotes(IDbContextFactory<UnderwritingDbContext> contexts)
{
    public async Task<Result<Page<QuoteRow>>> ExecuteAsync(QuoteQuery query, Actor actor, CancellationToken cancellationToken)
    {
        if (!RolePermissions.Allows(actor.Role, Permission.ViewDeals))
            return new Result<Page<QuoteRow>>.Forbidden("Only people of the desk see market data.");
        if (query.Skip < 0 || query.Take is < 1 or > QuoteQuery.MostRows)
            return new Result<Page<QuoteRow>>.Invalid([new FieldMessage("/take", $"Skip from 0 and take from 1 to {QuoteQuery.MostRows} rows.")]);

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (query.Gpu is { } gpu && !await context.Set<CatalogueEntry>().AnyAsync(entry => entry.Gpu == gpu, cancellationToken))
            return new Result<Page<QuoteRow>>.NotFound($"GPU model {gpu}");
        var all = context.Set<MarketQuote>().AsNoTracking();
        var chosen = all.Where(quote =>
            (query.Gpu == null || quote.Gpu == query.Gpu) && (query.Kind == null || quote.Kind == query.Kind) && (query.Evidence == null || quote.Evidence == query.Evidence)
            && (query.Segment == null || quote.Segment == query.Segment) && (query.Provider == null || quote.Provider == query.Provider) && (query.Source == null || quote.Source == query.Source)
            && (query.From == null || quote.Date >= query.From) && (query.To == null || quote.Date <= query.To) && (query.Superseded || quote.SupersededById == null));
        var rows = await chosen
            .OrderByDescending(quote => quote.Date).ThenBy(quote => quote.Gpu).ThenBy(quote => quote.Kind).ThenBy(quote => quote.Provider).ThenBy(quote => quote.Id)
            .Skip(query.Skip).Take(query.Take)
            .Select(quote => new { Quote = quote, Earlier = all.Where(earlier => earlier.SupersededById == quote.Id).Select(earlier => new { earlier.Id, earlier.Price }).FirstOrDefault() })
            .ToListAsync(cancellationToken);
        return new Page<QuoteRow>([.. rows.Select(row => Row(row.Quote, row.Earlier?.Id, row.Earlier?.Price))], await chosen.CountAsync(cancellationToken));
    }

    private static QuoteRow Row(MarketQuote quote, Guid? restatesId, decimal? restatesPrice) => new()
    {
        Id = quote.Id,
        Date = quote.Date,
        Gpu = quote.Gpu,
        Kind = quote.Kind,
        Evidence = quote.Evidence,
        Segment = quote.Segment,
        Provider = quote.Provider,
        GpusPerMachine = quote.GpusPerMachine,
        Used = quote.Used,
        Condition = quote.Condition,
        Observations = quote.Observations,
        Price = quote.Price,
        AsPublished = quote.AsPublished,
        Source = quote.Source,
        Licence = quote.Licence,
        Vintage = quote.Vintage,
        ImportId = quote.ImportId,
        SupersededById = quote.SupersededById,
        RestatesId = restatesId,
        RestatesPrice = restatesPrice,
    };
}
