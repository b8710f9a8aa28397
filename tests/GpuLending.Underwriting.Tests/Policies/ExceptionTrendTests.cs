using GpuLending.Testing;
using GpuLending.Underwriting.Approvals;
using GpuLending.Underwriting.Policies;
using GpuLending.Underwriting.Tests.Approvals;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Policies;

public sealed class ExceptionTrendTests(Desk desk) : IClassFixture<Desk>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_deal_counts_once_a_month_and_an_approved_exception_stands_until_it_ends()
    {
        var expiry = PolicyDesk.Today.AddYears(1);
        // The other tests of this class submit deals in the same month.
        var before = (await desk.Get<ReadExceptionTrend>().ExecuteAsync(Desk.Auditor, Cancel)).Require();
        var dealId = await NewUnratedDealAsync(expiry);
        var revision = await ApproveAsync(dealId);
        revision.Exceptions.ShouldNotBeEmpty();
        await desk.SaveAsync(dealId, document => document with { Narrative = new Dictionary<string, string> { ["summary"] = "Again" } });
        (await desk.TrySubmitAsync(dealId)).Require();

        var trend = (await desk.Get<ReadExceptionTrend>().ExecuteAsync(Desk.Auditor, Cancel)).Require();
        trend.Months.Sum(month => month.Deals).ShouldBe(before.Months.Sum(month => month.Deals) + 1);
        var key = revision.Exceptions[0].Rule;
        trend.Rules.Single(one => one.Rule == key).Total.ShouldBe((before.Rules.SingleOrDefault(one => one.Rule == key)?.Total ?? 0) + 1);
        trend.Rules.ShouldAllBe(one => one.ByMonth.Sum() == one.Total && one.ByMonth.Count == trend.Months.Count);
        var standing = trend.Standing.Where(one => one.DealId == dealId).ToList();
        standing.Count.ShouldBe(revision.Exceptions.Count);
        standing.ShouldAllBe(one => one.Expiry == expiry && !one.Expired && one.RevisionId == revision.RevisionId);
    }

    [Fact]
    public async Task An_exception_that_has_ended_is_not_submitted()
    {
        var dealId = await NewUnratedDealAsync(new DateOnly(2026, 1, 31));
        var refused = (await desk.TrySubmitAsync(dealId)).ShouldBeOfType<Result<Guid>.Invalid>();
        refused.Messages.ShouldAllBe(message => message.Path.EndsWith("/expiry") && message.Message.Contains("ended on 31 Jan 2026"));
    }

    [Fact]
    public async Task A_draw_after_an_exception_has_ended_is_refused()
    {
        var dealId = await NewUnratedDealAsync(null);
        await ApproveAsync(dealId);
        var closing = (await desk.OpenAsync(dealId)).Saved.Case.ClosingDate;
        var evidence = await desk.EvidenceAsync(dealId);
        var refused = await desk.Get<RecordDraw>().ExecuteAsync(dealId, closing.AddDays(1), Engine.Money.Usd(1_000m), evidence, Desk.Manager, Cancel);
        refused.ShouldBeOfType<Result<Guid>.Invalid>().Messages.ShouldContain(message => message.Path.StartsWith("/exceptions/"));
        (await desk.Get<RecordDraw>().ExecuteAsync(dealId, closing, Engine.Money.Usd(1_000m), evidence, Desk.Manager, Cancel)).Require();
    }

    /// <summary>A deal with a customer that nobody rates, accepted until a day, by default closing.</summary>
    private async Task<Guid> NewUnratedDealAsync(DateOnly? expiry)
    {
        var dealId = await desk.NewDealAsync();
        await desk.SaveAsync(dealId, document => document.Mitigated() with
        {
            Case = document.Case with { Contracts = [document.Case.Contracts[0] with { CustomerRating = "NR" }] },
            Mitigants = document.Mitigated().Mitigants.ToDictionary(pair => pair.Key, pair => pair.Value with { Expiry = expiry ?? document.Case.ClosingDate }),
        });
        return dealId;
    }

    private async Task<RevisionView> ApproveAsync(Guid dealId)
    {
        var revisionId = (await desk.TrySubmitAsync(dealId)).Require();
        (await desk.DecideAsync(revisionId, RevisionDecision.Approve, Desk.RiskOfficer)).Require();
        (await desk.DecideAsync(revisionId, RevisionDecision.Approve, Desk.Manager)).Require();
        await desk.MeetAllAsync(dealId);
        return await desk.LookAsync(revisionId, Desk.Auditor);
    }
}
