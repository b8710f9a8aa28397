using System.Globalization;
using System.Text.Json;
using GpuLending.Engine;
using GpuLending.Engine.Depreciation;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Imports;
using GpuLending.Underwriting.Market;
using GpuLending.Underwriting.Persistence;
using GpuLending.Underwriting.Simulations;
using GpuLending.Underwriting.Workbooks;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Intake;

/// <summary>
/// Reads a workbook of ours back: which inputs were changed, and what the draft would be with them. It is held against the same workbook written anew from
/// the content that its cover names, so that one of another deal, of content that has gone, or with a formula written over is refused with its cell.
/// </summary>
public sealed class ReadWorkbook(
    IDbContextFactory<UnderwritingDbContext> contexts, ExportWorkbook export, EvaluateDeal evaluate, ReadMarketSnapshot readMarket, CurveCatalogue curves, RefusalLog refusals, TimeProvider clock)
{
    public async Task<Result<WorkbookChanges>> ExecuteAsync(ReadWorkbookCommand command, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.EditDeals))
            return await refusals.RefuseAsync<WorkbookChanges>(actor, Permission.EditDeals, nameof(ReadWorkbook), cancellationToken);
        if (ContentOf(command.Book) is not { } content)
            return Refused("The file is no workbook of this desk: its first sheet, Cover, names no content. A fleet or contracts are imported at Collateral and Revenue.");
        var found = await SourceAsync(command, content, actor, cancellationToken);
        if (found is not Result<WorkbookSource>.Success { Value: var source }) return found.Other<WorkbookSource, WorkbookChanges>();

        if (WorkbookForm.WhyNot(source.Case, source.Result) is { Count: > 0 } terms)
            return new Result<WorkbookChanges>.NotComputable($"The workbook's live formulas do not carry some terms of this deal: {string.Join(" ", terms)}");
        var comparison = new WorkbookComparison(DealWorkbook.Build(source), command.Book);
        comparison.Run();
        var snapshot = await readMarket.ExecuteAsync(null, cancellationToken);
        var report = Report(command, source, comparison, snapshot, actor);
        if (report.After is not { } after) return report;
        var (was, now) = (await evaluate.ExecuteAsync(command.Document, null, actor, cancellationToken), await evaluate.ExecuteAsync(after, null, actor, cancellationToken));
        return report with { LoanBefore = Size(was), LoanAfter = Size(now) };
    }

    private static Money? Size(Result<Evaluation> evaluation) => evaluation is Result<Evaluation>.Success { Value.Result: var result } ? result.Sizing.LoanSize : null;

    private static Result<WorkbookChanges>.Invalid Refused(string message) => new([new FieldMessage("/file", message)]);

    private static string? ContentOf(TabularBook book)
    {
        var row = book.Sheets.FirstOrDefault(sheet => string.Equals(sheet.Name, "Cover", StringComparison.OrdinalIgnoreCase))?.Rows
            .FirstOrDefault(row => row[WorkbookLayout.LabelColumn - 1].Text == CoverWords.Content);
        return row?.Cells.Select(cell => cell.Text).FirstOrDefault(text => text.Length == 64 && text.All(char.IsAsciiHexDigit));
    }

    /// <summary>The content that the cover names: the draft as it is on the desk or as it is saved, or a revision of this deal.</summary>
    private async Task<Result<WorkbookSource>> SourceAsync(ReadWorkbookCommand command, string content, Actor actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var saved = await context.DealDrafts.AsNoTracking().Where(row => row.DealId == command.DealId).Select(row => row.Document).SingleOrDefaultAsync(cancellationToken);
        if (saved is null) return new Result<WorkbookSource>.NotFound("The deal");
        foreach (var document in new[] { command.Document, saved })
        {
            if (CaseHash.Of(document.Case) == content) return await export.SourceOfAsync(document, actor, cancellationToken);
        }

        var revisions = await context.Revisions.AsNoTracking().Where(row => row.DealId == command.DealId).OrderByDescending(row => row.Number).Select(row => row.Id).ToListAsync(cancellationToken);
        foreach (var revision in revisions)
        {
            if (await export.OfRevisionAsync(new MemoSubject.OfRevision(revision), actor, cancellationToken) is Result<WorkbookSource>.Success { Value: var source } && CaseHash.Of(source.Case) == content)
                return source;
        }

        return new Result<WorkbookSource>.Conflict("The workbook is of another deal, or of a draft that has been changed since: neither this deal's draft nor a revision of it has the content that its cover names. Take a new workbook and change that.");
    }

    private WorkbookChanges Report(ReadWorkbookCommand command, WorkbookSource source, WorkbookComparison comparison, MarketSnapshot snapshot, Actor actor)
    {
        var (errors, changes) = (comparison.Errors.ToList(), new List<WorkbookChange>());
        var after = command.Document;
        foreach (var (row, now) in comparison.Changed)
        {
            var cell = WorkbookComparison.Address(row, WorkbookLayout.ValueColumn);
            try
            {
                // A draft that has moved on is changed only where it still says what the workbook was written from.
                if (Moved(source.Case, command.Document.Case, row))
                {
                    errors.Add(new RowError(row.Number, cell, "", $"'{row.Label}' has been changed in the draft since the workbook was taken: change it there."));
                    continue;
                }

                var changed = after with { Case = WorkbookInput.Put(after.Case, row, now) };
                var words = FieldNames.InWords(DocumentDiff.Between(after, changed), after, changed);
                changes.AddRange(words.Select(word => new WorkbookChange(row.Path!, word.Field, cell, word.From, word.To)));
                after = changed with
                {
                    Provenance = new Dictionary<string, Provenance>(after.Provenance)
                    {
                        [row.Path!] = new Provenance { Mark = ProvenanceMark.Imported, Source = $"{command.Book.FileName}, {cell}", Date = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), Author = actor.DisplayName },
                    },
                };
            }
            catch (Exception wrong) when (wrong is JsonException or ArgumentException or OverflowException)
            {
                errors.Add(new RowError(row.Number, cell, now?.ToString(CultureInfo.InvariantCulture) ?? "", $"'{row.Label}' cannot be that: {(wrong is JsonException ? "the value does not fit the field, such as a part of a GPU" : wrong.Message)}."));
            }
        }

        if (errors.Count == 0)
        {
            var cells = comparison.Changed.GroupBy(change => change.Row.Path!).ToDictionary(group => group.Key, group => group.First().Row);
            var before = DealDocumentValidator.For(snapshot, curves).Check(command.Document).Select(message => message.Path).ToHashSet(StringComparer.Ordinal);
            errors.AddRange(DealDocumentValidator.For(snapshot, curves).Check(after).Where(message => !before.Contains(message.Path)).Select(message => cells.TryGetValue(message.Path, out var row)
                ? new RowError(row.Number, WorkbookComparison.Address(row, WorkbookLayout.ValueColumn), "", message.Message)
                : new RowError(0, message.Path, "", message.Message)));
        }

        var (scenario, whyNot) = errors.Count > 0 ? (null, null) : WorkbookScenario.Of(command.Document.Case, after.Case, changes, command.Book.FileName, command.Document.Stress.Own);
        return new WorkbookChanges
        {
            FileName = command.Book.FileName,
            FileHash = command.Book.ContentHash,
            From = source.Revision is { } number ? string.Create(CultureInfo.InvariantCulture, $"revision {number}") : "the working draft",
            Changes = changes,
            Errors = errors,
            Warnings = comparison.Warnings,
            After = errors.Count == 0 && changes.Count > 0 ? after : null,
            Scenario = scenario,
            WhyNoScenario = whyNot,
        };
    }

    /// <summary>Whether the field has another value in the draft than in the content the workbook was written from.</summary>
    private static bool Moved(DealCase written, DealCase draft, WorkbookRow row)
    {
        var (one, other) = (JsonSerializer.SerializeToNode(written, DealDocumentJson.Options), JsonSerializer.SerializeToNode(draft, DealDocumentJson.Options));
        foreach (var segment in DocumentPath.Segments(row.Path!))
        {
            (one, other) = (At(one, segment), At(other, segment));
        }

        return !System.Text.Json.Nodes.JsonNode.DeepEquals(one, other);

        static System.Text.Json.Nodes.JsonNode? At(System.Text.Json.Nodes.JsonNode? node, string segment) => node switch
        {
            System.Text.Json.Nodes.JsonArray list => int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < list.Count ? list[at] : null,
            System.Text.Json.Nodes.JsonObject members => members[segment],
            _ => null,
        };
    }
}
