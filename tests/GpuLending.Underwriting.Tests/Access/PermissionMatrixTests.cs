using GpuLending.Engine;
using GpuLending.Engine.Credit;
using GpuLending.Testing;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Approvals;
using GpuLending.Underwriting.Attachments;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Borrowers;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Exports;
using GpuLending.Underwriting.Imports;
using GpuLending.Underwriting.Market;
using GpuLending.Underwriting.Policies;
using GpuLending.Underwriting.Serials;
using GpuLending.Underwriting.Simulations;
using GpuLending.Underwriting.Tests.Serials;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Access;

/// <summary>Each role tries each use case. Whoever may not is told so, and it is on the record; whoever may gets any other answer.</summary>
public sealed class PermissionMatrixTests(Desk desk) : IClassFixture<Desk>
{
    private static readonly DealDocument Document = new();

    private static readonly Guid Nobody = Guid.CreateVersion7();

    private static readonly Dictionary<string, (Permission Permission, Func<Desk, Actor, CancellationToken, Task<object>> Try)> UseCases = new()
    {
        ["CreateDeal"] = (Permission.EditDeals, async (d, a, c) => await d.Get<CreateDeal>().ExecuteAsync(new CreateDealCommand("", Nobody), a, c)),
        ["CopyDeal"] = (Permission.EditDeals, async (d, a, c) => await d.Get<CopyDeal>().ExecuteAsync(Nobody, "x", a, c)),
        ["ListDeals"] = (Permission.ViewDeals, async (d, a, c) => await d.Get<ListDeals>().ExecuteAsync(new DealListQuery(), a, c)),
        ["OpenDeal"] = (Permission.ViewDeals, async (d, a, c) => await d.Get<OpenDeal>().ExecuteAsync(Nobody, a, c)),
        ["RecordEdit"] = (Permission.EditDeals, async (d, a, c) => await d.Get<RecordEdit>().ExecuteAsync(new RecordEditCommand(Nobody, 1, Document), a, c)),
        ["UndoEdit"] = (Permission.EditDeals, async (d, a, c) => await d.Get<UndoEdit>().ExecuteAsync(Nobody, a, c)),
        ["RedoEdit"] = (Permission.EditDeals, async (d, a, c) => await d.Get<RedoEdit>().ExecuteAsync(Nobody, a, c)),
        ["RebaseJournal"] = (Permission.EditDeals, async (d, a, c) => await d.Get<RebaseJournal>().ExecuteAsync(Nobody, RebaseChoice.KeepMine, a, c)),
        ["SaveDeal"] = (Permission.EditDeals, async (d, a, c) => await d.Get<SaveDeal>().ExecuteAsync(new SaveDealCommand(Nobody, 1, Document, null), a, c)),
        ["SubmitDeal"] = (Permission.SubmitDeals, async (d, a, c) => await d.Get<SubmitDeal>().ExecuteAsync(new SubmitDealCommand(Nobody, 1, ""), a, c)),
        ["ListReviewQueue"] = (Permission.ViewDeals, async (d, a, c) => await d.Get<ListReviewQueue>().ExecuteAsync(a, c)),
        ["OpenRevision"] = (Permission.ViewDeals, async (d, a, c) => await d.Get<OpenRevision>().ExecuteAsync(Nobody, a, c)),
        ["DecideRevision"] = (Permission.DecideRevisions, async (d, a, c) =>
            await d.Get<DecideRevision>().ExecuteAsync(new DecideRevisionCommand(Nobody, RevisionDecision.Approve, "x", [], "", ""), a, c)),
        ["ListAuthorityMatrix"] = (Permission.ViewDeals, async (d, a, c) => await d.Get<ListAuthorityMatrix>().ExecuteAsync(a, c)),
        ["ListConditions"] = (Permission.ViewDeals, async (d, a, c) => await d.Get<ListConditions>().ExecuteAsync(Nobody, a, c)),
        ["AddCondition"] = (Permission.ManageConditions, async (d, a, c) => await d.Get<AddCondition>().ExecuteAsync(Nobody, "x", true, false, a, c)),
        ["MeetCondition"] = (Permission.ManageConditions, async (d, a, c) => await d.Get<MeetCondition>().ExecuteAsync(Nobody, "x", a, c)),
        ["RecordDraw"] = (Permission.RecordDraws, async (d, a, c) => await d.Get<RecordDraw>().ExecuteAsync(Nobody, new DateOnly(2027, 1, 1), Money.Usd(1m), new Dictionary<Guid, string>(), a, c)),
        ["MoveDeal"] = (Permission.ManageConditions, async (d, a, c) => await d.Get<MoveDeal>().ExecuteAsync(Nobody, DealStage.Approved, DealStage.TermSheetIssued, "", a, c)),
        ["ListDraws"] = (Permission.ViewDeals, async (d, a, c) => await d.Get<ListDraws>().ExecuteAsync(Nobody, a, c)),
        ["CreateBorrower"] = (Permission.EditBorrowers, async (d, a, c) => await d.Get<CreateBorrower>().ExecuteAsync(new CreateBorrowerCommand(new BorrowerProfile()), a, c)),
        ["SaveBorrower"] = (Permission.EditBorrowers, async (d, a, c) =>
            await d.Get<SaveBorrower>().ExecuteAsync(new SaveBorrowerCommand(Nobody, 1, new BorrowerProfile { Name = "x" }, ""), a, c)),
        ["OpenBorrower"] = (Permission.ViewDeals, async (d, a, c) => await d.Get<OpenBorrower>().ExecuteAsync(Nobody, a, c)),
        ["ListBorrowers"] = (Permission.ViewDeals, async (d, a, c) => await d.Get<ListBorrowers>().ExecuteAsync(null, 0, 10, a, c)),
        ["ListGpuModels"] = (Permission.ViewDeals, async (d, a, c) => await d.Get<ListGpuModels>().ExecuteAsync(a, c)),
        ["CheckSerials"] = (Permission.ViewDeals, async (d, a, c) => await d.Get<CheckSerials>().ExecuteAsync(Nobody, [], a, null, c)),
        ["ImportSerials"] = (Permission.ManageSerials, async (d, a, c) =>
            await d.Get<ImportSerials>().ExecuteAsync(new ImportSerialsCommand(Nobody, SerialDesk.List("A1"), null, "L1", false), a, null, c)),
        ["ListSerials"] = (Permission.ViewDeals, async (d, a, c) => await d.Get<ListSerials>().ExecuteAsync(new SerialQuery(), a, c)),
        ["CountSerials"] = (Permission.ViewDeals, async (d, a, c) => await d.Get<CountSerials>().ExecuteAsync(Nobody, a, c)),
        ["ListLocations"] = (Permission.ViewDeals, async (d, a, c) => await d.Get<ListLocations>().ExecuteAsync(Nobody, a, c)),
        ["MoveSerials"] = (Permission.ManageSerials, async (d, a, c) =>
            await d.Get<MoveSerials>().ExecuteAsync(Nobody, new SerialSelection.OfDeal(), new SerialMove(null, "x", null, new DateOnly(2026, 1, 1), "x"), a, c)),
        ["ReleaseSerials"] = (Permission.ReleaseSerials, async (d, a, c) => await d.Get<ReleaseSerials>().ExecuteAsync(Nobody, new SerialSelection.OfDeal(), "x", a, c)),
        ["ListLookAlikes"] = (Permission.ViewDeals, async (d, a, c) => await d.Get<ListLookAlikes>().ExecuteAsync(true, 0, 10, a, c)),
        ["AnswerLookAlikes"] = (Permission.ReleaseSerials, async (d, a, c) => await d.Get<AnswerLookAlikes>().ExecuteAsync([Nobody], LookAlikeAnswer.SameUnit, "x", a, c)),
        ["BuildSerialPaper"] = (Permission.ExportDocuments, async (d, a, c) =>
            await d.Get<BuildSerialPaper>().ExecuteAsync(new SerialPaper(Nobody, MemoKind.LocationCertificate, null, new DateOnly(2026, 1, 1)), a, c)),
        ["ListQuotes"] = (Permission.ViewDeals, async (d, a, c) => await d.Get<ListQuotes>().ExecuteAsync(new QuoteQuery(), a, c)),
        ["ListQuoteSeries"] = (Permission.ViewDeals, async (d, a, c) => await d.Get<ListQuoteSeries>().ExecuteAsync("x", null, null, null, a, c)),
        ["ReadMarketOverview"] = (Permission.ViewDeals, async (d, a, c) => await d.Get<ReadMarketOverview>().ExecuteAsync(a, c)),
        ["SuggestQuoteSettings"] = (Permission.ImportMarketData, async (d, a, c) => await d.Get<SuggestQuoteSettings>().ExecuteAsync(await TableAsync(c), null, a, c)),
        ["ImportQuotes"] = (Permission.ImportMarketData, async (d, a, c) => await d.Get<ImportQuotes>().ExecuteAsync(await TableAsync(c), new QuoteImportSettings(), true, a, null, c)),
        ["ListPolicyVersions"] = (Permission.ViewDeals, async (d, a, c) => await d.Get<ListPolicyVersions>().ExecuteAsync(a, c)),
        ["OpenPolicyVersion"] = (Permission.ViewDeals, async (d, a, c) => await d.Get<OpenPolicyVersion>().ExecuteAsync(null, a, c)),
        ["OpenPolicyDraft"] = (Permission.ProposePolicies, async (d, a, c) => await d.Get<OpenPolicyDraft>().ExecuteAsync(a, c)),
        ["KeepPolicyDraft"] = (Permission.ProposePolicies, async (d, a, c) => await d.Get<KeepPolicyDraft>().ExecuteAsync(null, a, c)),
        ["ProposePolicy"] = (Permission.ProposePolicies, async (d, a, c) =>
            await d.Get<ProposePolicy>().ExecuteAsync(new ProposePolicyCommand(0, PolicyDocument.House, new DateOnly(2000, 1, 1), ""), a, c)),
        ["DecidePolicy"] = (Permission.DecidePolicies, async (d, a, c) => await d.Get<DecidePolicy>().ExecuteAsync(new DecidePolicyCommand(0, PolicyVerdict.Approve, "x", "", ""), a, c)),
        ["AssessPolicyEffect"] = (Permission.ViewDeals, async (d, a, c) => await d.Get<AssessPolicyEffect>().ExecuteAsync(PolicyDocument.House, a, null, c)),
        ["ReadExceptionTrend"] = (Permission.ViewDeals, async (d, a, c) => await d.Get<ReadExceptionTrend>().ExecuteAsync(a, c)),
        ["StartSimulation"] = (Permission.RunSimulations, async (d, a, c) => await d.Get<StartSimulation>().ExecuteAsync(new StartSimulationCommand(Document, new()), a, c)),
        ["CancelSimulation"] = (Permission.RunSimulations, async (d, a, c) => await d.Get<CancelSimulation>().ExecuteAsync(Nobody, a, c)),
        ["OpenSimulation"] = (Permission.ViewDeals, async (d, a, c) => await d.Get<OpenSimulation>().ExecuteAsync(Nobody, a, c)),
        ["OpenSimulatedPath"] = (Permission.ViewDeals, async (d, a, c) => await d.Get<OpenSimulatedPath>().ExecuteAsync(Nobody, 0, a, c)),
        ["AddAttachment"] = (Permission.ManageAttachments, async (d, a, c) => await d.Get<AddAttachment>().ExecuteAsync(new AddAttachmentCommand(Nobody, AttachmentKind.Other, "", "x", Stream.Null, ""), a, c)),
        ["ListAttachments"] = (Permission.ViewDeals, async (d, a, c) => await d.Get<ListAttachments>().ExecuteAsync(Nobody, a, c)),
        ["OpenAttachment"] = (Permission.ViewDeals, async (d, a, c) => await d.Get<OpenAttachment>().ExecuteAsync(Nobody, a, c)),
        ["WithdrawAttachment"] = (Permission.ManageAttachments, async (d, a, c) => await d.Get<WithdrawAttachment>().ExecuteAsync(Nobody, 1, "x", a, c)),
        ["StartMemoExport"] = (Permission.ExportDocuments, async (d, a, c) => await d.Get<StartMemoExport>().ExecuteAsync(new StartMemoExportCommand([], MemoFormat.Word), a, c)),
        ["OpenMemoExport"] = (Permission.ExportDocuments, async (d, a, c) => await d.Get<OpenMemoExport>().ExecuteAsync(Nobody, a, c)),
        ["CancelMemoExport"] = (Permission.ExportDocuments, async (d, a, c) => await d.Get<CancelMemoExport>().ExecuteAsync(Nobody, a, c)),
        ["ListUsers"] = (Permission.AdministerUsers, async (d, a, c) => await d.Get<ListUsers>().ExecuteAsync(a, c)),
        ["CreateUser"] = (Permission.AdministerUsers, async (d, a, c) => await d.Get<CreateUser>().ExecuteAsync("", "", Role.Analyst, a, c)),
        ["ChangeUserRole"] = (Permission.AdministerUsers, async (d, a, c) => await d.Get<ChangeUserRole>().ExecuteAsync(Nobody, Role.Analyst, a, c)),
        ["DisableUser"] = (Permission.AdministerUsers, async (d, a, c) => await d.Get<DisableUser>().ExecuteAsync(Nobody, true, a, c)),
        ["CreateApiKey"] = (Permission.ManageApiKeys, async (d, a, c) => await d.Get<CreateApiKey>().ExecuteAsync(new CreateApiKeyCommand(""), a, c)),
        ["ListApiKeys"] = (Permission.ManageApiKeys, async (d, a, c) => await d.Get<ListApiKeys>().ExecuteAsync(a, c)),
        ["RevokeApiKey"] = (Permission.ManageApiKeys, async (d, a, c) => await d.Get<RevokeApiKey>().ExecuteAsync(Nobody, a, c)),
        ["ListAudit"] = (Permission.ViewAudit, async (d, a, c) => await d.Get<ListAudit>().ExecuteAsync(new AuditQuery(), a, c)),
        ["VerifyAuditChain"] = (Permission.ViewAudit, async (d, a, c) => await d.Get<VerifyAuditChain>().ExecuteAsync(a, c)),
    };

