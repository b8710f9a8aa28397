using System.Security.Claims;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Imports;
using GpuLending.Underwriting.Intake;
using Microsoft.AspNetCore.Http.Features;

namespace GpuLending.Web.Api;

/// <summary>Files of terms: a fleet or contracts into a deal's draft, and a workbook that opens a deal. All of a file or nothing.</summary>
internal static class TermsImportEndpoints
{
    /// <summary>As large as a file may be, and room for the parts around it.</summary>
    public const long Limit = 26L * 1024 * 1024;

    private const int MostErrors = 1_000;
    private static readonly string[] Bodies = ["text/csv", "text/plain", "text/tab-separated-values", "application/octet-stream", DealTemplate.MediaType];

    public static Task<IResult> FleetAsync(Guid id, HttpRequest request, ClaimsPrincipal caller, OpenDeal open, CheckIntake check, RememberIntake remember, SaveDeal save, CancellationToken cancellationToken) =>
        ImportAsync(IntakeKind.Fleet, id, request, caller, open, check, remember, save, cancellationToken);

    public static Task<IResult> ContractsAsync(Guid id, HttpRequest request, ClaimsPrincipal caller, OpenDeal open, CheckIntake check, RememberIntake remember, SaveDeal save, CancellationToken cancellationToken) =>
        ImportAsync(IntakeKind.Contracts, id, request, caller, open, check, remember, save, cancellationToken);

    public static async Task<IResult> DealAsync(HttpRequest request, ClaimsPrincipal caller, ImportDeal import, CancellationToken cancellationToken)
    {
        var query = new PageQuery(request);
        query.Only("dryRun", "fileName", "name", "borrowerId");
        var dryRun = query.Flag("dryRun");
        var borrower = query.Id("borrowerId");
        if (query.Problems.Count > 0) return Problems.Answer(Problems.InvalidRequest(query.Problems));
        var (book, settings, problem) = await OpenAsync<DealIntakeSettings>(request, new TabularOptions(), query.Text("fileName") ?? "deal.xlsx", cancellationToken);
        if (problem is not null) return problem;
        var command = new ImportDealCommand(book!, query.Text("name"), borrower, dryRun) { Settings = settings ?? new DealIntakeSettings() };
        return (await import.ExecuteAsync(command, DealEndpoints.Actor(caller), cancellationToken)).Answer(report =>
        {
            if (!dryRun && report.Questions.Count > 0)
                return Problems.Answer(Problems.InDoubt(report.Questions.Select(question => new FieldMessage("/settings/" + question.Setting, question.Message))));
            if (!dryRun && report.DealId is null) return Problems.Answer(Problems.CellsRefused(report.Errors.Count, report.Errors));
            if (report.DealId is { } dealId) request.HttpContext.Response.Headers.Location = $"/api/v1/deals/{dealId}";
            return Results.Json(report, ApiJson.Options, statusCode: report.DealId is null ? StatusCodes.Status200OK : StatusCodes.Status201Created);
        });
    }

    /// <summary>The deal's own workbook back, with changed inputs.</summary>
    public static async Task<IResult> WorkbookAsync(Guid id, HttpRequest request, ClaimsPrincipal caller, OpenDeal open, ReadWorkbook read, SaveDeal save, CancellationToken cancellationToken)
    {
        var query = new PageQuery(request);
        query.Only("dryRun", "fileName");
        var dryRun = query.Flag("dryRun");
        if (query.Problems.Count > 0) return Problems.Answer(Problems.InvalidRequest(query.Problems));
        uint version = 0;
        if (!dryRun && EntityTags.Required(request, out version) is { } unversioned) return Problems.Answer(unversioned);
        var (book, _, problem) = await OpenAsync<IntakeSettings>(request, new TabularOptions { Limits = TabularLimits.OwnWorkbook }, query.Text("fileName") ?? "workbook.xlsx", cancellationToken);
        if (problem is not null) return problem;
        var actor = DealEndpoints.Actor(caller);
        if (await open.ExecuteAsync(id, actor, cancellationToken) is var opened && opened is not Result<DealView>.Success) return opened.Answer(_ => Results.Empty);
        var view = opened.Require();
        if (!dryRun && WhyNotNow(view, version, actor) is { } refused) return refused;
        var answer = await read.ExecuteAsync(new ReadWorkbookCommand(id, view.Saved, book!), actor, cancellationToken);
        if (answer is not Result<WorkbookChanges>.Success { Value: var changes }) return answer.Answer(_ => Results.Empty);
        if (dryRun || (changes.Errors.Count == 0 && changes.After is null)) return Results.Json(changes with { After = null }, ApiJson.Options);
        if (changes.After is not { } after) return Problems.Answer(Problems.CellsRefused(changes.Errors.Count, changes.Errors));
        var saved = await save.ExecuteAsync(new SaveDealCommand(id, version, after, null), actor, cancellationToken);
        if (saved is not Result<SaveOutcome>.Success { Value: SaveOutcome.Saved { Version: var now } })
            return saved.Answer(_ => Problems.Answer(Problems.Stale("Nothing was imported: somebody saved the deal meanwhile. GET it, and send the file again with its ETag.")), Problems.InvalidDocument);
        request.HttpContext.Response.Headers.ETag = EntityTags.Of(now);
        return Results.Json(changes with { After = null }, ApiJson.Options);
    }

