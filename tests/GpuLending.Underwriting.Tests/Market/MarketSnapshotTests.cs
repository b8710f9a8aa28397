using GpuLending.Engine.Market;
using GpuLending.Underwriting.Market;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Market;

public sealed class MarketSnapshotTests
{
    [Fact]
    public void Shipped_snapshot_has_both_vendors_quotes_rates_and_ratings()
    {
        var snapshot = ReferenceData.ShippedSnapshot();

        snapshot.Id.ShouldBe("2026-10-10/1");
        snapshot.Date.ShouldBe(new DateOnly(2026, 10, 10));
        snapshot.Models.Values.Select(model => model.Vendor).Distinct().Order().ShouldBe(["AMD", "NVIDIA"]);
        snapshot.Models.Count.ShouldBe(45);
        snapshot.Quotes.Count.ShouldBeGreaterThan(2000);
        snapshot.Quotes.ShouldAllBe(quote => quote.Price > 0 && quote.Source != "" && quote.Licence != "");
        snapshot.BaseRates["SOFR"].RatePerAnnum(new DateOnly(2024, 12, 31)).ShouldBe(0.0449);
        snapshot.CumulativeDefaultRates["BB"].Count.ShouldBe(10);
        snapshot.CumulativeDefaultRates["BB"][0].ShouldBe(0.0056);
    }

    [Fact]
    public void Content_hash_does_not_depend_on_when_it_was_composed()
    {
        ReferenceData.ShippedSnapshot().ContentHash.ShouldBe(ReferenceData.ShippedSnapshot().ContentHash);
    }

    [Fact]
    public void A_part_that_has_not_shipped_has_a_planned_date_at_the_middle_of_its_half_year()
    {
        var rubin = ReferenceData.ShippedSnapshot().Models["VR200-288GB"];
        rubin.GeneralAvailability.ShouldBeNull();
        rubin.PlannedAvailability.ShouldBe(new DateOnly(2026, 10, 1));
    }

    [Theory]
    [InlineData("2026-H1 (planned)", "2026-04-01")]
    [InlineData("2027-H2 (planned)", "2027-10-01")]
    [InlineData("soon", null)]
    [InlineData(null, null)]
    public void Planned_half_years_are_read(string? planned, string? expected) =>
        ShippedMarketData.MiddleOf(planned)?.ToString("O", System.Globalization.CultureInfo.InvariantCulture).ShouldBe(expected);

    [Fact]
    public void Every_successor_that_the_catalogue_names_is_in_it_or_not_yet_made()
    {
        var models = ReferenceData.ShippedSnapshot().Models;
        models.Values.Where(model => model.Successor is not null && !models.ContainsKey(model.Successor)).Select(model => model.Successor)
            .ShouldBe(["MI430X", "MI500 (2027)"], ignoreOrder: true);
    }

    [Fact]
    public void New_prices_sales_and_rents_are_told_apart()
    {
        var quotes = ReferenceData.ShippedSnapshot().Quotes;
        quotes.Where(quote => quote.Kind == PriceKind.ResaleSale).ShouldHaveSingleItem().Condition.ShouldContain("sold comps");
        foreach (var kind in new[] { PriceKind.ListPrice, PriceKind.RentOnDemand, PriceKind.RentSpot, PriceKind.RentOneYear, PriceKind.RentThreeYears })
            quotes.ShouldContain(quote => quote.Kind == kind, $"{kind}");
    }

    [Fact]
    public void A_stored_snapshot_reads_back_the_same_and_a_changed_one_is_refused()
    {
        var snapshot = ReferenceData.ShippedSnapshot();
        var stored = new StoredMarketSnapshot
        {
            Id = snapshot.Id,
            Date = snapshot.Date,
            ContentHash = snapshot.ContentHash,
            Content = MarketSnapshotContent.ToBytes(snapshot),
            TakenAt = DateTimeOffset.UnixEpoch,
        };

        var read = MarketSnapshotContent.Read(stored);
        read.Quotes.ShouldBe(snapshot.Quotes);
        MarketSnapshotContent.ToBytes(read).ShouldBe(stored.Content);

        stored.Content[100] ^= 1;
        Should.Throw<InvalidDataException>(() => MarketSnapshotContent.Read(stored)).Message.ShouldContain(snapshot.Id);
    }

    [Fact]
    public void A_snapshot_stored_before_quotes_knew_their_evidence_still_reads()
    {
        var content = "{\"date\":\"2026-10-10\",\"quotes\":[{\"gpuModel\":\"T4-16GB\",\"date\":\"2026-01-02\",\"kind\":\"resaleAsk\",\"channel\":\"used\",\"price\":900,\"source\":\"s\",\"licence\":\"l\"}]}"u8.ToArray();
        var stored = new StoredMarketSnapshot
        {
            Id = "2026-10-10/1",
            Date = new DateOnly(2026, 10, 10),
            ContentHash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content)),
            Content = content,
            TakenAt = DateTimeOffset.UnixEpoch,
        };

        var quote = MarketSnapshotContent.Read(stored).Quotes.ShouldHaveSingleItem();
        (quote.Evidence, quote.Segment, quote.Observations, quote.Vintage, quote.Used).ShouldBe((PriceEvidence.Ask, "", 1, null, false));
    }

    [Fact]
    public void No_shipped_price_is_outside_the_range_that_imports_allow()
    {
        var prices = ShippedMarketData.Catalogue().ToDictionary(entry => entry.Gpu, entry => entry.NewPrice);
        string[] files = [ShippedMarketData.RentalFile, ShippedMarketData.CommitmentFile, ShippedMarketData.ResaleFile];
        foreach (var quote in files.SelectMany(ShippedMarketData.Quotes).Where(quote => prices.ContainsKey(quote.Gpu)))
            PriceRange.Problem(quote.Price, quote.Kind.IsRent(), prices[quote.Gpu]).ShouldBeNull($"{quote.Date:O} {quote.Gpu} {quote.Provider} {quote.Price}");
    }
}