    public static TheoryData<string> Names => [.. UseCases.Keys];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Only_roles_with_the_right_get_in(string name)
    {
        var (permission, attempt) = UseCases[name];
        foreach (var person in DemoUsers.All.DistinctBy(user => user.Role))
        {
            var actor = person.ToActor();
            var before = await RefusalsAsync(actor);
            var result = await attempt(desk, actor, Cancel);
            var forbidden = result.GetType().Name.StartsWith("Forbidden", StringComparison.Ordinal);
            forbidden.ShouldBe(!RolePermissions.Allows(actor.Role, permission), $"{name} by {actor.Role}: {result}");
            (await RefusalsAsync(actor) - before).ShouldBe(forbidden ? 1 : 0, $"{name} by {actor.Role} on the record");
        }
    }

    /// <summary>A use case that nobody lists here has nobody who tries it.</summary>
    [Fact]
    public void Every_use_case_with_an_actor_is_tried()
    {
        // What only computes or prints for whoever may see deals is tried beside its own tests.
        string[] computes = ["EvaluateDeal", "ExplainFigure", "AssessResidual", "ExportSerialPaper"];
        string[] folders = ["Access", "Approvals", "Attachments", "Audit", "Borrowers", "Deals", "Exports", "Policies", "Serials", "Simulations"];
        var all = typeof(CreateDeal).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsPublic: true } && folders.Contains(type.Namespace?.Split('.')[^1]) && type.GetMethods()
                .Any(method => method.Name == "ExecuteAsync" && method.GetParameters().Any(parameter => parameter.ParameterType == typeof(Actor))))
            .Select(type => type.Name).Except(computes).Concat(["ListGpuModels", "ListQuotes", "ListQuoteSeries", "ReadMarketOverview", "SuggestQuoteSettings", "ImportQuotes"]);
        all.ShouldBe(UseCases.Keys, ignoreOrder: true);
    }

    private static async Task<TabularFile> TableAsync(CancellationToken cancellationToken) =>
        (await TabularFile.OpenAsync(new MemoryStream("date,price\n2026-01-02,1\n"u8.ToArray()), "x.csv", new TabularOptions(), cancellationToken)).Require();

    private async Task<long> RefusalsAsync(Actor actor) =>
        (long)(await desk.StoredAsync($"SELECT count(*) FROM audit_entries WHERE action = 'access.refused' AND actor_id = '{actor.UserId}'"))!;
}
