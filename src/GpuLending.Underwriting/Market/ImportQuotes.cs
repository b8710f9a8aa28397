using System.Globalization;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Imports;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace GpuLending.Underwriting.Market;

/// <summary>
/// Brings a file of quotes onto the record: all rows or none, in one transaction, with a snapshot of the market frozen in it. A dry run does the same
/// and stores nothing. Stopping it at any moment leaves nothing behind.
/// </summary>
public sealed class ImportQuotes(
    IDbContextFactory<UnderwritingDbContext> contexts, AuditTrail audit, RefusalLog refusals, ReadMarketSnapshot readMarket, TimeProvider clock)
{
    private const int MostOutliersAudited = 200;

    /// <summary>Success carries the report, whether or not rows were refused: <see cref="QuoteImportReport.Imported"/> says what came of it.</summary>
    public async Task<Result<QuoteImportReport>> ExecuteAsync(
        TabularFile file, QuoteImportSettings settings, bool dryRun, Actor actor, IProgress<QuoteImportProgress>? progress, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ImportMarketData))
            return await refusals.RefuseAsync<QuoteImportReport>(actor, Permission.ImportMarketData, nameof(ImportQuotes), cancellationToken);
        await using var pulse = new ImportPulse(progress, clock);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var catalogue = await context.Set<CatalogueEntry>().AsNoTracking().ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var (reading, problems) = await Task.Run(() => QuoteReading.Prepare(file, settings, catalogue, DateOnly.FromDateTime(now.UtcDateTime)), cancellationToken);
        if (reading is null) return new Result<QuoteImportReport>.Invalid(problems);

        var importId = Guid.CreateVersion7(now);
        var plan = await Task.Run(() => QuotePlan.Read(file, reading, importId, pulse, cancellationToken), cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (!dryRun) await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('market data'))", cancellationToken);
        var standing = await StandingAsync(context, plan, cancellationToken);
        await Task.Run(() => plan.Compare(standing, settings.Restate, pulse, cancellationToken), cancellationToken);

        var check = new QuoteOutlierCheck(await RecordedAsync(context, plan, cancellationToken), catalogue);
        await Task.Run(() => plan.Hold(check, cancellationToken), cancellationToken);

        var accepted = settings.AcceptOutliers && plan.Outliers.Count > 0;
        var store = !dryRun && plan.Errors.Count == 0 && plan.Added.Count > 0 && (plan.Outliers.Count == 0 || accepted);
        string? snapshotId = null;
        if (store)
        {
            pulse.Enter(QuoteImportStage.Writing, plan.Added.Count);
            await WriteAsync(context, plan, now, pulse, cancellationToken);
            pulse.Enter(QuoteImportStage.Freezing, 1);
            // Composing and writing out tens of thousands of quotes is work for another thread than the circuit's.
            snapshotId = await Task.Run(() => MarketFreeze.ApplyAsync(context, clock, cancellationToken), cancellationToken);
            context.Add(new QuoteImport
            {
                Id = importId,
                ImportedAt = now,
                ImportedById = actor.UserId,
                FileName = Shortened(file.FileName),
                FileHash = file.ContentHash,
                Source = settings.Source.Trim(),
                Licence = settings.Licence.Trim(),
                Settings = settings with { AcceptOutliers = accepted },
                Rows = file.Rows.Count,
                Added = plan.Added.Count,
                Duplicates = plan.DuplicatesInFile + plan.DuplicatesOnRecord,
                Restated = plan.Restated.Count,
                SnapshotId = snapshotId,
                MethodologyVersion = MarketMethodology.Version,
            });
            await audit.AppendAsync(
                context, actor,
                new AuditEvent(AuditActions.QuotesImported, "quote-import", importId, null, new
                {
                    file = Shortened(file.FileName),
                    hash = file.ContentHash,
                    source = settings.Source.Trim(),
                    rows = file.Rows.Count,
                    added = plan.Added.Count,
                    restated = plan.Restated.Count,
                    snapshotId,
                    outliersAccepted = plan.Outliers.Count,
                    outliers = plan.Outliers.Take(MostOutliersAudited).Select(outlier => new { outlier.Row, outlier.Gpu, outlier.Price, outlier.HeldAgainst, outlier.Basis }).ToArray(),
                }),
                cancellationToken);
            await context.SaveChangesAsync(cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            // From here it is done: a commit that is on its way is not called back.
            await transaction.CommitAsync(CancellationToken.None);
            readMarket.Forget();
        }

        return new QuoteImportReport
        {
            DryRun = dryRun,
            Imported = store,
            ImportId = store ? importId : null,
            FileName = file.FileName,
            FileHash = file.ContentHash,
            Format = file.Format,
            Rows = file.Rows.Count,
            Added = plan.Errors.Count == 0 ? plan.Added.Count : 0,
            DuplicatesInFile = plan.DuplicatesInFile,
            DuplicatesOnRecord = plan.DuplicatesOnRecord,
            Restated = plan.Errors.Count == 0 ? plan.Restated.Count : 0,
            ErrorCount = plan.Errors.Count,
            Errors = plan.Errors,
            UnresolvedGpus = reading.UnresolvedGpus,
            OutlierCount = plan.Outliers.Count,
            Outliers = plan.Outliers,
            OutliersAccepted = store && accepted,
            Notes = [.. reading.Notes, .. NotHeld(check.NotHeld)],
            Preview = plan.Preview,
            SnapshotId = snapshotId,
            MethodologyVersion = MarketMethodology.Version,
            Seconds = Math.Round(pulse.Elapsed.TotalSeconds, 3),
        };
    }

    private static async Task<List<MarketQuote>> StandingAsync(UnderwritingDbContext context, QuotePlan plan, CancellationToken cancellationToken)
    {
        var gpus = plan.Gpus.ToArray();
        var (from, to) = plan.Window;
        return await context.Set<MarketQuote>().AsNoTracking()
            .Where(quote => quote.SupersededById == null && gpus.Contains(quote.Gpu) && quote.Date >= from && quote.Date <= to)
            .ToListAsync(cancellationToken);
    }

    private static async Task<List<RecordedPrice>> RecordedAsync(UnderwritingDbContext context, QuotePlan plan, CancellationToken cancellationToken)
    {
        var gpus = plan.Added.Select(quote => quote.Gpu).Distinct(StringComparer.Ordinal).ToArray();
        return await context.Set<MarketQuote>().AsNoTracking().Where(quote => quote.SupersededById == null && gpus.Contains(quote.Gpu))
            .Select(quote => new RecordedPrice(quote.Gpu, quote.Kind, quote.Segment, quote.Date, quote.Price)).ToListAsync(cancellationToken);
    }

    private static string[] NotHeld(int rows) => rows == 0 ? [] :
        [string.Create(CultureInfo.InvariantCulture, $"{rows:#,0} {(rows == 1 ? "row was" : "rows were")} held against no recorded price: none of the model and kind is on record. Look at {(rows == 1 ? "it" : "them")} yourself.")];

    private static async Task WriteAsync(UnderwritingDbContext context, QuotePlan plan, DateTimeOffset now, ImportPulse pulse, CancellationToken cancellationToken)
    {
        var connection = (NpgsqlConnection)context.Database.GetDbConnection();
        if (plan.Restated.Count > 0)
        {
            Guid[] earlier = [.. plan.Restated.Select(pair => pair.Earlier)];
            Guid[] later = [.. plan.Restated.Select(pair => pair.Later)];
            await context.Database.ExecuteSqlAsync(
                $"""
                UPDATE market_quotes SET superseded_by_id = pair.later, superseded_at = {now}
                FROM unnest({earlier}, {later}) AS pair (earlier, later) WHERE id = pair.earlier
                """, cancellationToken);
        }

        await QuoteCopy.WriteAsync(connection, plan.Added, pulse.Reached, cancellationToken);
    }

    private static string Shortened(string name) => name.Length <= MarketQuoteConfiguration.TextLength ? name : name[..MarketQuoteConfiguration.TextLength];
}