    public static IResult Template(TimeProvider time) =>
        Results.File(DealTemplate.Write(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)), DealTemplate.MediaType, DealTemplate.FileName);

    private static async Task<IResult> ImportAsync(
        IntakeKind kind, Guid id, HttpRequest request, ClaimsPrincipal caller, OpenDeal open, CheckIntake check, RememberIntake remember, SaveDeal save, CancellationToken cancellationToken)
    {
        var query = new PageQuery(request);
        query.Only("dryRun", "fileName", "mode", "sheet", "encoding", "separator");
        var dryRun = query.Flag("dryRun");
        var mode = query.Named<IntakeMode>("mode");
        var separator = query.OneOf("separator", "", ["", ",", ";", "|", "tab"]);
        if (query.Problems.Count > 0) return Problems.Answer(Problems.InvalidRequest(query.Problems));
        uint version = 0;
        if (!dryRun && EntityTags.Required(request, out version) is { } unversioned) return Problems.Answer(unversioned);

        var options = new TabularOptions { Encoding = query.Text("encoding"), Separator = separator.Length == 0 ? null : separator == "tab" ? '\t' : separator[0] };
        var (book, settings, problem) = await OpenAsync<IntakeSettings>(request, options, query.Text("fileName") ?? (kind == IntakeKind.Fleet ? "fleet.csv" : "contracts.csv"), cancellationToken);
        if (problem is not null) return problem;
        var actor = DealEndpoints.Actor(caller);
        if (await open.ExecuteAsync(id, actor, cancellationToken) is var opened && opened is not Result<DealView>.Success) return opened.Answer(_ => Results.Empty);
        var view = opened.Require();
        if (!dryRun && WhyNotNow(view, version, actor) is { } refused) return refused;
        if (mode is { } chosen) settings = (settings ?? new IntakeSettings()) with { Mode = chosen };
        if (query.Text("sheet") is { } sheet) settings = (settings ?? new IntakeSettings()) with { Sheet = sheet };

        var checkedFile = await check.ExecuteAsync(new IntakeCommand(id, view.Saved, book!, kind, settings), actor, cancellationToken);
        if (checkedFile is not Result<IntakeReport>.Success { Value: var report }) return checkedFile.Answer(_ => Results.Empty);
        if (dryRun) return Answer(report, imported: false);
        if (report.Questions.Count > 0)
            return Problems.Answer(Problems.InDoubt(report.Questions.Select(question => new FieldMessage("/settings/" + question.Setting, question.Message))));
        if (report.After is not { } after) return Problems.Answer(Problems.CellsRefused(report.ErrorCount, report.Errors));
        var saved = await save.ExecuteAsync(new SaveDealCommand(id, version, after, null), actor, cancellationToken);
        if (saved is not Result<SaveOutcome>.Success { Value: SaveOutcome.Saved { Version: var now } })
            return saved.Answer(_ => Problems.Answer(Problems.Stale("Nothing was imported: somebody saved the deal meanwhile. GET it, and send the file again with its ETag.")), Problems.InvalidDocument);
        await remember.ExecuteAsync(id, report, actor, cancellationToken);
        request.HttpContext.Response.Headers.ETag = EntityTags.Of(now);
        return Answer(report, imported: true);
    }

    /// <summary>Why a file cannot be saved into a draft now; null when it can, or when the use case will say why.</summary>
    private static IResult? WhyNotNow(DealView view, uint version, Actor actor)
    {
        if (!actor.May(Permission.EditDeals)) return null;
        if (!view.MayEdit) return Problems.Answer(Problems.Conflict("The deal has ended; its draft cannot be changed."));
        if (view.Journal.Position > 0)
            return Problems.Answer(Problems.Conflict("The key's owner has changes at the desk that are not saved. Save or undo them there first: a save here would take their place."));
        return view.Version == version ? null : Problems.Answer(Problems.Stale("Nothing was imported: the deal has a newer version. GET it, and send the file again with its ETag."));
    }

    private static IResult Answer(IntakeReport report, bool imported) =>
        Results.Json(new TermsImportResponse { Imported = imported, Report = report with { After = null, Errors = [.. report.Errors.Take(MostErrors)] } }, ApiJson.Options);

    private static async Task<(TabularBook? Book, T? Settings, IResult? Problem)> OpenAsync<T>(HttpRequest request, TabularOptions options, string name, CancellationToken cancellationToken)
        where T : class
    {
        var limits = options.Limits == TabularLimits.Standard ? options with { Limits = TabularLimits.ByHand } : options;
        if (request.ContentLength > Limit) return (null, null, Problems.Answer(Problems.FileTooLarge(TabularLimits.ByHand.Bytes)));
        if (!request.HasFormContentType)
        {
            if (!Bodies.Contains(request.ContentType?.Split(';')[0].Trim(), StringComparer.OrdinalIgnoreCase)) return (null, null, Problems.Answer(Problems.NotAFile(request.ContentType)));
            var raw = await TabularBook.OpenAsync(request.Body, name, limits, cancellationToken);
            return raw is Result<TabularBook>.Success { Value: var sent } ? (sent, null, null) : (null, null, raw.Answer(_ => Results.Empty));
        }

        try
        {
            var form = await request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = Limit }, cancellationToken);
            if (form.Files.Count != 1) return (null, null, Problems.Answer(Problems.InvalidRequest([new FieldMessage("/file", $"The body has {form.Files.Count} files: send one, as the part 'file'.")])));
            var (settings, fault) = form.TryGetValue("settings", out var text) ? BodyReader.Parse<T>(System.Text.Encoding.UTF8.GetBytes(text.ToString()), "/settings") : (null, null);
            if (fault is not null) return (null, null, Problems.Answer(fault));
            await using var content = form.Files[0].OpenReadStream();
            var opened = await TabularBook.OpenAsync(content, form.Files[0].FileName, limits, cancellationToken);
            return opened is Result<TabularBook>.Success { Value: var book } ? (book, settings, null) : (null, null, opened.Answer(_ => Results.Empty));
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            return (null, null, Problems.Answer(Problems.InvalidRequest([new FieldMessage("/file", $"The multipart body cannot be read: {broken.Message}")])));
        }
    }
}
