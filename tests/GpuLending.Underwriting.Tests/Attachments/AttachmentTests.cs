using GpuLending.Testing;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Approvals;
using GpuLending.Underwriting.Attachments;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Persistence;
using GpuLending.Underwriting.Tests.Approvals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Attachments;

public sealed class AttachmentTests(Desk desk) : IClassFixture<Desk>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_document_has_versions_that_come_back_byte_for_byte_with_their_hash_and_a_record()
    {
        var dealId = await desk.NewDealAsync();
        var id = (await desk.TryFileAsync(dealId, AttachmentKind.Appraisal, AttachmentDesk.Pdf("first"), "Appraisal 2026.pdf")).Require();
        (await AddVersionAsync(id, AttachmentDesk.Pdf("second"), "appraisal-final.pdf", Desk.RiskOfficer)).Require().ShouldBe(2);
        (await AddVersionAsync(id, AttachmentDesk.Pdf("second"), "the-same.pdf")).ShouldBeOfType<Result<int>.Conflict>().Reason.ShouldContain("Version 2 is this very file");

        var document = (await desk.Get<OpenAttachment>().ExecuteAsync(id, Desk.Auditor, Cancel)).Require();
        (document.Title, document.Kind, document.Current!.Number).ShouldBe(("Appraisal 2026", AttachmentKind.Appraisal, 2));
        document.Versions.Select(version => version.AddedByName).ShouldBe([Desk.RiskOfficer.DisplayName, Desk.Analyst.DisplayName]);

        var first = (await desk.Get<OpenAttachment>().TakeAsync(id, 1, Desk.Auditor, Cancel)).Require();
        (first.Content, first.FileName, first.MediaType).ShouldBe((AttachmentDesk.Pdf("first"), "Appraisal 2026.pdf", "application/pdf"), new ByContent());
        first.Sha256.ShouldBe(document.Versions[1].Sha256);
        (await desk.Get<OpenAttachment>().TakeAsync(id, 3, Desk.Auditor, Cancel)).ShouldBeOfType<Result<AttachmentFile>.NotFound>();
        (await CountAsync("attachment.added", id), await CountAsync("attachment.taken", id)).ShouldBe((2L, 1L));
        (await desk.Get<VerifyAuditChain>().ExecuteAsync(Desk.Auditor, Cancel)).Require();
    }

    [Fact]
    public async Task A_withdrawn_version_stays_on_file_and_counts_no_more()
    {
        var dealId = await desk.NewDealAsync();
        var id = await desk.FileAsync(dealId, AttachmentKind.Appraisal);
        (await desk.Get<WithdrawAttachment>().ExecuteAsync(id, 1, "Wrong hall", Desk.SecondAnalyst, Cancel)).ShouldBeOfType<Result<int>.Forbidden>();
        (await desk.Get<WithdrawAttachment>().ExecuteAsync(id, 1, " ", Desk.Analyst, Cancel)).ShouldBeOfType<Result<int>.Invalid>();
        (await desk.Get<WithdrawAttachment>().ExecuteAsync(id, 1, "Wrong hall", Desk.Manager, Cancel)).Require();
        (await desk.Get<WithdrawAttachment>().ExecuteAsync(id, 1, "Again", Desk.Manager, Cancel)).ShouldBeOfType<Result<int>.Conflict>();

        var view = (await desk.Get<ListAttachments>().ExecuteAsync(dealId, Desk.Auditor, Cancel)).Require();
        var row = view.Attachments.ShouldHaveSingleItem();
        (row.Current, row.Versions[0].WithdrawalReason, row.Versions[0].WithdrawnByName).ShouldBe((null, "Wrong hall", Desk.Manager.DisplayName));
        view.Checklist.Single(asked => asked.Kind == AttachmentKind.Appraisal).OnFile.ShouldBeFalse();
        (await desk.Get<OpenAttachment>().TakeAsync(id, 1, Desk.Analyst, Cancel)).Require();
    }

    [Fact]
    public async Task A_stage_is_closed_until_its_documents_are_on_file_and_the_refusal_names_them()
    {
        var (dealId, _) = await desk.NewApprovedDealAsync();
        (await MoveAsync(dealId, DealStage.Approved, DealStage.TermSheetIssued)).Require();
        (await MoveAsync(dealId, DealStage.TermSheetIssued, DealStage.Accepted)).ShouldBeOfType<Result<DealStage>.Conflict>().Reason.ShouldContain("before acceptance: Signed term sheet");
        await desk.FileAsync(dealId, AttachmentKind.TermSheet);
        (await MoveAsync(dealId, DealStage.TermSheetIssued, DealStage.Accepted)).Require();

        await desk.FileAsync(dealId, AttachmentKind.LoanAgreement);
        var refusal = (await MoveAsync(dealId, DealStage.Accepted, DealStage.Closed)).ShouldBeOfType<Result<DealStage>.Conflict>().Reason;
        refusal.ShouldContain("Appraisal, Offtake contract, Insurance certificate");
        refusal.ShouldNotContain("Loan agreement");
        (await desk.OpenAsync(dealId)).Stage.ShouldBe(DealStage.Accepted);
        foreach (var kind in new[] { AttachmentKind.Appraisal, AttachmentKind.OfftakeContract, AttachmentKind.Insurance }) await desk.FileAsync(dealId, kind);
        (await MoveAsync(dealId, DealStage.Accepted, DealStage.Closed)).Require();
    }

    [Fact]
    public async Task A_deal_without_contracts_is_not_asked_for_one()
    {
        var dealId = await desk.NewDealAsync();
        await desk.SaveAsync(dealId, document => document with { Case = document.Case with { Contracts = [] } });
        (await desk.Get<ListAttachments>().ExecuteAsync(dealId, Desk.Analyst, Cancel)).Require().Checklist.Select(row => row.Kind)
            .ShouldBe([AttachmentKind.TermSheet, AttachmentKind.Appraisal, AttachmentKind.LoanAgreement, AttachmentKind.Insurance]);
    }

    [Fact]
    public async Task One_title_is_one_document_also_of_many_at_once()
    {
        var dealId = await desk.NewDealAsync();
        var filed = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => desk.TryFileAsync(dealId, AttachmentKind.Other, AttachmentDesk.Pdf($"{i}"), title: "Memo of the call")));
        filed.Count(answer => answer is Result<Guid>.Success).ShouldBe(1);
        filed.OfType<Result<Guid>.Conflict>().Count().ShouldBe(5);
        var id = filed.OfType<Result<Guid>.Success>().Single().Value;
        var versions = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => AddVersionAsync(id, AttachmentDesk.Pdf($"version {i}"), "call.pdf")));
        versions.Select(answer => answer.Require()).ShouldBe([2, 3, 4, 5, 6, 7], ignoreOrder: true);
    }

    [Fact]
    public async Task Whoever_may_not_file_or_take_is_told_so()
    {
        var dealId = await desk.NewDealAsync();
        (await desk.TryFileAsync(dealId, AttachmentKind.Other, AttachmentDesk.Pdf(), actor: Desk.Auditor)).ShouldBeOfType<Result<Guid>.Forbidden>();
        var id = await desk.FileAsync(dealId, AttachmentKind.Other);
        (await desk.Get<OpenAttachment>().TakeAsync(id, 1, Desk.Administrator, Cancel)).ShouldBeOfType<Result<AttachmentFile>.Forbidden>();
        (await AddVersionAsync(id, AttachmentDesk.Pdf("x"), "x.pdf", Desk.Administrator)).ShouldBeOfType<Result<int>.Forbidden>();
        (await desk.TryFileAsync(Guid.CreateVersion7(), AttachmentKind.Other, AttachmentDesk.Pdf())).ShouldBeOfType<Result<Guid>.NotFound>();
    }

    [Fact]
    public async Task The_application_cannot_change_or_delete_what_was_filed()
    {
        var id = await desk.FileAsync(await desk.NewDealAsync(), AttachmentKind.Other);
        foreach (var sql in new[]
        {
            $"UPDATE attachment_versions SET sha256 = repeat('0', 64) WHERE attachment_id = '{id}'", $"DELETE FROM attachment_versions WHERE attachment_id = '{id}'",
            $"UPDATE attachments SET title = 'x' WHERE id = '{id}'", "DELETE FROM attachment_contents", "UPDATE attachment_contents SET content = '\\x00'",
        })
        {
            (await Should.ThrowAsync<PostgresException>(() => TestDatabase.ExecuteAsync(desk.Database.ApplicationConnectionString, sql, Cancel))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, sql);
        }

        (await Should.ThrowAsync<PostgresException>(() => TestDatabase.ExecuteAsync(desk.Database.ApplicationConnectionString, "INSERT INTO attachment_contents VALUES (repeat('0', 64), '\\x00')", Cancel)))
            .SqlState.ShouldBe(PostgresErrorCodes.CheckViolation, "content under a hash that is not its own");
    }

    [Fact]
    public async Task Files_in_a_folder_lie_under_their_hash_and_a_damaged_one_is_not_given_out()
    {
        var folder = Directory.CreateTempSubdirectory("gpulending-documents-");
        try
        {
            var options = new AttachmentOptions { Folder = folder.FullName, LargestMegabytes = 1 };
            var (store, contexts, audit, refusals) = (new AttachmentStore(options), desk.Get<IDbContextFactory<UnderwritingDbContext>>(), desk.Get<AuditTrail>(), desk.Get<RefusalLog>());
            var add = new AddAttachment(contexts, store, options, audit, refusals, TimeProvider.System, NullLogger<AddAttachment>.Instance);
            var open = new OpenAttachment(contexts, store, audit, refusals, NullLogger<OpenAttachment>.Instance);
            var dealId = await desk.NewDealAsync();
            var content = AttachmentDesk.Pdf("in a folder");
            var id = (await add.ExecuteAsync(new AddAttachmentCommand(dealId, AttachmentKind.Other, "", "paper.pdf", new MemoryStream(content), ""), Desk.Analyst, Cancel)).Require();
            var sha = (await open.ExecuteAsync(id, Desk.Analyst, Cancel)).Require().Versions[0].Sha256;
            var path = Path.Combine(folder.FullName, sha[..2], sha);
            File.ReadAllBytes(path).ShouldBe(content);
            (await desk.StoredAsync($"SELECT count(*) FROM attachment_contents WHERE sha256 = '{sha}'")).ShouldBe(0L);
            (await open.TakeAsync(id, 1, Desk.Analyst, Cancel)).Require().Content.ShouldBe(content);

            var inDatabase = await desk.FileAsync(dealId, AttachmentKind.Appraisal);
            (await open.TakeAsync(inDatabase, 1, Desk.Analyst, Cancel)).Require();

            content[^2] ^= 1;
            await File.WriteAllBytesAsync(path, content, Cancel);
            (await open.TakeAsync(id, 1, Desk.Analyst, Cancel)).ShouldBeOfType<Result<AttachmentFile>.Conflict>();
            var large = AttachmentDesk.Pdf(new string('x', 1024 * 1024));
            (await add.ExecuteAsync(new AddAttachmentCommand(dealId, AttachmentKind.Other, "Large", "large.pdf", new MemoryStream(large), ""), Desk.Analyst, Cancel))
                .ShouldBeOfType<Result<Guid>.Invalid>().Messages[0].Message.ShouldBe("The file is larger than 1 MB.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<Result<int>> AddVersionAsync(Guid id, byte[] content, string fileName, Actor? actor = null) =>
        await desk.Get<AddAttachment>().ExecuteAsync(new AddVersionCommand(id, fileName, new MemoryStream(content), ""), actor ?? Desk.Analyst, Cancel);

    private Task<Result<DealStage>> MoveAsync(Guid dealId, DealStage from, DealStage to) => desk.Get<MoveDeal>().ExecuteAsync(dealId, from, to, "", Desk.RiskOfficer, Cancel);

    private async Task<long> CountAsync(string action, Guid id) => (long)(await desk.StoredAsync($"SELECT count(*) FROM audit_entries WHERE action = '{action}' AND subject_id = '{id}'"))!;

    private sealed class ByContent : IEqualityComparer<(byte[] Content, string FileName, string MediaType)>
    {
        public bool Equals((byte[] Content, string FileName, string MediaType) x, (byte[] Content, string FileName, string MediaType) y) =>
            x.Content.AsSpan().SequenceEqual(y.Content) && (x.FileName, x.MediaType) == (y.FileName, y.MediaType);

        public int GetHashCode((byte[] Content, string FileName, string MediaType) obj) => obj.Content.Length;
    }
}
