using GpuLending.Engine.Market;
using GpuLending.Engine.Scenarios;
using GpuLending.Underwriting.Market;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Market;

/// <summary>What the scenario library says of the past stands in the shipped quotes.</summary>
public sealed class RecordedRentsTests
{
    [Fact]
    public void The_recorded_fall_of_the_H100_is_the_shipped_quotes_month_by_month()
    {
        var quotes = ReferenceData.ShippedSnapshot().Quotes
            .Where(quote => quote.GpuModel == "H100-SXM-80GB" && quote.Channel == "gcp/us-central1" && quote.Kind == PriceKind.RentSpot && quote.Source.Contains("a3-highgpu-8g", StringComparison.Ordinal))
            .Where(quote => quote.Date >= RecordedRents.H100SpotFrom && quote.Date <= new DateOnly(2025, 11, 30))
            .OrderBy(quote => quote.Date)
            .ToList();
        quotes.Select(quote => quote.Price).ShouldBe(RecordedRents.H100Spot);
        quotes[0].Date.ShouldBe(RecordedRents.H100SpotFrom);
    }
}
