using GpuLending.Engine.Loans;
using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Simulation;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Simulation;

/// <summary>Loans without a waterfall, paid quarterly: each path defaults in the month in which the engine's own run of it is first short, with the same balance.</summary>
public sealed class PlainLoanTests
{
    private static readonly SimulationTerms Terms = new()
    {
        Paths = 1000,
        Seed = 3,
        RentVolatility = 0.6,
        Customers = [new("Customer C1", 0.10)],
        RecoveryShareOfValue = 0.5,
        CycleVolatility = 0.1,
    };

    public static TheoryData<string> Deals { get; } = ["fixed", "floating", "with a reserve", "monthly straight"];

    [Theory, MemberData(nameof(Deals))]
    public void A_path_defaults_as_the_engine_says(string name)
    {
        var deal = Deal(name);
        var terms = name == "floating" ? Terms with { RateVolatility = 0.02 } : Terms;
        terms = terms with { Customers = [new(deal.Contracts[0].Customer, 0.10)] };
        var simulator = Simulator.Of(deal, TestDeals.Market, TestDeals.Closing, terms);
        simulator.WhyGeneral.ShouldBeNull(name);
        var prepared = PreparedDeal.Of(deal, TestDeals.Market, TestDeals.Closing);
        var defaults = 0;
        for (var i = 0; i < 60; i++)
        {
            var path = simulator.Path(i);
            prepared.Run(path.Scenario).FirstShortMonth.ShouldBe(path.DefaultMonth, $"{name}, path {i}");
            if (path.DefaultMonth is not { } month)
                continue;
            defaults++;
            var run = prepared.Result(path.Scenario);
            path.Exposure.ShouldBe(run.Loan.Balance[month], 1e-6 * prepared.LoanSize, $"{name}, path {i}");
            path.Loss.ShouldBe(
                Math.Max(0, path.Exposure - (0.5 * run.Collateral.MarkedValue[month])) * Math.Exp(-0.04 * month / 12), 1e-6 * prepared.LoanSize, $"{name}, path {i}");
        }

        defaults.ShouldBeGreaterThan(5, name);
    }

    private static DealCase Deal(string name)
    {
        var plain = TestDeals.Plain with
        {
            Merchant = new() { PricePerGpuHour = Money.Usd(1.2m), DeclinePerAnnum = 0.2, Utilisation = 0.6, VoidMonths = 2 },
        };
        return name switch
        {
            "floating" => plain with { Facility = plain.Facility with { Interest = new() { Index = "SOFR", MarginPerAnnum = 0.04, FloorPerAnnum = 0.03, SwapShare = 0.5, SwapRatePerAnnum = 0.035 } } },
            "with a reserve" => plain with { Facility = plain.Facility with { DebtServiceReserveMonths = 6 } },
            "monthly straight" => plain with
            {
                Facility = plain.Facility with { PaymentFrequency = PaymentFrequency.Monthly, Amortisation = new() { Style = AmortisationStyle.Straight } },
            },
            _ => plain,
        };
    }
}
