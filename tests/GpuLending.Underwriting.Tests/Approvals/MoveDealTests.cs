using GpuLending.Engine;
using GpuLending.Testing;
using GpuLending.Underwriting.Approvals;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Tests.Attachments;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Approvals;

public sealed class MoveDealTests(Desk desk) : IClassFixture<Desk>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_approved_deal_goes_from_term_sheet_to_repayment_and_each_step_is_on_the_record()
    {
        var (dealId, revision) = await desk.NewApprovedDealAsync();
        await desk.FileAllAsync(dealId);
        (await MoveAsync(dealId, DealStage.Approved, DealStage.TermSheetIssued)).Require();
        (await MoveAsync(dealId, DealStage.TermSheetIssued, DealStage.Accepted)).Require();
        (await MoveAsync(dealId, DealStage.Accepted, DealStage.Closed)).Require();
        var evidence = await desk.EvidenceAsync(dealId);
        var closing = revision.Document.Case.ClosingDate;
        (await desk.Get<RecordDraw>().ExecuteAsync(dealId, closing, Money.Usd(1_000m), evidence, Desk.Manager, Cancel)).Require();
        (await MoveAsync(dealId, DealStage.Drawn, DealStage.WatchList)).ShouldBeOfType<Result<DealStage>.Invalid>("the watch list asks for a reason");
        (await MoveAsync(dealId, DealStage.Drawn, DealStage.WatchList, "Rents fell")).Require();
        (await desk.Get<RecordDraw>().ExecuteAsync(dealId, closing, Money.Usd(1_000m), evidence, Desk.Manager, Cancel)).ShouldBeOfType<Result<Guid>.Conflict>().Reason.ShouldContain("watch list");
        (await MoveAsync(dealId, DealStage.WatchList, DealStage.Repaid, "Paid in full")).Require();
        (await desk.OpenAsync(dealId)).Stage.ShouldBe(DealStage.Repaid);
        (await desk.StoredAsync($"SELECT count(*) FROM audit_entries WHERE deal_id = '{dealId}' AND action = 'deal.moved'")).ShouldBe(5L);
    }

    [Fact]
    public async Task Nobody_skips_a_step_or_moves_what_has_moved()
    {
        var (dealId, _) = await desk.NewApprovedDealAsync();
        (await MoveAsync(dealId, DealStage.Approved, DealStage.Closed)).ShouldBeOfType<Result<DealStage>.Invalid>();
        (await MoveAsync(dealId, DealStage.TermSheetIssued, DealStage.Accepted)).ShouldBeOfType<Result<DealStage>.Conflict>();
        var draft = await desk.NewDealAsync();
        (await MoveAsync(draft, DealStage.Approved, DealStage.TermSheetIssued)).ShouldBeOfType<Result<DealStage>.Conflict>();
    }

    private Task<Result<DealStage>> MoveAsync(Guid dealId, DealStage from, DealStage to, string reason = "") =>
        desk.Get<MoveDeal>().ExecuteAsync(dealId, from, to, reason, Desk.RiskOfficer, Cancel);
}
