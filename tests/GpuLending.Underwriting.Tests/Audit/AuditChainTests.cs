using GpuLending.Testing;
using GpuLending.Underwriting.Audit;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Audit;

public sealed class AuditChainTests(Desk desk, TestDatabaseServer server) : IClassFixture<Desk>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Many_writers_at_once_make_one_chain()
    {
        await Task.WhenAll(Enumerable.Range(0, 15).Select(_ => desk.NewBorrowerAsync()));
        (await VerifyAsync()).Intact.ShouldBeTrue((await VerifyAsync()).Finding);
    }

    [Theory]
    [InlineData("UPDATE audit_entries SET detail = '{}' || ' ' WHERE sequence = 3", 3L)]
    [InlineData("UPDATE audit_entries SET actor_id = NULL, action = 'x' WHERE sequence = 2", 2L)]
    [InlineData("DELETE FROM audit_entries WHERE sequence = 4", 4L)]
    [InlineData("UPDATE audit_entries SET at = at + interval '1 microsecond' WHERE sequence = 5", 5L)]
    public async Task Tampering_shows_at_its_row(string tampering, long row)
    {
        await using var fresh = new Desk(server);
        await fresh.InitializeAsync();
        (await fresh.Get<VerifyAuditChain>().ExecuteAsync(Desk.Auditor, Cancel)).Require().Intact.ShouldBeTrue();
        await fresh.StoredAsync($"ALTER TABLE audit_entries DISABLE TRIGGER USER; {tampering}; ALTER TABLE audit_entries ENABLE TRIGGER USER");
        var found = (await fresh.Get<VerifyAuditChain>().ExecuteAsync(Desk.Auditor, Cancel)).Require();
        found.FirstBroken.ShouldBe(row, found.Finding);
    }

    [Fact]
    public async Task What_is_rolled_back_leaves_no_row()
    {
        var before = await desk.StoredAsync("SELECT count(*) FROM audit_entries");
        (await desk.Get<GpuLending.Underwriting.Deals.CreateDeal>().ExecuteAsync(new("A", Guid.NewGuid()), Desk.Analyst, Cancel)).ShouldBeOfType<Result<Guid>.NotFound>();
        (await desk.StoredAsync("SELECT count(*) FROM audit_entries")).ShouldBe(before);
    }

    [Fact]
    public async Task The_record_is_listed_by_deal_newest_first()
    {
        var dealId = await desk.NewDealAsync();
        var page = (await desk.Get<ListAudit>().ExecuteAsync(new AuditQuery(DealId: dealId), Desk.Auditor, Cancel)).Require();
        page.Rows.Select(row => (row.Action, row.ActorName)).ShouldBe([(AuditActions.DealCreated, Desk.Analyst.DisplayName)]);
    }

    private async Task<AuditVerification> VerifyAsync() => (await desk.Get<VerifyAuditChain>().ExecuteAsync(Desk.Auditor, Cancel)).Require();
}
