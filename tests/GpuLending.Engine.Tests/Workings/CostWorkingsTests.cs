using GpuLending.Engine.Workings;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Workings;

/// <summary>Every line of the costs opens into inputs that give it again.</summary>
public sealed class CostWorkingsTests
{
    private static readonly DealCase Deal = TestDeals.Plain with
    {
        Costs = new()
        {
            Power = new() { PricePerKilowattHour = Money.Usd(0.07m), HedgedShare = 0.5, PriceSteps = [new() { Date = new(2027, 8, 10), PricePerKilowattHour = Money.Usd(0.09m) }] },
            ColocationPerKilowattMonth = Money.Usd(100),
            MaintenancePerGpuMonth = Money.Usd(40),
            SoftwarePerGpuMonth = Money.Usd(5),
            StaffPerMonth = Money.Usd(20_000),
            FixedPerMonth = Money.Usd(30_000),
            InsuranceShareOfCostPerAnnum = 0.01,
            SellingAndAdministrationShareOfRevenue = 0.02,
            PropertyTax = new() { RatePerAnnum = 0.01, AssessedShareByYear = [0.9, 0.6] },
            ReplacementReserve = new() { PerGpuMonth = Money.Usd(8), Spending = [new() { Date = new(2028, 6, 1), Amount = Money.Usd(400_000) }] },
            WorkingCapital = new() { DaysReceivable = 45, DaysPayable = 20 },
            IncomeTax = new() { RatePerAnnum = 0.25, BonusShare = 0.2 },
            EscalatorPerAnnum = 0.03,
        },
    };

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(18)]
    [InlineData(24)]
    public void A_line_is_the_product_of_its_inputs(int month)
    {
        var result = TestDeals.Run(Deal);

        foreach (var line in new[] { "power", "colocation", "maintenance", "software", "insurance", "staff", "fixed", "income-tax" })
        {
            var working = Explain(result, $"cashflow/{line}/{month}");
            working.Inputs.Aggregate(1.0, (product, input) => product * input.Value).ShouldBe(working.Value, 0.005, line);
        }

        var tax = Inputs(result, $"cashflow/property-tax/{month}");
        (tax[0] / tax[1] * tax[2]).ShouldBe(result.Cashflow.Lines.Single(line => line.Key == "property-tax").ByMonth[month], 0.005);
        var selling = Inputs(result, $"cashflow/selling-and-administration/{month}");
        (selling[0] * (selling[1] + selling[2])).ShouldBe(Explain(result, $"cashflow/selling-and-administration/{month}").Value, 0.005);
        Inputs(result, $"cashflow/other-costs/{month}").Sum().ShouldBe(result.Cashflow.OtherCosts[month], 0.005);
        Inputs(result, $"cashflow/replacement/{month}").Sum().ShouldBe(result.Cashflow.Replacement[month], 0.005);
        var owed = Inputs(result, $"cashflow/working-capital/{month}");
        (owed[0] - owed[1] - (owed[2] - owed[3])).ShouldBe(result.Cashflow.WorkingCapital[month], 0.005);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    public void Cash_flow_takes_off_everything_it_names(int month)
    {
        var result = TestDeals.Run(Deal);
        var working = Explain(result, $"cashflow/cfads/{month}");
        var v = working.Inputs.ToDictionary(input => input.Name, input => input.Value);

        (v["contracted revenue"] - v["prepayment used"] + v["merchant revenue"] + v["other"] - v["power"] - v["colocation"] - v["other costs"]
            - v["replacement"] - v["working capital"] - v["income tax"]).ShouldBe(result.Cashflow.Cfads[month], 0.005);
        working.Formula.ShouldEndWith("− replacement − working capital − income tax");
    }

    [Fact]
    public void A_year_of_tax_is_its_formula_and_the_shield_is_the_difference()
    {
        var result = TestDeals.Run(Deal);

        foreach (var year in result.IncomeTax!.Years)
        {
            var v = Inputs(result, $"income-tax/{year.Year}");
            (v[0] * Math.Max(0, v[1] - v[2] - v[3] - v[4] - v[5])).ShouldBe(year.Tax, 0.005, $"{year.Year}");
        }

        var shield = Inputs(result, "income-tax/shield");
        (shield[0] - shield[1]).ShouldBe(result.IncomeTax.Shield, 0.005);
    }

    [Fact]
    public void A_figure_the_deal_does_not_have_is_refused()
    {
        var plain = TestDeals.Run(TestDeals.Plain);

        foreach (var figure in new[] { "cashflow/income-tax/1", "cashflow/staff/1", "cashflow/replacement/1", "cashflow/working-capital/1", "income-tax/2027", "cashflow/rent/1" })
            Should.Throw<ArgumentException>(() => FigureWorkings.Explain(TestDeals.Plain, TestDeals.Market, plain, figure), figure);
    }

    private static double[] Inputs(UnderwritingResult result, string figure) => [.. Explain(result, figure).Inputs.Select(input => input.Value)];

    private static Working Explain(UnderwritingResult result, string figure) => FigureWorkings.Explain(Deal, TestDeals.Market, result, figure);
}
