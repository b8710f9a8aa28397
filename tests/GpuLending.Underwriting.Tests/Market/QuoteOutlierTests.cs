using GpuLending.Engine.Market;
using GpuLending.Testing;
using GpuLending.Underwriting.Market;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Market;

public sealed class QuoteOutlierTests(Desk desk) : IClassFixture<Desk>
{
    private const string Header = "date,gpu,price,unit,kind,evidence,channel,provider\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("hyperscaler", "range from 6.88 to 14.7796")]
    [InlineData("marketplace", "channel marketplace")]
    [InlineData("cloud", "channel cloud")]
    public async Task A_wrong_rent_is_listed_and_comes_in_only_when_it_is_accepted_and_that_is_recorded(string channel, string basis)
    {
        var text = $"{Header}2026-11-01,H100 SXM,19.92,$/GPU-h,on demand,list,{channel},{Name()}\n";
        var dry = await ImportAsync(text, dryRun: true);
        var outlier = dry.Outliers.ShouldHaveSingleItem();
        (dry.OutlierCount, dry.ErrorCount, outlier.Row, outlier.Price, outlier.Gpu).ShouldBe((1, 0, 2, 19.92m, "H100-SXM-80GB"));
        outlier.Basis.ShouldContain(basis);
        outlier.Highest.ShouldBeLessThan(19.92m);

        var refused = await ImportAsync(text);
        (refused.Imported, refused.OutlierCount, refused.SnapshotId).ShouldBe((false, 1, null));

        var accepted = await ImportAsync(text, QuoteFile.Settings with { AcceptOutliers = true });
        (accepted.Imported, accepted.OutliersAccepted).ShouldBe((true, true));
        (await desk.Get<ReadMarketOverview>().ExecuteAsync(Desk.Auditor, Cancel)).Require().Imports.Single(import => import.Id == accepted.ImportId).OutliersAccepted.ShouldBeTrue();
        (await desk.StoredAsync($"SELECT count(*) FROM audit_entries WHERE subject_id = '{accepted.ImportId}' AND row_to_json(audit_entries)::text LIKE '%outliersAccepted%19.92%'")).ShouldBe(1L);
    }

    [Fact]
    public async Task An_ordinary_price_asks_nothing_and_an_empty_acceptance_is_not_recorded()
    {
        var report = await ImportAsync($"{Header}2026-11-01,H100 SXM,2.44,$/GPU-h,on demand,ask,marketplace,{Name()}\n", QuoteFile.Settings with { AcceptOutliers = true });
        (report.Imported, report.OutlierCount, report.OutliersAccepted).ShouldBe((true, 0, false));
        (await desk.Get<ReadMarketOverview>().ExecuteAsync(Desk.Auditor, Cancel)).Require().Imports.Single(import => import.Id == report.ImportId).OutliersAccepted.ShouldBeFalse();
    }

    [Theory]
    [InlineData(19, true)]
    [InlineData(20, false)]
    [InlineData(1_500, false)]
    [InlineData(1_501, true)]
    public void A_used_price_without_history_is_held_against_the_new_price(int price, bool outlier) =>
        (Check([]).Judge(2, Quote(PriceKind.ResaleQuote, "Dealer", price)) is not null).ShouldBe(outlier);

    [Theory]
    [InlineData(0.99, true)]
    [InlineData(1.01, false)]
    [InlineData(8.99, false)]
    [InlineData(9.01, true)]
    public void A_third_and_three_times_the_median_of_the_channel_are_the_bounds(double price, bool outlier) =>
        (Check([Rent("Cloud", 2), Rent("Cloud", 3), Rent("Cloud", 4), Rent("Hyperscaler", 30)]).Judge(2, Quote(PriceKind.RentOnDemand, "Cloud", (decimal)price)) is not null).ShouldBe(outlier);

    [Fact]
    public void A_rent_without_history_in_its_channel_is_held_against_its_kind_and_without_any_is_counted()
    {
        Check([Rent("Cloud", 2)]).Judge(7, Quote(PriceKind.RentOnDemand, "Marketplace", 20)).ShouldNotBeNull().Basis.ShouldContain("all channels");
        var check = Check([]);
        check.Judge(7, Quote(PriceKind.RentOnDemand, "Marketplace", 20)).ShouldBeNull();
        check.NotHeld.ShouldBe(1);
    }

    private static string Name() => $"seller-{Guid.NewGuid():N}"[..20];

    private static QuoteOutlierCheck Check(RecordedPrice[] recorded) =>
        new(recorded, [new CatalogueEntry { Gpu = "X", Vendor = "V", DisplayName = "X", Architecture = "A", Sources = "", NewPrice = 1_000 }]);

    private static RecordedPrice Rent(string segment, decimal price) => new("X", PriceKind.RentOnDemand, segment, new DateOnly(2026, 10, 1), price);

    private static MarketQuote Quote(PriceKind kind, string segment, decimal price) => new()
    {
        Id = Guid.CreateVersion7(),
        Date = new DateOnly(2026, 11, 1),
        Gpu = "X",
        Kind = kind,
        Evidence = PriceEvidence.Ask,
        Segment = segment,
        Provider = "p",
        Price = price,
        Source = "s",
        Licence = "own",
    };

    private async Task<QuoteImportReport> ImportAsync(string text, QuoteImportSettings? settings = null, bool dryRun = false)
    {
        var file = await QuoteFile.OpenAsync(text, Cancel);
        return (await desk.Get<ImportQuotes>().ExecuteAsync(file, QuoteFile.For(file, settings), dryRun, Desk.Analyst, null, Cancel)).Require();
    }
}
