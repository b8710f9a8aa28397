using GpuLending.Engine.Collateral;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Numerics;
using GpuLending.Engine.Simulation;
using GpuLending.Engine.Waterfalls;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Simulation;

/// <summary>Simulations of deals simple enough to have an answer on paper.</summary>
public sealed class ClosedFormTests
{
    private const int Errors = 4;

    private static readonly SimulationTerms Still = new() { Paths = 20_000, JumpsPerAnnum = 0, CycleVolatility = 0, DiscountRate = 0.05, RecoveryShareOfValue = 1, Seed = 11 };

    /// <summary>A bullet that nothing pays is lost as far as the fleet is worth less: what a residual guarantee at the bullet's amount would pay, a put of Black and Scholes.</summary>
    [Theory]
    [InlineData(0.7), InlineData(1.0), InlineData(1.3)]
    public void A_residual_guarantee_is_a_put(double moneyness)
    {
        const int months = 24;
        var value = ValueAtEnd(months);
        var strike = Math.Round(moneyness * value);
        var result = Simulator.Of(Bullet(months, (decimal)strike), TestDeals.Market, TestDeals.Closing, Still).Run(cancellationToken: TestContext.Current.CancellationToken);

        result.WhyGeneral.ShouldBeNull();
        result.ProbabilityOfDefault.Value.ShouldBe(1);
        result.DefaultsByMonth[months].ShouldBe(20_000);
        result.LoanSize.ShouldBe(strike, 0.01);
        var spread = Still.ValueVolatility * Math.Sqrt(months / 12.0);
        var d1 = (Math.Log(value / strike) / spread) + (spread / 2);
        var put = Math.Exp(-0.05 * months / 12) * ((strike * NormalDistribution.Cumulative(spread - d1)) - (value * NormalDistribution.Cumulative(-d1)));
        result.ExpectedLoss.Value.ShouldBe(put, Errors * result.ExpectedLoss.StandardError);
    }

    [Fact]
    public void Values_without_jumps_are_lognormal()
    {
        const int months = 72;
        var value = ValueAtEnd(months);
        var strike = Math.Round(20 * value);
        var terms = Still with { DiscountRate = 0 };
        var losses = Simulator.Of(Bullet(months, (decimal)strike), TestDeals.Market, TestDeals.Closing, terms).Run(cancellationToken: TestContext.Current.CancellationToken).Losses.Order().ToArray();
        double[] levels = [0.01, 0.05, 0.50, 0.95, 0.99];
        double[] quantiles = [0.246883, 0.356439, 0.864849, 2.098434, 3.029630];
        var spread = 0.22 * Math.Sqrt(6);
        for (var i = 0; i < levels.Length; i++)
        {
            var simulated = (strike - losses[(int)((1 - levels[i]) * losses.Length)]) / value;
            var z = NormalDistribution.Quantile(levels[i]);
            var density = Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) / (quantiles[i] * spread);
            var error = Math.Sqrt(levels[i] * (1 - levels[i]) / losses.Length) / density;
            simulated.ShouldBe(quantiles[i], Errors * error, $"{levels[i]}");
        }
    }

    [Fact]
    public void Independent_customers_fail_as_a_binomial()
    {
        const int customers = 4;
        const double intensity = 0.15;
        var deal = Bullet(36, 1m) with { Contracts = [.. Enumerable.Range(1, customers).Select(k => TestDeals.Contract($"C{k}", 200) with { Customer = $"Customer {k}" })] };
        var terms = Still with { Paths = 1000, Customers = [.. Enumerable.Range(1, customers).Select(k => new CustomerIntensity($"Customer {k}", intensity))] };
        var odds = 1 - Math.Exp(-3 * intensity);

        var independent = Failures(deal, terms);
        for (var failed = 0; failed <= customers; failed++)
        {
            var expected = Choose(customers, failed) * Math.Pow(odds, failed) * Math.Pow(1 - odds, customers - failed);
            (independent.Count(count => count == failed) / (double)independent.Length).ShouldBe(expected, Errors * Math.Sqrt(expected * (1 - expected) / independent.Length), $"{failed}");
        }

        var together = Failures(deal, terms with { CustomerCorrelation = 0.6 });
        together.Average().ShouldBe(customers * odds, Errors * 1.5 / Math.Sqrt(together.Length));
        together.Count(count => count is 0 or customers).ShouldBeGreaterThan(independent.Count(count => count is 0 or customers) + 50);
    }

    private static int[] Failures(DealCase deal, SimulationTerms terms)
    {
        var simulator = Simulator.Of(deal, TestDeals.Market, TestDeals.Closing, terms);
        return [.. Enumerable.Range(0, 300).Select(i => simulator.Path(i).Scenario.Defaults.Count)];
    }

    private static double Choose(int n, int k) => k == 0 ? 1 : Choose(n - 1, k - 1) * n / k;

    private static double ValueAtEnd(int months)
    {
        var result = DealEvaluator.Evaluate(Bullet(months, 1_000_000m), TestDeals.Market, Engine.Scenarios.Scenario.Base, TestDeals.Closing);
        return result.Collateral.MarkedValue[months];
    }

    /// <summary>A loan without interest, due in one sum that nothing but the fleet can pay.</summary>
    private static DealCase Bullet(int months, decimal amount) => TestDeals.Plain with
    {
        Contracts = [],
        Valuation = new()
        {
            Premise = ValuationPremise.FairMarketValueInContinuedUse,
            Curve = new() { Kind = "exponential-with-floor", Parameters = new Dictionary<string, double> { ["decayPerYear"] = 0.2, ["floorFraction"] = 0.05 } },
        },
        Facility = new()
        {
            Commitment = Money.Usd(amount),
            TenorMonths = months,
            Interest = new() { Kind = RateKind.Fixed, FixedRatePerAnnum = 0 },
            Amortisation = new() { Style = AmortisationStyle.Bullet },
        },
        Waterfall = WaterfallTemplates.Plain(0) with { SponsorPays = SponsorSupport.OperatingLosses },
        Sizing = TestDeals.CommitmentOnly,
    };
}
