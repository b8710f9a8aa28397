using System.Security.Claims;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Certificates;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.Workbooks;

namespace GpuLending.Web.Api;

/// <summary>The addresses of what is stored: deals, revisions, borrowers and their papers.</summary>
internal static class RecordRoutes
{
    private const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static readonly int[] Faults = [StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status409Conflict];
    private static readonly int[] FileFaults = [StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType, StatusCodes.Status422UnprocessableEntity];
    private static readonly string[] TableFiles = ["text/csv", "application/octet-stream", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"];
    private static readonly int[] VersionFaults = [StatusCodes.Status412PreconditionFailed, StatusCodes.Status428PreconditionRequired];

    public static void MapRecords(this RouteGroupBuilder api)
    {
        MapDeals(api.MapGroup("/deals").WithTags("Deals"));
        MapImports(api.MapGroup("/deals").WithTags("Imports"));
        MapCertificates(api.MapGroup("/deals").WithTags("Deals"), api.MapGroup("/revisions").WithTags("Deals"));
        MapRevisions(api.MapGroup("/revisions").WithTags("Deals"));
        MapBorrowers(api.MapGroup("/borrowers").WithTags("Borrowers"));
        api.MapGet("/memo-templates", MemoTemplateEndpoint.ListAsync).WithTags("Deals").NeedsScope(ApiScopes.Documents)
            .Produces<IReadOnlyList<Underwriting.DealMemos.Templates.MemoTemplateRow>>()
            .WithName("listMemoTemplates").WithSummary("List memo templates")
            .WithDescription("The institutions' layouts by name, each in its latest version: whose name and logo, how many sections. One out of use is marked retired and still lays out a memo that asks for it.");
        api.MapPost("/tokens", TokenEndpoint.AnswerAsync).WithTags("Access").Accepts<TokenRequest>("application/json").Produces<TokenResponse>()
            .ProducesProblemOf(StatusCodes.Status400BadRequest).NeedsScope(null)
            .WithName("createToken").WithSummary("Make a short-lived token")
            .WithDescription("A token of a quarter of an hour for the key that asks, with all its scopes or with some. It is sent as a bearer and ends with its key.");
    }

    private static void MapDeals(RouteGroupBuilder deals)
    {
        deals.MapGet("", DealEndpoints.ListAsync).NeedsScope(ApiScopes.DealsRead).Produces<DealList>().ProducesProblemOf(StatusCodes.Status400BadRequest)
            .WithName("listDeals").WithSummary("List deals")
            .WithDescription("A page of the pipeline. The header Link leads to the next page.")
            .TakesQuery(
                new("search", "Part of the deal's or borrower's name."), new("stage", "Only deals in this stage.", typeof(Underwriting.Deals.DealStage)), new("needsMe", "Only what waits for the key's owner.", typeof(bool)),
                new("sort", "One of name, borrower, stage, size, limit, ltv, dscr, margin, owner, since and changed; changed when left out."), new("descending", "Largest first.", typeof(bool)), QueryParameter.Skip, QueryParameter.Take(50, 200));
        deals.MapPost("", DealEndpoints.CreateAsync).NeedsScope(ApiScopes.DealsWrite).ActsOnce().Accepts<NewDealRequest>("application/json")
            .Produces<DealResponse>(StatusCodes.Status201Created).ProducesProblemOf(Faults)
            .WithName("createDeal").WithSummary("Open a deal").WithDescription("From usual terms, or with a document. A document may be unfinished; it is stored as it is. With an Idempotency-Key the request acts once.");
        deals.MapGet("/{id:guid}", DealEndpoints.OpenAsync).KnowsVersion().NeedsScope(ApiScopes.DealsRead).Produces<DealResponse>().Produces(StatusCodes.Status304NotModified)
            .ProducesProblemOf(StatusCodes.Status404NotFound)
            .WithName("readDeal").WithSummary("Read a deal").WithDescription("The saved draft with its revisions. ETag is the version to send as If-Match; If-None-Match is answered with 304.");
        deals.MapPut("/{id:guid}", DealEndpoints.SaveAsync).OnVersion().NeedsScope(ApiScopes.DealsWrite).ActsOnce().Accepts<Underwriting.Deals.DealDocument>("application/json")
            .Produces(StatusCodes.Status204NoContent).ProducesProblemOf([.. Faults, .. VersionFaults])
            .WithName("saveDeal").WithSummary("Save a deal's draft")
            .WithDescription("The whole document, on the version that If-Match names. 412 when somebody else saved first: errors names each field that differs, with both values, and nothing is saved.");
        deals.MapPost("/{id:guid}/revisions", DealEndpoints.SubmitAsync).OnVersion().NeedsScope(ApiScopes.DealsWrite).ActsOnce().Accepts<NewRevisionRequest>("application/json")
            .Produces<NewRevisionResponse>(StatusCodes.Status201Created).ProducesProblemOf([.. Faults, .. VersionFaults, StatusCodes.Status422UnprocessableEntity])
            .WithName("submitDeal").WithSummary("Submit a deal")
            .WithDescription("Freezes the saved draft that If-Match names, with its result and hash, and puts it into the reviewers' queue. Who submits can never sign. No key signs: a signature asks for a person's password at the desk.");
        deals.MapGet("/{id:guid}/memo.{format}", (Guid id, string format, Guid? template, ClaimsPrincipal caller, ExportPaper export, CancellationToken cancellationToken) =>
                RevisionEndpoints.PaperAsync(new MemoSubject.OfDraft(id) { TemplateId = template }, MemoKind.DealMemo, format, caller, export, cancellationToken))
            .Paper("readDraftMemo", "Take the draft's memo away", "pdf, docx or html (one page with everything in it), of the saved draft and marked DRAFT on every page. Query: template (an id of listMemoTemplates) lays it out as an institution wants it.");
        deals.MapGet("/{id:guid}/term-sheet.{format}", (Guid id, string format, ClaimsPrincipal caller, ExportPaper export, CancellationToken cancellationToken) =>
                RevisionEndpoints.PaperAsync(new MemoSubject.OfDraft(id), MemoKind.TermSheet, format, caller, export, cancellationToken))
            .Paper("readDraftTermSheet", "Take the draft's term sheet away", "pdf, docx or html, of the saved draft and marked DRAFT.");
        deals.MapGet("/{id:guid}/memo-redline.{format}", (Guid id, string format, ClaimsPrincipal caller, ExportPaper export, CancellationToken cancellationToken) =>
                RevisionEndpoints.PaperAsync(new MemoSubject.OfDraft(id), MemoKind.MemoRedline, format, caller, export, cancellationToken))
            .Paper("readDraftMemoRedline", "Take the draft's memo against the latest revision away", "pdf or html, or docx with tracked changes. 422 while there is no revision.");
        deals.MapGet("/{id:guid}/term-sheet-redline.{format}", (Guid id, string format, ClaimsPrincipal caller, ExportPaper export, CancellationToken cancellationToken) =>
                RevisionEndpoints.PaperAsync(new MemoSubject.OfDraft(id), MemoKind.TermSheetRedline, format, caller, export, cancellationToken))
            .Paper("readDraftTermSheetRedline", "Take the draft's term sheet against the latest revision away", "pdf or html, or docx with tracked changes. 422 while there is no revision.");
        deals.MapGet("/{id:guid}/workbook.xlsx", (Guid id, ClaimsPrincipal caller, ExportWorkbook export, CancellationToken cancellationToken) =>
                RevisionEndpoints.WorkbookAsync(new MemoSubject.OfDraft(id), caller, export, cancellationToken))
            .Paper("readDraftWorkbook", "Take the draft's workbook away", "xlsx with live formulas, of the saved draft and marked DRAFT. 422 names the terms that the formulas do not carry.", WorkbookType);
    }

    private static void MapImports(RouteGroupBuilder deals)
    {
        const string Bodies = "Body: text/csv, an .xlsx workbook, or multipart/form-data with the part 'file' and optionally 'settings' (IntakeSettings as JSON), at most 25 MB. ";
        deals.MapPost("/{id:guid}/fleet/imports", TermsImportEndpoints.FleetAsync).AsImport("importFleet", "Import a fleet",
            Bodies + "Query: dryRun, mode (replace, add), sheet, encoding, separator, fileName. Without settings headings are found by their words, in several languages, or as the borrower's last file had them; units are read from headings and refused in doubt, with the setting to say. Without dryRun, If-Match names the version of the draft, which is saved with all rows or with none.");
        deals.MapPost("/{id:guid}/contracts/imports", TermsImportEndpoints.ContractsAsync).AsImport("importContracts", "Import contracts",
            Bodies + "Query and rules as for a fleet. Prices per GPU-hour, node-hour or month come to a GPU-hour; an end is taken as the last day of service unless it falls on the start's own day of the month.");
        deals.MapPost("/{id:guid}/workbook/imports", TermsImportEndpoints.WorkbookAsync).WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(TermsImportEndpoints.Limit))
            .NeedsScope(ApiScopes.DealsWrite).Produces<Underwriting.Intake.WorkbookChanges>().ProducesProblemOf([.. Faults, .. FileFaults, .. VersionFaults])
            .TakesFile("The workbook.", TableFiles).ImportsOnVersion().TakesQuery(DryRun, new QueryParameter("fileName", "Name of the file.")).WithName("importWorkbook").WithSummary("Bring a deal's workbook back").ActsOnce(TermsImportEndpoints.Limit)
            .WithDescription("Body: the workbook of the draft or of a revision, with changed inputs. Query: dryRun, fileName. Answers which fields differ, was and now, with the loan before and after. Refused when it is of another deal or of content that has gone, and, with the cell, when a formula was written over. Without dryRun, If-Match names the version of the draft, which is saved with the changes.");
        deals.MapPost("/imports", TermsImportEndpoints.DealAsync).WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(TermsImportEndpoints.Limit))
            .NeedsScope(ApiScopes.DealsWrite).Produces<Underwriting.Intake.DealIntakeReport>().Produces<Underwriting.Intake.DealIntakeReport>(StatusCodes.Status201Created)
            .ProducesProblemOf([.. Faults, .. FileFaults])
            .TakesFile("The workbook.", TableFiles, ("settings", "DealIntakeSettings as JSON."))
            .TakesQuery(DryRun, new("fileName", "Name of the file."), new("name", "Name of the deal; the workbook's when left out."), new("borrowerId", "The borrower; the one the workbook names when left out.", typeof(Guid)))
            .WithName("importDeal").WithSummary("Open a deal from a workbook").ActsOnce(TermsImportEndpoints.Limit)
            .WithDescription(Bodies.Replace("IntakeSettings", "DealIntakeSettings", StringComparison.Ordinal) + "Query: dryRun, name, borrowerId (else the borrower that the file names is found or added), fileName. Sheets as in template.xlsx, or tables and labelled terms in a layout of your own. All or nothing.");
        deals.MapGet("/template.xlsx", TermsImportEndpoints.Template).NeedsScope(ApiScopes.DealsRead).Produces(StatusCodes.Status200OK, contentType: Underwriting.Intake.DealTemplate.MediaType)
            .WithName("readDealTemplate").WithSummary("Take the template of a deal").WithDescription("A workbook with a deal's usual terms to overtype. It imports as it is.");
    }

    private static void MapCertificates(RouteGroupBuilder deals, RouteGroupBuilder revisions)
    {
        foreach (var (name, kind, words) in new[] { ("borrowing-base", CertificateKind.BorrowingBase, "borrowing-base"), ("compliance", CertificateKind.CovenantCompliance, "covenant-compliance") })
        {
            var key = kind == CertificateKind.BorrowingBase ? "BorrowingBaseCertificate" : "ComplianceCertificate";
            deals.MapGet($"/{{id:guid}}/certificates/{name}.xlsx", (Guid id, HttpRequest request, ClaimsPrincipal caller, ExportCertificate export, CancellationToken cancellationToken) =>
                    CertificateEndpoint.AnswerAsync(new MemoSubject.OfDraft(id), kind, request, caller, export, cancellationToken))
                .Workbook("readDraft" + key, $"Take a draft's {words} certificate", "A workbook with live formulas and a signature block, marked DRAFT. Query: date (the day certified, closing or later; today without it).");
            revisions.MapGet($"/{{id:guid}}/certificates/{name}.xlsx", (Guid id, HttpRequest request, ClaimsPrincipal caller, ExportCertificate export, CancellationToken cancellationToken) =>
                    CertificateEndpoint.AnswerAsync(new MemoSubject.OfRevision(id), kind, request, caller, export, cancellationToken))
                .Workbook("read" + key, $"Take a revision's {words} certificate", "A workbook with live formulas and a signature block, from the stored result. Query: date. The record says who took it.");
        }
    }

    private static void Workbook(this RouteHandlerBuilder builder, string name, string summary, string description) => builder
        .NeedsScope(ApiScopes.Documents).Produces(StatusCodes.Status200OK, contentType: Underwriting.Intake.DealTemplate.MediaType)
        .ProducesProblemOf(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity)
        .WithName(name).WithSummary(summary).WithDescription(description);

    private static void AsImport(this RouteHandlerBuilder builder, string name, string summary, string description) => builder
        .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(TermsImportEndpoints.Limit)).TakesFile("The table.", TableFiles, ("settings", "IntakeSettings as JSON."))
        .ImportsOnVersion().ActsOnce(TermsImportEndpoints.Limit)
        .TakesQuery(
            DryRun, new("mode", "What becomes of rows that the draft has.", typeof(Underwriting.Intake.IntakeMode)), new("sheet", "Sheet of a workbook."), new("encoding", "Encoding of a text file."),
            new("separator", "A comma, a semicolon, a bar, or tab."), new("fileName", "Name of the file."))
        .NeedsScope(ApiScopes.DealsWrite).Produces<TermsImportResponse>()
        .ProducesProblemOf([.. Faults, .. FileFaults, .. VersionFaults]).WithName(name).WithSummary(summary).WithDescription(description);

    private static void MapRevisions(RouteGroupBuilder revisions)
    {
        revisions.MapGet("/{id:guid}", RevisionEndpoints.OpenAsync).NeedsScope(ApiScopes.DealsRead).Produces<RevisionResponse>().ProducesProblemOf(StatusCodes.Status404NotFound)
            .WithName("readRevision").WithSummary("Read a revision")
            .WithDescription("The frozen document and result with hash, exceptions and signatures. Reading it here does not start the review.");
        revisions.MapGet("/{id:guid}/memo.{format}", (Guid id, string format, Guid? template, ClaimsPrincipal caller, ExportPaper export, CancellationToken cancellationToken) =>
                RevisionEndpoints.PaperAsync(new MemoSubject.OfRevision(id) { TemplateId = template }, MemoKind.DealMemo, format, caller, export, cancellationToken))
            .Paper("readMemo", "Take a revision's memo away", "pdf, docx or html (one page with everything in it), from the stored result. Query: template (an id of listMemoTemplates) lays it out as an institution wants it. The record says who took it, and in which layout.");
        revisions.MapGet("/{id:guid}/term-sheet.{format}", (Guid id, string format, ClaimsPrincipal caller, ExportPaper export, CancellationToken cancellationToken) =>
                RevisionEndpoints.PaperAsync(new MemoSubject.OfRevision(id), MemoKind.TermSheet, format, caller, export, cancellationToken))
            .Paper("readTermSheet", "Take a revision's term sheet away", "pdf, docx or html, from the stored result.");
        revisions.MapGet("/{id:guid}/memo-redline.{format}", (Guid id, string format, ClaimsPrincipal caller, ExportPaper export, CancellationToken cancellationToken) =>
                RevisionEndpoints.PaperAsync(new MemoSubject.OfRevision(id), MemoKind.MemoRedline, format, caller, export, cancellationToken))
            .Paper("readMemoRedline", "Take a memo against the revision before away", "pdf or html, or docx with tracked changes. 422 for a deal's first revision.");
        revisions.MapGet("/{id:guid}/term-sheet-redline.{format}", (Guid id, string format, ClaimsPrincipal caller, ExportPaper export, CancellationToken cancellationToken) =>
                RevisionEndpoints.PaperAsync(new MemoSubject.OfRevision(id), MemoKind.TermSheetRedline, format, caller, export, cancellationToken))
            .Paper("readTermSheetRedline", "Take a term sheet against the revision before away", "pdf or html, or docx with tracked changes. 422 for a deal's first revision.");
        revisions.MapGet("/{id:guid}/workbook.xlsx", (Guid id, ClaimsPrincipal caller, ExportWorkbook export, CancellationToken cancellationToken) =>
                RevisionEndpoints.WorkbookAsync(new MemoSubject.OfRevision(id), caller, export, cancellationToken))
            .Paper("readWorkbook", "Take a revision's workbook away", "xlsx with live formulas and the stored figures. 422 names the terms that the formulas do not carry.", WorkbookType);
    }

    private static void MapBorrowers(RouteGroupBuilder borrowers)
    {
        borrowers.MapGet("", BorrowerEndpoints.ListAsync).NeedsScope(ApiScopes.DealsRead).Produces<BorrowerList>().ProducesProblemOf(StatusCodes.Status400BadRequest)
            .WithName("listBorrowers").WithSummary("List borrowers").WithDescription("By name. The header Link leads to the next page.")
            .TakesQuery(new("search", "Part of the name."), QueryParameter.Skip, QueryParameter.Take(50, 200));
        borrowers.MapPost("", BorrowerEndpoints.CreateAsync).NeedsScope(ApiScopes.DealsWrite).ActsOnce().Accepts<BorrowerRequest>("application/json")
            .Produces<BorrowerResponse>(StatusCodes.Status201Created).ProducesProblemOf(Faults)
            .WithName("createBorrower").WithSummary("Add a borrower").WithDescription("With an Idempotency-Key the request acts once.");
        borrowers.MapGet("/{id:guid}", BorrowerEndpoints.OpenAsync).KnowsVersion().NeedsScope(ApiScopes.DealsRead).Produces<BorrowerResponse>().Produces(StatusCodes.Status304NotModified)
            .ProducesProblemOf(StatusCodes.Status404NotFound)
            .WithName("readBorrower").WithSummary("Read a borrower").WithDescription("With its deals. ETag is the version to send as If-Match.");
        borrowers.MapPut("/{id:guid}", BorrowerEndpoints.SaveAsync).OnVersion().NeedsScope(ApiScopes.DealsWrite).ActsOnce().Accepts<BorrowerRequest>("application/json")
            .Produces(StatusCodes.Status204NoContent).ProducesProblemOf([.. Faults, .. VersionFaults])
            .WithName("saveBorrower").WithSummary("Save a borrower").WithDescription("On the version that If-Match names. Deals keep the profile they were struck on.");
    }

    /// <summary>Takes an Idempotency-Key, with bodies of up to so many bytes.</summary>
    internal static RouteHandlerBuilder ActsOnce(this RouteHandlerBuilder builder, long limit = BodyReader.Limit) => builder
        .AddEndpointFilter(IdempotencyFilter.UpTo(limit))
        .TakesHeader(IdempotencyFilter.Header, "1 to 200 visible characters. The request acts once a day however often it is sent with this key.");

    private static QueryParameter DryRun { get; } = new("dryRun", "Stores nothing and tells what would happen.", typeof(bool));

    private static RouteHandlerBuilder ImportsOnVersion(this RouteHandlerBuilder builder) =>
        builder.TakesHeader("If-Match", "The ETag of the last GET: the version that is changed. Not needed for a dry run; 428 without it otherwise, 412 with an older one.");

    private static RouteHandlerBuilder OnVersion(this RouteHandlerBuilder builder) =>
        builder.TakesHeader("If-Match", "The ETag of the last GET: the version that is changed. 428 without it, 412 with an older one.", required: true);

    private static RouteHandlerBuilder KnowsVersion(this RouteHandlerBuilder builder) =>
        builder.TakesHeader("If-None-Match", "The ETag of a version that is known: 304 when nothing has changed.");

    private static void Paper(this RouteHandlerBuilder builder, string name, string summary, string description, string type = "application/pdf") => builder
        .NeedsScope(ApiScopes.Documents).Produces(StatusCodes.Status200OK, contentType: type)
        .ProducesProblemOf(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity)
        .WithName(name).WithSummary(summary).WithDescription(description)
        .TakesQuery(name.EndsWith("Memo", StringComparison.Ordinal) ? [new QueryParameter("template", "Layout of the memo: the id of one of /api/v1/memo-templates. The usual layout when left out.", typeof(Guid))] : []);
}
