using GpuLending.Engine.Market;
using GpuLending.Testing;
using GpuLending.Underwriting.Market;
using GpuLending.Underwriting.Persistence;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Market;

public sealed class MarketDataTests(Desk desk) : IClassFixture<Desk>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_migrated_database_holds_the_shipped_snapshot()
    {
        var shipped = ReferenceData.ShippedSnapshot();
        var current = await desk.Get<ReadMarketSnapshot>().ExecuteAsync(null, Cancel);
        current.Id.ShouldBe(shipped.Id);
        current.ContentHash.ShouldBe(shipped.ContentHash);
        current.Quotes.ShouldBe(shipped.Quotes);
    }

    [Fact]
    public async Task Migrating_again_imports_nothing_twice()
    {
        const string Counts = """
            SELECT format('%s %s %s %s %s', (SELECT count(*) FROM gpu_catalogue), (SELECT count(*) FROM market_quotes),
                (SELECT count(*) FROM base_rates), (SELECT count(*) FROM default_rates), (SELECT count(*) FROM market_snapshots))
            """;
        var before = await desk.StoredAsync(Counts);
        await DatabaseMigration.ApplyAsync(desk.Database.OwnerConnectionString, Cancel);
        (await desk.StoredAsync(Counts)).ShouldBe(before);
        before.ShouldBe("45 6064 7 70 1");
    }

    [Fact]
    public async Task Every_stored_quote_keeps_source_and_licence()
    {
        (await desk.StoredAsync("SELECT count(*) FROM market_quotes WHERE source = '' OR licence = ''")).ShouldBe(0L);
        (await desk.StoredAsync("SELECT observations FROM market_quotes WHERE used")).ShouldBe(25);
    }

    [Fact]
    public async Task A_snapshot_of_another_name_is_not_there() =>
        await Should.ThrowAsync<KeyNotFoundException>(() => desk.Get<ReadMarketSnapshot>().ExecuteAsync("2020-01-01/1", Cancel));

    [Fact]
    public async Task The_application_cannot_change_a_snapshot()
    {
        foreach (var sql in new[] { "UPDATE market_snapshots SET content_hash = repeat('0', 64)", "DELETE FROM market_snapshots" })
        {
            var refused = await Should.ThrowAsync<Npgsql.PostgresException>(() => TestDatabase.ExecuteAsync(desk.Database.ApplicationConnectionString, sql, Cancel));
            refused.SqlState.ShouldBe(Npgsql.PostgresErrorCodes.InsufficientPrivilege);
        }
    }

    [Fact]
    public async Task Models_and_quotes_are_listed()
    {
        var models = (await desk.Get<ListGpuModels>().ExecuteAsync(Desk.Analyst, Cancel)).Require();
        models.Select(model => model.Vendor).Distinct().ShouldBe(["NVIDIA", "AMD"]);

        var quotes = (await desk.Get<ListQuotes>().ExecuteAsync(new QuoteQuery { Gpu = "H100-SXM-80GB", Take = 500 }, Desk.Auditor, Cancel)).Require();
        quotes.Total.ShouldBeGreaterThan(300);
        quotes.Rows.ShouldContain(quote => quote.Kind == PriceKind.RentThreeYears);
        quotes.Rows.Select(quote => quote.Date).ShouldBe(quotes.Rows.Select(quote => quote.Date).OrderDescending());
        (await desk.Get<ListQuotes>().ExecuteAsync(new QuoteQuery { Gpu = "H9000" }, Desk.Analyst, Cancel)).ShouldBeOfType<Result<Page<QuoteRow>>.NotFound>();
    }

    [Fact]
    public async Task A_series_mixes_no_kind_evidence_or_channel()
    {
        var series = (await desk.Get<ListQuoteSeries>().ExecuteAsync("H100-SXM-80GB", null, null, null, Desk.Analyst, Cancel)).Require();
        series.Select(one => (one.Kind, one.Evidence, one.Segment)).ShouldBeUnique();
        series.ShouldContain(one => one.Kind == PriceKind.RentOnDemand && one.Segment == MarketSegments.Marketplace && one.Evidence == PriceEvidence.Ask);
        series.Sum(one => one.Points.Count).ShouldBe((await desk.Get<ListQuotes>().ExecuteAsync(new QuoteQuery { Gpu = "H100-SXM-80GB" }, Desk.Analyst, Cancel)).Require().Total);
        var marketplace = (await desk.Get<ListQuoteSeries>().ExecuteAsync("H100-SXM-80GB", PriceKind.RentOnDemand, MarketSegments.Marketplace, null, Desk.Analyst, Cancel)).Require();
        marketplace.ShouldAllBe(one => one.Segment == MarketSegments.Marketplace);
    }

    [Fact]
    public async Task The_overview_says_how_old_the_newest_figure_is_and_whose_history_is_thin()
    {
        var overview = (await desk.Get<ReadMarketOverview>().ExecuteAsync(Desk.Auditor, Cancel)).Require();
        overview.Newest.ShouldBe(new DateOnly(2026, 10, 10));
        overview.MethodologyVersion.ShouldBe(MarketMethodology.Version);
        overview.Histories["H100-SXM-80GB"].Thin.ShouldBeFalse();
        overview.Histories["MI325X-256GB"].Thin.ShouldBeTrue();
        overview.Sources.Sum(source => source.Quotes).ShouldBe(6064);
        overview.Sources.ShouldAllBe(source => source.Licence != "" && source.Shipped);
    }
}
