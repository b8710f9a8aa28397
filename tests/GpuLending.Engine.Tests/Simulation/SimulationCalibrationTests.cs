using GpuLending.Engine.Collateral;
using GpuLending.Engine.Market;
using GpuLending.Engine.Numerics;
using GpuLending.Engine.Simulation;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Simulation;

/// <summary>Volatilities and launches come out of prices that were made with them.</summary>
public sealed class SimulationCalibrationTests
{
    private static readonly DateOnly First = new(2020, 1, 31);

    [Fact]
    public void A_volatility_comes_back()
    {
        var snapshot = new MarketSnapshot { Id = "made/1", Quotes = [.. Enumerable.Range(0, 8).SelectMany(provider => Series("H100", provider, 0.30))] };
        var rent = SimulationCalibration.Of(snapshot, ["H100"]).Single(parameter => parameter.Parameter == "rentVolatility");
        rent.Assumed.ShouldBeFalse();
        rent.Observations.ShouldBe(8 * 47);
        rent.Value.ShouldBe(0.30, 4 * 0.30 / Math.Sqrt(2.0 * rent.Observations));
        rent.Source.ShouldContain("made/1");
        SimulationCalibration.Apply(new(), [rent]).RentVolatility.ShouldBe(rent.Value);
    }

    [Fact]
    public void Thin_prices_stay_assumed()
    {
        var snapshot = new MarketSnapshot { Id = "made/2", Quotes = [.. Series("H100", 1, 0.30).Take(FewPrices)] };
        foreach (var parameter in SimulationCalibration.Of(snapshot, ["H100"]))
        {
            parameter.Assumed.ShouldBeTrue();
            parameter.Source.ShouldStartWith("Assumed");
        }

        SimulationCalibration.Apply(new(), SimulationCalibration.Of(snapshot, ["H100"])).ShouldBe(new SimulationTerms());
    }

    [Fact]
    public void Launches_are_counted_by_architecture()
    {
        var models = Enumerable.Range(0, 6).Select(i => new GpuModel { Key = $"G{i}", Vendor = "V", Architecture = $"A{i}", GeneralAvailability = new DateOnly(2016 + (2 * i), 1, 1) });
        var snapshot = new MarketSnapshot { Id = "made/3", Models = models.ToDictionary(model => model.Key) };
        var jumps = SimulationCalibration.Of(snapshot, ["G2"]).Single(parameter => parameter.Parameter == "jumpsPerAnnum");
        jumps.Value.ShouldBe(0.5, 0.001);
        jumps.Observations.ShouldBe(6);
    }

    private const int FewPrices = 12;

    private static IEnumerable<PriceQuote> Series(string model, int provider, double volatility)
    {
        var random = new RandomStream(77, provider);
        var price = 3.0;
        for (var month = 0; month < 48; month++)
        {
            var date = First.AddMonths(month);
            yield return new PriceQuote(model, date, PriceKind.RentOnDemand, $"P{provider}", price, "made", "none");
            var years = (First.AddMonths(month + 1).DayNumber - date.DayNumber) / 365.25;
            price *= Math.Exp((-0.1 * years) + (volatility * Math.Sqrt(years) * NormalDistribution.Quantile(Math.Max(1e-9, random.NextFraction()))));
        }
    }
}
