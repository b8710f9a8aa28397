using GpuLending.Testing;
using GpuLending.Underwriting.Borrowers;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Persistence;
using Npgsql;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Persistence;

public sealed class DatabaseAvailabilityTests(Desk desk) : IClassFixture<Desk>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_that_is_not_there_is_lost()
    {
        var nobody = new NpgsqlConnectionStringBuilder(desk.Database.ApplicationConnectionString) { Host = "127.0.0.1", Port = 1, Timeout = 2 }.ConnectionString;
        var thrown = await Record.ExceptionAsync(() => DatabaseMigration.PendingAsync(nobody, Cancel));
        DatabaseAvailability.IsLost(thrown).ShouldBeTrue(thrown?.ToString());
    }

    [Fact]
    public async Task A_connection_that_is_cut_in_mid_edit_is_lost_and_the_next_edit_works()
    {
        var dealId = await desk.NewDealAsync();
        var opened = await desk.OpenAsync(dealId);
        var edit = new RecordEditCommand(dealId, opened.Version, opened.Saved with { Narrative = new Dictionary<string, string> { ["summary"] = "kept" } });
        await desk.StoredAsync($"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = '{desk.Database.Name}' AND pid <> pg_backend_pid()");
        var thrown = await Record.ExceptionAsync(() => desk.Get<RecordEdit>().ExecuteAsync(edit, Desk.Analyst, Cancel));
        if (thrown is not null)
            DatabaseAvailability.IsLost(thrown).ShouldBeTrue(thrown.ToString());
        (await desk.Get<RecordEdit>().ExecuteAsync(edit, Desk.Analyst, Cancel)).Require().Position.ShouldBe(1);
    }

    [Fact]
    public async Task A_refused_statement_is_not()
    {
        var thrown = await Record.ExceptionAsync(() => TestDatabase.ExecuteAsync(desk.Database.ApplicationConnectionString, "SELECT * FROM nowhere", Cancel));
        DatabaseAvailability.IsLost(thrown).ShouldBeFalse();
        DatabaseAvailability.IsLost(new InvalidOperationException("x")).ShouldBeFalse();
        DatabaseAvailability.IsLost(null).ShouldBeFalse();
    }

    [Fact]
    public async Task Money_and_dates_come_back_as_they_went_in()
    {
        // Money persistence: the extremes of numeric(19,4), by way of a draft's figures.
        foreach (var amount in new[] { 0m, 0.0001m, -0.0001m, 999_999_999_999_999.9999m, -999_999_999_999_999.9999m, 2_300_000_000.005m })
        {
            var dealId = await desk.NewDealAsync();
            var opened = await desk.OpenAsync(dealId);
            var figures = new DealFigures(new Engine.Money(amount, Engine.Currency.Yen), null, null, null);
            (await desk.Get<SaveDeal>().ExecuteAsync(new SaveDealCommand(dealId, opened.Version, opened.Saved, figures), Desk.Analyst, Cancel)).Require();
            (await desk.StoredAsync($"SELECT loan_size_amount FROM deal_drafts WHERE deal_id = '{dealId}'")).ShouldBe(amount);
            (await desk.Get<OpenBorrower>().ExecuteAsync(opened.BorrowerId, Desk.Auditor, Cancel)).Require().Deals.Single().LoanSize.ShouldBe(figures.LoanSize);
        }
    }
}
