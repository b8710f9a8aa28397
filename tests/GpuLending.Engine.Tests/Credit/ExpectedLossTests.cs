using GpuLending.Engine.Collateral;
using GpuLending.Engine.Credit;
using GpuLending.Engine.Depreciation;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Workings;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Credit;

public sealed class ExpectedLossTests
{
    private static readonly double[] Losses = [0.433013, 0.194455, 0, 0];

    /// <summary>Synthetic, computed independently: 100m x 2 % x 40 %.</summary>
    [Fact]
    public void One_exposure()
    {
        ExpectedLoss.Of(100, 0.02, 0.4).ShouldBe(0.8, 1e-12);
        ExpectedLoss.LossGivenDefault(100, 130).ShouldBe(0);
        ExpectedLoss.LossGivenDefault(0, 0).ShouldBe(0);
        Should.Throw<ArgumentOutOfRangeException>(() => ExpectedLoss.Of(100, 1.2, 0.4));
        Should.Throw<ArgumentOutOfRangeException>(() => ExpectedLoss.LossGivenDefault(100, double.NaN));
    }

    /// <summary>Synthetic, computed independently: cost 100 on six years straight line less 40 %, loan 70 in four equal yearly parts, 3 % a year, 8 %.</summary>
    [Fact]
    public void The_years_of_a_loan()
    {
        var years = ExpectedLoss.Lifetime([70, 52.5, 35, 17.5], [55, 45, 35, 25], 0.03, 0.08);

        years.Select(year => 100 * year.LossGivenDefault).ShouldBe([21.4286, 14.2857, 0, 0], 0.0001);
        years.Select(year => year.Discounted).ShouldBe(Losses, 1e-6);
        years.Sum(year => year.Discounted).ShouldBe(0.627467, 1e-6);
        (100 * years.Sum(year => year.Discounted) / 70).ShouldBe(0.8964, 0.0001);
    }

    /// <summary>Synthetic, computed independently: 8.5 - 5.0 - 1.0 - 0.8 + 3 % x 8 = 1.94 on 8.</summary>
    [Fact]
    public void Return_on_capital()
    {
        var yearly = new RiskAdjustedReturn(8.5, 5.0, 1.0, 0.8, 0.03 * 8, 8);

        yearly.Profit.ShouldBe(1.94, 1e-12);
        (100 * yearly.Ratio!.Value).ShouldBe(24.25, 1e-9);
        (yearly with { Capital = 0 }).Ratio.ShouldBeNull();
    }

    /// <summary>One named lender's borrowing base: 3.5m less 15 % and 10 % of 3.5m, 60 % lent. Multiplied the haircuts would leave 2,677,500.</summary>
    [Fact]
    public void Haircuts_on_the_original_value_add_up()
    {
        var value = Money.Usd(3_500_000);

        HaircutValue.After(value, 0.15m, 0.10m).ShouldBe(Money.Usd(2_625_000));
        HaircutValue.BorrowingBase(value, 0.60m, 0.15m, 0.10m).ShouldBe(Money.Usd(1_575_000));
        HaircutValue.After(value, 0.7m, 0.6m).ShouldBe(Money.Usd(0));
        HaircutValue.After(value).ShouldBe(value);
        Should.Throw<ArgumentOutOfRangeException>(() => HaircutValue.After(value, -0.1m));
        Should.Throw<ArgumentOutOfRangeException>(() => HaircutValue.BorrowingBase(value, 1.1m));
    }

    /// <summary>The same years through a deal.</summary>
    [Fact]
    public void The_years_of_a_loan_through_a_deal()
    {
        var result = TestDeals.Run(Secured);
        var credit = result.Credit!;

        credit.Years.Select(year => year.Exposure / 1e6).ShouldBe([70, 52.5, 35, 17.5], 1e-9);
        credit.Years.Select(year => year.Value / 1e6).ShouldBe([55, 45, 35, 25], 1e-9);
        credit.Years.Select(year => year.Discounted / 1e6).ShouldBe(Losses, 1e-6);
        (credit.LifetimeLoss!.Value / 1e6).ShouldBe(0.627467, 1e-6);
        (100 * credit.LifetimeLossShare!.Value).ShouldBe(0.8964, 0.0001);
        (credit.BorrowingBase!.Value / 1e6).ShouldBe(100 * 0.6 * 0.6, 1e-9);

        var loss = Explain(result, "credit/expected-loss");
        loss.Inputs.Chunk(4).Sum(year => year[0].Value * year[1].Value * year[2].Value * year[3].Value).ShouldBe(loss.Value, 1e-6);
        var inputs = Explain(result, "credit/borrowing-base").Inputs;
        (inputs[0].Value * (1 - inputs[1].Value - inputs[2].Value) * inputs[3].Value).ShouldBe(credit.BorrowingBase!.Value, 1e-6);
    }

