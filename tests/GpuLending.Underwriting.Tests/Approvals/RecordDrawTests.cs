using GpuLending.Engine;
using GpuLending.Testing;
using GpuLending.Underwriting.Approvals;
using GpuLending.Underwriting.Deals;
using Npgsql;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Approvals;

public sealed class RecordDrawTests(Desk desk) : IClassFixture<Desk>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_draw_waits_for_every_required_condition()
    {
        var (dealId, revision) = await desk.NewApprovedDealAsync(conditionsMet: false);
        var date = revision.Document.Case.ClosingDate;
        var refused = (await DrawAsync(dealId, date, 1_000m)).ShouldBeOfType<Result<Guid>.Invalid>();
        refused.Messages.Count.ShouldBe(StandardConditions.All.Count);
        refused.Messages.ShouldAllBe(message => message.Path == "/conditions" || message.Path.StartsWith("/evidence/"));
        refused.Messages.Count(message => message.Path != "/conditions").ShouldBe(StandardConditions.All.Count(standard => standard.EachDraw));

        var optional = (await desk.Get<AddCondition>().ExecuteAsync(dealId, "Nice to have", false, false, Desk.RiskOfficer, Cancel)).Require();
        foreach (var condition in (await desk.OpenAsync(dealId)).Conditions.Where(condition => condition.ConditionId != optional && !condition.EachDraw))
            (await desk.Get<MeetCondition>().ExecuteAsync(condition.ConditionId, "Seen", Desk.Manager, Cancel)).Require();
        (await DrawAsync(dealId, date, 1_000m, await desk.EvidenceAsync(dealId))).Require();
        (await desk.OpenAsync(dealId)).Stage.ShouldBe(DealStage.Drawn);
        (await desk.StoredAsync($"SELECT amount FROM draws WHERE deal_id = '{dealId}'")).ShouldBe(1_000m);
    }

    [Fact]
    public async Task A_draw_stays_within_window_and_size_and_currency()
    {
        var (dealId, revision) = await desk.NewApprovedDealAsync();
        var closing = revision.Document.Case.ClosingDate;
        var size = revision.Result.Sizing.LoanSize;
        var evidence = await desk.EvidenceAsync(dealId);
        Task<Result<Guid>> DrawAsync(Guid deal, DateOnly date, decimal amount) => this.DrawAsync(deal, date, amount, evidence);
        (await DrawAsync(dealId, closing.AddDays(-1), 1_000m)).ShouldBeOfType<Result<Guid>.Invalid>().Messages.Single().Path.ShouldBe("/date");
        (await DrawAsync(dealId, revision.Result.Loan.FinalMaturity.AddDays(1), 1_000m)).ShouldBeOfType<Result<Guid>.Invalid>().Messages.Single().Path.ShouldBe("/date");
        (await DrawAsync(dealId, closing, size.Amount + 0.01m)).ShouldBeOfType<Result<Guid>.Invalid>().Messages.Single().Path.ShouldBe("/amount");
        (await DrawAsync(dealId, closing, -5m)).ShouldBeOfType<Result<Guid>.Invalid>();
        (await DrawAsync(dealId, closing, 0.001m)).ShouldBeOfType<Result<Guid>.Invalid>();
        (await desk.Get<RecordDraw>().ExecuteAsync(dealId, closing, new Money(5m, Currency.Euro), evidence, Desk.Manager, Cancel)).ShouldBeOfType<Result<Guid>.Invalid>();

        (await DrawAsync(dealId, closing, size.Amount)).Require();
        var full = (await DrawAsync(dealId, closing, 0.01m)).ShouldBeOfType<Result<Guid>.Invalid>().Messages.Single();
        full.Message.ShouldContain("beyond the approved size");
        var draws = (await desk.Get<ListDraws>().ExecuteAsync(dealId, Desk.Auditor, Cancel)).Require();
        (draws.Drawn, draws.Approved, draws.Draws.Count).ShouldBe((size, size, 1));
    }

    [Fact]
    public async Task Without_an_approval_in_force_there_is_no_draw()
    {
        var dealId = await desk.NewMitigatedDealAsync();
        (await DrawAsync(dealId, new DateOnly(2027, 1, 1), 1m)).ShouldBeOfType<Result<Guid>.Conflict>();

        var (approved, revision) = await desk.NewApprovedDealAsync();
        await desk.SaveAsync(approved, document => document with { Narrative = new Dictionary<string, string> { ["summary"] = "Later" } });
        (await DrawAsync(approved, revision.Document.Case.ClosingDate, 1m)).ShouldBeOfType<Result<Guid>.Conflict>().Reason.ShouldContain("changed after revision 1");
    }

    [Fact]
    public async Task Two_draws_at_once_never_exceed_the_size()
    {
        var (dealId, revision) = await desk.NewApprovedDealAsync();
        var most = Math.Floor(revision.Result.Sizing.LoanSize.Amount * 0.7m);
        var evidence = await desk.EvidenceAsync(dealId);
        var results = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => DrawAsync(dealId, revision.Document.Case.ClosingDate, most, evidence)));
        results.OfType<Result<Guid>.Success>().Count().ShouldBe(1);
    }

    [Theory]
    [InlineData("open condition", "draws_conditions_met")]
    [InlineData("beyond size", "draws_within_size")]
    [InlineData("not approved", "draws_under_approval")]
    [InlineData("no evidence", "draws_evidence_given")]
    public async Task The_database_refuses_it_too(string what, string constraint)
    {
        Guid dealId, revisionId;
        if (what == "not approved")
        {
            revisionId = await desk.NewRevisionAsync();
            dealId = (await desk.LookAsync(revisionId, Desk.Auditor)).DealId;
        }
        else
        {
            (dealId, var revision) = await desk.NewApprovedDealAsync(conditionsMet: what != "open condition");
            revisionId = revision.RevisionId;
        }

        var amount = what == "beyond size" ? "999999999999" : "1";
        var refused = await Should.ThrowAsync<PostgresException>(() => TestDatabase.ExecuteAsync(
            desk.Database.ApplicationConnectionString,
            $"""
            INSERT INTO draws (id, deal_id, revision_id, date, amount, currency, recorded_by_id, recorded_at)
            VALUES ('{Guid.CreateVersion7()}', '{dealId}', '{revisionId}', '2027-01-01', {amount}, 'USD', '{Desk.Manager.UserId}', now())
            """,
            Cancel));
        (refused.SqlState, refused.ConstraintName).ShouldBe((PostgresErrorCodes.CheckViolation, constraint));
    }

    private Task<Result<Guid>> DrawAsync(Guid dealId, DateOnly date, decimal amount, Dictionary<Guid, string>? evidence = null) =>
        desk.Get<RecordDraw>().ExecuteAsync(dealId, date, Money.Usd(amount), evidence ?? [], Desk.Manager, Cancel);
}
