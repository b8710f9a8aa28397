using System.Text.Json.Nodes;
using GpuLending.Engine;
using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Sizing;
using GpuLending.Underwriting.Deals.SampleDeals;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Api;

/// <summary>Numbers that somebody else printed, through the door for machines.</summary>
public sealed class ValidationTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const double Million = 1_000_000;

    // CoreWeave DDTL 1.0: 5 % of 2,300m a quarter, then 137.5m; https://www.sec.gov/Archives/edgar/data/1769628/000114036125032095/R41.htm
    [Fact]
    public async Task CoreWeave_1_amortises_as_disclosed()
    {
        var answer = await api.EvaluateAsync(CoreWeaveDelayedDraw1.Document);
        var closings = Payments(answer).Select(payment => ApiAnswer.Amount(payment["closing"]!)).Skip(1).Take(6);
        closings.ShouldBe([1_897_500_000m, 1_782_500_000m, 1_667_500_000m, 1_552_500_000m, 1_437_500_000m, 1_300_000_000m]);
        ((double)answer.Result["returns"]!["rateAtClosing"]!).ShouldBe(0.1411, 0.0005);
    }

    // CoreWeave DDTL 5.0: 71.42 % of funding-date cost; credit agreement, https://www.sec.gov/Archives/edgar/data/1769628/000176962826000236/ex101.htm.
    // 22 equal quarterly parts are assumed; depreciated cost = cost x (1 - t/6).
    [Fact]
    public async Task CoreWeave_5_advance_never_passes_depreciated_cost()
    {
        var facility = ValidationDeals.Fixed(3_100_000_000, 0.08, 66, PaymentFrequency.Quarterly, AmortisationStyle.Straight);
        var answer = await api.EvaluateAsync(ValidationDeals.OnFleet(434_052, 10_000, facility, new AdvanceOnCostTerms { AdvanceRate = 0.7142 }));
        ((double)answer.LoanSize / Million).ShouldBe(3_100, 0.01);
        ((double)answer.Result["sizing"]!["eligibleCost"]! / Million).ShouldBe(4_340.52, 0.01);
        var loanToValue = answer.Result["coverage"]!["loanToValue"]!.AsArray();
        foreach (var (quarter, expected) in new[] { (0, 0.71420), (4, 0.70121), (8, 0.68174), (12, 0.64927), (16, 0.58435), (20, 0.38956) })
            ((double)loanToValue[3 * quarter]!).ShouldBe(expected, 0.0001, $"quarter {quarter}");
        ((double)answer.Result["loan"]!["balance"]!.AsArray()[66]!).ShouldBe(0, 1e-3);
    }

    // CoreWeave DDTL 4.0: 90 % of cost on 8,500m, upfront cost 142m; https://www.sec.gov/Archives/edgar/data/1769628/000176962826000129/ex1011.htm
    [Fact]
    public async Task CoreWeave_4_is_lent_on_cost_and_a_fall_in_price_calls_nothing()
    {
        var facility = ValidationDeals.Fixed(8_500_000_000, 0.059, 60, PaymentFrequency.Quarterly, AmortisationStyle.Straight) with { Fees = new FeeTerms { Upfront = 142 / 8_500.0 } };
        var document = ValidationDeals.OnFleet(944_444, 10_000, facility, new AdvanceOnCostTerms { AdvanceRate = 0.90 });
        var answer = await api.EvaluateAsync(document);
        ((double)answer.LoanSize / Million).ShouldBe(8_500, 0.01);
        ((double)answer.Result["sizing"]!["totalCost"]! / Million).ShouldBe(9_444.44, 0.01);
        var fee = Line(answer, "uses", "Upfront fee");
        fee.ShouldBe(142, 0.01);
        (Line(answer, "sources", "Sponsor's equity") - fee).ShouldBe(944.44, 0.01);

        var fallen = await api.EvaluateAsync(document, ("scenario", JsonNode.Parse("""{"name":"Prices fall 40 %","valueFactor":0.6}""")!));
        fallen.LoanSize.ShouldBe(answer.LoanSize);
        fallen.Result["loan"]!["balance"]!.ToJsonString().ShouldBe(answer.Result["loan"]!["balance"]!.ToJsonString());
        ((double)fallen.Result["coverage"]!["loanToValue"]![0]!).ShouldBe(0.90 / 0.6, 1e-6);
    }

    // IREN and Microsoft: https://www.sec.gov/Archives/edgar/data/1878848/000114036126023427/ef20075181_8k.htm
    [Fact]
    public async Task Iren_stands_at_62_845_percent_of_cost_with_the_prepayment_not_netted()
    {
        var answer = await api.EvaluateAsync(ValidationDeals.Iren());
        ((double)answer.LoanSize / Million).ShouldBe(3_645, 0.01);
        ((double)answer.Result["coverage"]!["loanToCost"]![0]!).ShouldBe(0.62845, 0.0001);
        ((double)answer.Limit("advance-on-cost")["allows"]! / Million).ShouldBe(3_770, 0.01);
        ((double)answer.Limit("advance-on-cost")["headroom"]! / Million).ShouldBe(125, 0.01);
        answer.Result["covenants"]![0]!["worst"]!.GetValue<string>().ShouldNotBe("breached");
        (Line(answer, "sources", "Loan") + Line(answer, "sources", "Customer prepayments")).ShouldBe(5_585, 0.01);
        Sum(answer, "cashflow", "contractedRevenue").ShouldBe(9_700, 0.5);
        Sum(answer, "cashflow", "prepaymentUsed").ShouldBe(1_940, 0.01);
        (Sum(answer, "cashflow", "cfads") + Sum(answer, "cashflow", "prepaymentUsed")).ShouldBeLessThanOrEqualTo(9_700.5);
    }

    // xAI vehicle: debt over cost as reported; 3,400m at 9.5 %/12 in 60 level months is 71.4063m a month.
    [Theory]
    [InlineData(3_500, 54_000, 0.64815)]
    [InlineData(3_400, 53_000, 0.64151)]
    public async Task Debt_over_cost_and_level_payments(double debt, double costEach, double expected)
    {
        var facility = ValidationDeals.Fixed((decimal)(debt * Million), 0.095, 60, PaymentFrequency.Monthly, AmortisationStyle.Level);
        var answer = await api.EvaluateAsync(ValidationDeals.OnFleet(100_000, (decimal)costEach, facility));
        ((double)answer.Result["coverage"]!["loanToCost"]![0]!).ShouldBe(expected, 0.00001);
        if (debt != 3_400) return;
        foreach (var payment in Payments(answer).Skip(1).SkipLast(1))
            ((double)(ApiAnswer.Amount(payment["interest"]!) + ApiAnswer.Amount(payment["principal"]!)) / Million).ShouldBe(71.4063, 0.0001);
        Payments(answer).Count.ShouldBe(61);
    }

    // Sculpted debt after E. Bodmer, "Repayments with debt to capital constraint and constant DSCR"; values computed independently.
    [Theory]
    [InlineData(1.40, 308.4158)]
    [InlineData(1.20, 359.8184)]
    [InlineData(1.15, 375.4627)]
    public async Task Sculpted_debt_has_the_cover_it_was_sculpted_to(double cover, double expected)
    {
        var answer = await api.EvaluateAsync(ValidationDeals.Sculpted(cover));
        ((double)answer.LoanSize / Million).ShouldBe(expected, 0.0001);
        foreach (var point in answer.Result["coverage"]!["debtService"]!.AsArray()) ((double)point!["ratio"]!).ShouldBe(cover, 1e-6);
        ((double)answer.Result["coverage"]!["loanLife"]![0]!).ShouldBe(cover, 1e-4);
        if (cover != 1.40) return;
        var principal = Payments(answer).Skip(1).Select(payment => (double)ApiAnswer.Amount(payment["principal"]!) / Million).ToList();
        double[] printed = [61.0410, 62.3529, 63.7697, 61.7284, 59.5238];
        for (var year = 0; year < 5; year++) principal[year].ShouldBe(printed[year], 0.0001);
        ApiAnswer.Amount(Payments(answer)[^1]["closing"]!).ShouldBe(0);
    }

    // Federal Reserve Bank of New York and ARRC, user's guide to SOFR (2019): 1,000,000 over 7 to 14 January 2019, daily rates as published.
    [Theory]
    [InlineData(RateSetting.CompoundedInArrears, "470.64", 2.4204)]
    [InlineData(RateSetting.SimpleInArrears, "470.56", 2.4200)]
    public async Task A_week_of_SOFR_in_arrears(RateSetting setting, string interest, double percent)
    {
        double[] rates = [0.0241, 0.0242, 0.0245, 0.0243, 0.0241];
        var facility = ValidationDeals.Fixed(1_000_000, 0, 1, PaymentFrequency.Monthly, AmortisationStyle.Straight) with
        {
            FirstPaymentDate = new(2019, 1, 14),
            FinalMaturity = new(2019, 1, 14),
            Interest = new() { Setting = setting, Fixings = [.. rates.Select((rate, i) => new RateFixing { Date = new DateOnly(2019, 1, 7).AddDays(i), RatePerAnnum = rate })] },
        };
        var document = ValidationDeals.OnFleet(100, 30_000, facility);
        var answer = await api.EvaluateAsync(document with { Case = document.Case with { ClosingDate = new(2019, 1, 7) } });
        ApiAnswer.Amount(Payments(answer)[^1]["interest"]!).ShouldBe(decimal.Parse(interest, System.Globalization.CultureInfo.InvariantCulture));
        (100 * (double)Payments(answer)[^1]["ratePerAnnum"]!).ShouldBe(percent, 0.0001);
    }

    // CoreWeave, Form 10-Q for June 2026, notes 7 and 8: 12,206m floating, +300 bp, with 4,661m swapped and with 95 %.
    [Theory]
    [InlineData(4_661.0 / 12_206, 226.35)]
    [InlineData(0.95, 18.309)]
    public async Task A_rate_shock_costs_what_is_not_swapped(double swapped, double expected)
    {
        var facility = ValidationDeals.Fixed(12_206_000_000, 0, 12, PaymentFrequency.Annual, AmortisationStyle.Straight) with
        {
            Interest = new() { MarginPerAnnum = 0.05, DayCount = "30/360", SwapShare = swapped, SwapRatePerAnnum = 0.035 },
        };
        var document = ValidationDeals.OnFleet(100_000, 200_000, facility);
        document = document with { Case = document.Case with { OtherCashFlows = [new EnteredCashFlow { Date = ValidationDeals.Closing.AddYears(1), Amount = Money.Usd(20_000_000_000) }] } };
        var plain = await api.EvaluateAsync(document);
        var shocked = await api.EvaluateAsync(document, ("scenario", JsonNode.Parse("""{"name":"+300 bp","rateShift":0.03}""")!));
        (Sum(shocked, "loan", "interestPaid") - Sum(plain, "loan", "interestPaid")).ShouldBe(expected, 0.01);
    }

    private static List<JsonNode> Payments(ApiAnswer answer) => [.. answer.Result["schedule"]!["payments"]!.AsArray().Select(payment => payment!)];

    private static double Line(ApiAnswer answer, string side, string name) =>
        (double)ApiAnswer.Amount(answer.Result["sourcesAndUses"]![side]!.AsArray().Single(line => (string?)line!["name"] == name)!["amount"]!) / Million;

    private static double Sum(ApiAnswer answer, string part, string path) => answer.Result[part]![path]!.AsArray().Sum(value => (double)value!) / Million;
}