    /// <summary>Return on capital through the deal: income is 8 % on 70, 52.5, 35 and 17.5, funding 3 % and 1 % over on the same in days over 360.</summary>
    [Fact]
    public void Return_on_capital_through_a_deal()
    {
        var result = TestDeals.Run(Secured, market: TestDeals.Market with
        {
            BaseRates = new Dictionary<string, Market.ForwardCurve> { ["SOFR"] = new() { Pillars = [new(new(2020, 1, 1), 0.03, true, "test")] } },
        });
        var yearly = result.Credit!.Return!;

        (yearly.Income / 1e6).ShouldBe(0.08 * 175 / 4, 0.005);
        (yearly.Funding / 1e6).ShouldBe(0.04 * 175 / 4 * 365 / 360, 0.005);
        (yearly.Cost / 1e6).ShouldBe(0.005 * 175 / 4, 0.001);
        (yearly.Capital / 1e6).ShouldBe(0.10 * 175 / 4, 0.005);
        yearly.CapitalReturn.ShouldBe(0.03 * yearly.Capital, 1e-6);
        (yearly.ExpectedLoss * 4).ShouldBe(result.Credit.Years.Sum(year => year.Loss), 0.001 * yearly.ExpectedLoss * 4);
        var v = Explain(result, "credit/raroc").Inputs.Select(input => input.Value).ToArray();
        ((v[0] - v[1] - v[2] - v[3] + v[4]) / v[5]).ShouldBe(yearly.Ratio!.Value, 1e-12);
    }

    [Fact]
    public void Weaker_customers_raise_the_loss_and_an_unrated_one_gives_none()
    {
        var rates = TestDeals.Market with
        {
            CumulativeDefaultRates = new Dictionary<string, IReadOnlyList<double>> { ["A"] = [0.0005, 0.0012, 0.0020], ["BB"] = [0.0056, 0.0175, 0.0315] },
        };
        var deal = TestDeals.Plain with { Credit = new() { Haircuts = [new() { Name = "test", Share = 0.5 }] } };

        var strong = TestDeals.Run(deal, market: rates).Credit!;
        var weak = TestDeals.Run(With("BB"), market: rates).Credit!;
        var unrated = TestDeals.Run(With("NR"), market: rates).Credit!;
        var unknown = TestDeals.Run(With("B"), market: rates).Credit!;
        var borrower = TestDeals.Run(deal with { Borrower = new() { Rating = "BB" }, Credit = deal.Credit with { Basis = DefaultRateBasis.Borrower } }, market: rates).Credit!;

        strong.Rating.ShouldBe("A-");
        weak.LifetimeLoss!.Value.ShouldBeGreaterThan(strong.LifetimeLoss!.Value);
        strong.LifetimeLoss.Value.ShouldBeGreaterThan(0);
        borrower.LifetimeLoss!.Value.ShouldBe(weak.LifetimeLoss.Value, 1e-6);
        strong.Return.ShouldBeNull();
        strong.Missing.ShouldContain("RAROC: funding spread, running cost, economic capital, return on capital not entered.");
        unrated.LifetimeLoss.ShouldBeNull();
        unrated.Missing.ShouldContain("Expected loss: the customers' contracted revenue has no rating.");
        unknown.Missing.ShouldContain("Expected loss: market data test/1 has no default rates for B.");
        strong.Years.Count.ShouldBe(5);
        strong.Years.Sum(year => year.MarginalProbability).ShouldBe(Cumulative(5), 1e-12);

        double Cumulative(double years) => new DefaultRates(rates.CumulativeDefaultRates).TryCumulative(CreditRating.Parse("A-"), years, out var p) ? p : double.NaN;

        DealCase With(string rating) => deal with { Contracts = [.. deal.Contracts.Select(contract => contract with { CustomerRating = rating })] };
    }

    [Fact]
    public void Falling_values_raise_the_loss_and_leave_the_loan()
    {
        var plain = TestDeals.Run(Secured);
        var fallen = TestDeals.Run(Secured, new() { Name = "Values -30 %", ValueFactor = 0.7 });

        fallen.Credit!.LifetimeLoss!.Value.ShouldBeGreaterThan(plain.Credit!.LifetimeLoss!.Value);
        fallen.Sizing.LoanSize.ShouldBe(plain.Sizing.LoanSize);
    }

    private static Working Explain(UnderwritingResult result, string figure) => FigureWorkings.Explain(Secured, TestDeals.Market, result, figure);

    /// <summary>Cost 100m, loan 70m in four equal yearly parts at 8 %.</summary>
    private static DealCase Secured { get; } = TestDeals.Plain with
    {
        Lots = [TestDeals.Lot("L1", 1000, gpu: 100_000)],
        Valuation = new() { Curve = CurvePresets.Find("sl-6").Choice, Premise = ValuationPremise.FairMarketValueInContinuedUse },
        Facility = new()
        {
            Commitment = Money.Usd(70_000_000),
            TenorMonths = 48,
            PaymentFrequency = PaymentFrequency.Annual,
            Interest = new() { Kind = RateKind.Fixed, FixedRatePerAnnum = 0.08, DayCount = "30E/360 ISDA" },
            Amortisation = new() { Style = AmortisationStyle.Straight },
        },
        Sizing = TestDeals.CommitmentOnly,
        Credit = new()
        {
            Basis = DefaultRateBasis.Entered,
            DefaultRatePerAnnum = 0.03,
            LossPremise = ValuationPremise.FairMarketValueInContinuedUse,
            Haircuts = [new() { Name = "sale", Share = 0.25 }, new() { Name = "costs of sale", Share = 0.15 }],
            BorrowingBaseAdvance = 0.6,
            DiscountRatePerAnnum = 0.08,
            FundingSpreadPerAnnum = 0.01,
            CostPerAnnum = 0.005,
            CapitalShare = 0.10,
            CapitalReturnPerAnnum = 0.03,
        },
    };
}
