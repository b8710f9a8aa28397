using GpuLending.Engine.Collateral;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Approvals;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Figures;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace GpuLending.Underwriting.Serials;

/// <summary>
/// Pledges a list of serials under a deal: all of them or none. Nothing is stored while a cell is wrong, a serial is pledged already or stands twice, a
/// lot would have more serials than GPUs, or a serial can be taken for one of another deal and no risk officer has said that they are two units.
/// </summary>
public sealed partial class ImportSerials(
    IDbContextFactory<UnderwritingDbContext> contexts, AuditTrail audit, RefusalLog refusals, TimeProvider clock, ILogger<ImportSerials> logger)
{
    private const string FirstReason = "Pledged by a list";

    public async Task<Result<SerialImportReport>> ExecuteAsync(
        ImportSerialsCommand command, Actor actor, IProgress<SerialProgress>? progress, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageSerials))
            return await refusals.RefuseAsync<SerialImportReport>(actor, Permission.ManageSerials, nameof(ImportSerials), cancellationToken);

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (!await context.Deals.AnyAsync(row => row.Id == command.DealId, cancellationToken))
            return new Result<SerialImportReport>.NotFound("The deal");
        if (!command.DryRun)
        {
            progress?.Report(new SerialProgress("Waiting for the register", 0, 0));
            await DealLock.HoldAsync(context, command.DealId, cancellationToken);
            await SerialRegister.HoldAsync(context, cancellationToken);
        }

        var deal = await context.Deals.AsNoTracking().SingleAsync(row => row.Id == command.DealId, cancellationToken);
        if (deal.Stage is DealStage.Declined or DealStage.Default or DealStage.Repaid)
            return new Result<SerialImportReport>.Conflict("The deal is declined or has ended: nothing more is pledged under it.");
        var lots = (await context.DealDrafts.AsNoTracking().SingleAsync(row => row.DealId == command.DealId, cancellationToken)).Document.Case.Lots;
        var mapping = command.Mapping ?? SerialMapping.Suggest(command.File.Header);
        if (Unmapped(command, mapping) is { Count: > 0 } problems)
            return new Result<SerialImportReport>.Invalid(problems);

        var now = clock.GetUtcNow();
        var reader = new SerialListReader(command.File, mapping, lots.Select(lot => lot.Id), command.LotId, Today(now));
        await Task.Run(() => reader.Read(progress, cancellationToken), cancellationToken);
        var check = await CheckSerials.RunAsync(
            context, command.DealId, Candidates(reader), progress, cancellationToken);
        var counts = await CountsAsync(context, command.DealId, lots, reader.Serials, cancellationToken);
        var report = new SerialImportReport(
            false, command.File.Rows.Count, mapping, reader.Errors, reader.ErrorCount, counts, check, Refusals(reader, check, counts), Remarks(counts, check, reader.Serials));
        if (command.DryRun)
            return report;
        if (!report.MayStore)
            return await AskAsync(context, command, report, actor, now, cancellationToken);

        try
        {
            await SerialRegister.PledgeAsync(context, [.. reader.Serials.Select(row => Pledge(row, command.DealId, lots, actor, now))], progress, cancellationToken);
        }
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.CheckViolation)
        {
            // Somebody wrote past this use case; the database's own guards saw it. Looked at again, the holder can be named.
            await transaction.RollbackAsync(cancellationToken);
            var again = await CheckSerials.RunAsync(context, command.DealId, Candidates(reader), progress, cancellationToken);
            return report with { Check = again, Refusals = again.Blocks ? Refusals(reader, again, counts) : [refused.MessageText] };
        }

        progress?.Report(new SerialProgress("Writing the record", reader.Serials.Count, reader.Serials.Count));
        await audit.AppendAsync(
            context, actor,
            new AuditEvent(
                AuditActions.SerialsImported, "deal", command.DealId, command.DealId,
                new { command.File.FileName, command.File.ContentHash, serials = reader.Serials.Count, lots = counts.Select(lot => new { lot.LotId, lot.Live, lot.Gpus }) }),
            cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        LogImported(command.DealId, actor.UserId, reader.Serials.Count);
        return report with { Stored = true };
    }

    private static List<SerialCandidate> Candidates(SerialListReader reader) => [.. reader.Serials.Select(row => new SerialCandidate(row.Serial, row.Row, row.LotId))];

    private static DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime);

    private static List<FieldMessage> Unmapped(ImportSerialsCommand command, SerialMapping mapping)
    {
        if (SerialMapping.HeaderProblem(command.File) is { } headless) return [new FieldMessage("/file", headless)];
        var problems = new List<FieldMessage>();
        if (!mapping.Columns.ContainsKey(SerialField.Serial))
            problems.Add(new FieldMessage("/mapping/serial", $"Say which column holds the serial numbers: {string.Join(", ", command.File.Header.Take(20))}."));
        problems.AddRange(mapping.Columns.Where(pair => command.File.ColumnOf(pair.Value) < 0)
            .Select(pair => new FieldMessage("/mapping", $"The list has no column '{pair.Value}' for the {pair.Key.InWords()}.")));
        problems.AddRange(mapping.Columns.GroupBy(pair => pair.Value, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1)
            .Select(group => new FieldMessage("/mapping", $"The column '{group.Key}' is chosen for {string.Join(" and ", group.Select(pair => pair.Key.InWords()))}.")));
        if (!mapping.Columns.ContainsKey(SerialField.Lot) && string.IsNullOrWhiteSpace(command.LotId))
            problems.Add(new FieldMessage("/lotId", "The list has no column for the lot: choose the lot of all its serials."));
        return problems;
    }

    private static async Task<IReadOnlyList<LotSerialCount>> CountsAsync(
        UnderwritingDbContext context, Guid dealId, IReadOnlyList<Lot> lots, List<ReadSerial> serials, CancellationToken cancellationToken)
    {
        var before = await context.FleetSerials.AsNoTracking().Where(row => row.DealId == dealId && row.ReleasedAt == null)
            .GroupBy(row => row.LotId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancellationToken);
        var added = serials.CountBy(row => row.LotId).ToDictionary();
        return
        [
            .. lots.Where(lot => added.ContainsKey(lot.Id)).DistinctBy(lot => lot.Id)
                .Select(lot => new LotSerialCount(lot.Id, lot.Count, before.GetValueOrDefault(lot.Id) + added[lot.Id])),
        ];
    }

    private static List<string> Refusals(SerialListReader reader, SerialCheckReport check, IReadOnlyList<LotSerialCount> counts)
    {
        var refusals = new List<string>();
        if (reader.ErrorCount > 0)
            refusals.Add($"{FigureFormat.Count(reader.ErrorCount)} {(reader.ErrorCount == 1 ? "cell is" : "cells are")} not what is allowed.");
        foreach (var lot in counts.Where(lot => lot.Excess > 0))
            refusals.Add($"Lot {lot.LotId} would have {Serials(lot.Live)} for {FigureFormat.Count(lot.Gpus)} GPUs: {FigureFormat.Count(lot.Excess)} too many.");
        foreach (var group in check.Findings.Where(finding => finding.Blocks).GroupBy(finding => finding.Kind))
        {
            var count = check.CountOf(group.Key);
            refusals.Add(group.First().Sentence + (count > 1 ? $" And {FigureFormat.Count(count - 1)} more like it." : ""));
        }

        return refusals;
    }

    private static List<string> Remarks(IReadOnlyList<LotSerialCount> counts, SerialCheckReport check, List<ReadSerial> serials)
    {
        var remarks = counts.Where(lot => lot.Missing > 0)
            .Select(lot => $"Lot {lot.LotId}: {Serials(lot.Live)} for {FigureFormat.Count(lot.Gpus)} GPUs, {FigureFormat.Count(lot.Missing)} missing.").ToList();
        if (check.InRuns > 0)
            remarks.Add($"Neighbours changed over: {FigureFormat.Count(check.InRuns)} {(check.InRuns == 1 ? "pair stands" : "pairs stand")} in runs of consecutive numbers, which always hold such pairs; not listed.");
        if (OddLengths(serials) is { } odd)
            remarks.Add(odd);
        return remarks;
    }

    /// <summary>Where nearly all serials have one length, the few that have another are worth a look.</summary>
    private static string? OddLengths(List<ReadSerial> serials)
    {
        if (serials.Count < 10) return null;
        var usual = serials.CountBy(row => row.Serial.Length).MaxBy(pair => pair.Value);
        var odd = serials.Where(row => row.Serial.Length != usual.Key).ToList();
        if (odd.Count == 0 || odd.Count * 10 > serials.Count) return null;
        var rows = string.Join(", ", odd.Take(10).Select(row => $"{row.Serial} (row {row.Row})"));
        return $"{Serials(odd.Count)} {(odd.Count == 1 ? "has" : "have")} another length than the usual {usual.Key} characters, as when a spreadsheet drops leading zeros: {rows}{(odd.Count > 10 ? ", ..." : "")}.";
    }

    private static string Serials(int count) => $"{FigureFormat.Count(count)} {(count == 1 ? "serial" : "serials")}";

    private static FleetSerial Pledge(ReadSerial row, Guid dealId, IReadOnlyList<Lot> lots, Actor actor, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        DealId = dealId,
        LotId = row.LotId,
        AsRead = row.AsRead,
        Serial = row.Serial,
        Site = row.Site.Length > 0 ? row.Site : Shortened(lots.First(lot => lot.Id == row.LotId).Site, 200),
        Rack = row.Rack,
        BmcAddress = row.BmcAddress,
        WarrantyEnd = row.WarrantyEnd,
        LocatedOn = row.LocatedOn ?? Today(now),
        LocatedAt = now,
        LocatedById = actor.UserId,
        LocationReason = FirstReason,
        PledgedAt = now,
        PledgedById = actor.UserId,
    };

    private static string Shortened(string? text, int longest) => text is null ? "" : text.Length <= longest ? text : text[..longest];

    /// <summary>Leaves the questions that a risk officer can answer, when they are all that stands in the way; stores nothing else.</summary>
    private async Task<SerialImportReport> AskAsync(
        UnderwritingDbContext context, ImportSerialsCommand command, SerialImportReport report, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!report.Check!.BlocksOnlyOnQuestions || report.Refusals.Count > 1)
            return report;
        var asked = report.Check.Findings.Where(finding => finding.Kind == SerialFindingKind.LookAlikeElsewhere).ToList();
        var firsts = asked.Select(finding => SerialComparison.Pair(finding.Serial, finding.Other).First).Distinct().ToList();
        var known = (await context.LookAlikeQuestions.AsNoTracking().Where(row => firsts.Contains(row.First)).ToListAsync(cancellationToken))
            .ToDictionary(row => (row.First, row.Second), row => row.Answer);
        foreach (var finding in asked)
        {
            var (first, second) = SerialComparison.Pair(finding.Serial, finding.Other);
            if (!known.TryAdd((first, second), null)) continue;
            context.Add(new LookAlikeQuestion
            {
                Id = Guid.CreateVersion7(now),
                First = first,
                Second = second,
                AskingDealId = command.DealId,
                AskingLotId = finding.LotId,
                AskingSerial = finding.Serial,
                HoldingDealId = finding.OtherDealId!.Value,
                HoldingLotId = finding.OtherLotId,
                AskedById = actor.UserId,
                AskedAt = now,
            });
        }

        await audit.AppendAsync(
            context, actor, new AuditEvent(AuditActions.LookAlikesAsked, "deal", command.DealId, command.DealId, new { pairs = asked.Count }), cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await context.Database.CommitTransactionAsync(cancellationToken);
        LogAsked(command.DealId, actor.UserId, asked.Count);
        var refused = known.Count(pair => pair.Value == LookAlikeAnswer.SameUnit && asked.Any(finding => SerialComparison.Pair(finding.Serial, finding.Other) == pair.Key));
        return report with
        {
            Questions = asked.Count - refused,
            Refusals = refused == 0 ? report.Refusals : [.. report.Refusals, $"{FigureFormat.Count(refused)} of them a risk officer found to be one unit: they cannot be pledged."],
        };
    }

    [LoggerMessage(2301, LogLevel.Information, "{Serials} serials pledged under deal {DealId} by {ActorId}")]
    private partial void LogImported(Guid dealId, Guid actorId, int serials);

    [LoggerMessage(2302, LogLevel.Information, "Deal {DealId}: {Pairs} look-alike serials wait for a risk officer, asked by {ActorId}")]
    private partial void LogAsked(Guid dealId, Guid actorId, int pairs);
}
