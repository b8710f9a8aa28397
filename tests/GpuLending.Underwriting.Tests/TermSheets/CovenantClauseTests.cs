using GpuLending.Engine;
using GpuLending.Engine.Covenants;
using GpuLending.Engine.Credit;
using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Waterfalls;
using GpuLending.Underwriting.DealMemos.Sections;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Figures;
using GpuLending.Underwriting.Market;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.TermSheets;

/// <summary>A clause states what the engine tests: the same level, the same days, the same window, the same cure, the same definition.</summary>
public sealed class CovenantClauseTests
{
    private static readonly MarketSnapshot Market = ReferenceData.ShippedSnapshot();

    public static TheoryData<CovenantKind> Kinds => [.. Enum.GetValues<CovenantKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_level_the_days_and_the_definition_are_those_of_the_tests(CovenantKind kind)
    {
        var (covenant, dealCase, result, loan) = Run(kind, given => given);

        var clause = CovenantClauses.Clause(covenant, dealCase, AmountScale.Millions);

        var test = result.Tests.Last(one => one.State != CovenantState.NotTestedYet || one.Actual is not null);
        clause.ShouldContain(kind switch
        {
            CovenantKind.CollateralLocation => "all GPUs",
            CovenantKind.ChipAge => $"older than {test.Threshold:0.##} years",
            CovenantKind.MinimumLiquidity => FigureFormat.WithCurrency(new Money((decimal)test.Threshold, Currency.UsDollar)),
            CovenantKind.ContractRealisation => FigureFormat.Percent(test.Threshold),
            CovenantKind.RentalIndexTier => $"below {FigureFormat.Figure(test.Threshold, Engine.Workings.FigureUnit.Price)} ",
            _ => CovenantClauses.Value(kind, test.Threshold, AmountScale.Millions),
        });
        clause.ShouldContain($"Definition {test.DefinitionVersion}.");
        // A window that looks ahead is shorter at the loan's end.
        if (result.Tests.Max(one => one.WindowMonths) is > 0 and var window) clause.ShouldContain(FigureFormat.Months(window));

        var dates = result.Tests.Select(one => one.Date).ToList();
        clause.Contains("at closing", StringComparison.Ordinal).ShouldBe(dates.Contains(dealCase.ClosingDate), clause);
        var owed = loan.Schedule.Payments.Where(payment => payment.Date > dealCase.ClosingDate && (!payment.Opening.IsZero || !payment.Principal.IsZero)).Select(payment => payment.Date).ToHashSet();
        if (clause.Contains("on every payment date", StringComparison.Ordinal)) dates.Where(date => date > dealCase.ClosingDate).Count().ShouldBeInRange(owed.Count - 1, owed.Count + 1, clause);
        else if (clause.Contains("figures are reported", StringComparison.Ordinal)) dates.ShouldAllBe(date => covenant.Observations.Any(report => report.Date == date) || date == dealCase.ClosingDate);
    }

    [Theory]
    [InlineData(CovenantKind.DebtServiceCoverage)]
    [InlineData(CovenantKind.LoanToValue)]
    [InlineData(CovenantKind.LoanToCost)]
    [InlineData(CovenantKind.ForwardDebtServiceCoverage)]
    [InlineData(CovenantKind.HedgeShare)]
    [InlineData(CovenantKind.PowerHedgeShare)]
    [InlineData(CovenantKind.CustomerConcentration)]
    [InlineData(CovenantKind.CollateralLocation)]
    [InlineData(CovenantKind.ChipAge)]
    [InlineData(CovenantKind.RentalIndexTier)]
    public void The_first_day_and_the_months_between_tests_are_those_of_the_tests(CovenantKind kind)
    {
        var first = new DateOnly(2027, 11, 15);
        var (covenant, dealCase, result, _) = Run(kind, given => given with { FirstTestDate = first, TestEveryMonths = 6 });

        var clause = CovenantClauses.Clause(covenant, dealCase, AmountScale.Millions);

        clause.ShouldContain("Tested every 6 months, on the payment date while anything is owed, counted from 15 Nov 2027.");
        var tested = result.Tests.Where(test => test.State != CovenantState.NotTestedYet).Select(test => test.Date).ToList();
        tested.ShouldAllBe(date => date >= first);
        tested.Zip(tested.Skip(1), (one, next) => (next.Year - one.Year) * 12 + next.Month - one.Month).ShouldAllBe(months => months == 6);
    }

    [Theory]
    [InlineData(CovenantKind.DebtServiceCoverage, "counts as cash flow of that test")]
    [InlineData(CovenantKind.ForwardDebtServiceCoverage, "counts as cash flow of that test")]
    [InlineData(CovenantKind.LoanToValue, "comes off the principal of that test")]
    [InlineData(CovenantKind.LoanToCost, "comes off the principal of that test")]
    public void A_cure_does_what_the_clause_says(CovenantKind kind, string words)
    {
        var (_, _, plain, _) = Run(kind, given => given);
        var day = plain.Tests[^3].Date;
        var (covenant, dealCase, cured, _) = Run(kind, given => given with { Cures = [new() { Date = day, Amount = Money.Usd(1_000_000) }], CureRights = new() { MostTimes = 2 } });

        var (without, with) = (plain.Tests.Single(test => test.Date == day), cured.Tests.Single(test => test.Date == day));
        with.CureApplied.ShouldBe(1_000_000);
        (with.Numerator - without.Numerator).ShouldBe(CovenantTester.IsAtLeast(kind) ? 1_000_000 : -1_000_000, 0.01);
        var clause = CovenantClauses.Clause(covenant, dealCase, AmountScale.Millions);
        clause.ShouldContain(words);
        clause.ShouldContain("The sponsor may cure with equity at most 2 times.");
        clause.ShouldContain($"USD 1.0m on {FigureFormat.Date(day)}");
    }

    [Fact]
    public void Liquidity_held_in_the_accounts_of_a_waterfall_is_said_to_be_tested_there()
    {
        var (covenant, dealCase, result, _) = Run(CovenantKind.MinimumLiquidity, given => given, dealCase => dealCase with
        {
            Waterfall = WaterfallTemplates.CoreWeaveDelayedDraw4(),
            Facility = dealCase.Facility with { DebtServiceReserveMonths = 0 },
        });

        result.Tests.Count.ShouldBeGreaterThan(3);
        CovenantClauses.Clause(covenant, dealCase, AmountScale.Millions).ShouldContain("the accounts of the order of payments shall hold at least USD 5.0m. Tested on every payment date");
    }

    private static (Covenant Covenant, DealCase Case, CovenantResult Result, UnderwritingResult Loan) Run(
        CovenantKind kind, Func<Covenant, Covenant> change, Func<DealCase, DealCase>? terms = null)
    {
        var document = NewDealTerms.Start("A deal", new BorrowerProfile { Name = "B", Liquidity = Money.Usd(9_000_000), Ebitda = Money.Usd(90_000_000), NetInterest = Money.Usd(30_000_000) }, new DateOnly(2026, 11, 23));
        var covenant = change(new Covenant
        {
            Id = "V1",
            Kind = kind,
            DefinitionVersion = "2026-B",
            Threshold = kind switch
            {
                CovenantKind.CollateralLocation => 1,
                CovenantKind.ChipAge => 4.5,
                CovenantKind.LoanToValue or CovenantKind.LoanToCost or CovenantKind.HedgeShare or CovenantKind.PowerHedgeShare or CovenantKind.CustomerConcentration => 0.65,
                CovenantKind.MinimumLiquidity or CovenantKind.RentalIndexTier => 0,
                _ => 1.23,
            },
            MinimumAmount = kind == CovenantKind.MinimumLiquidity ? Money.Usd(5_000_000) : null,
            ForwardMonths = kind == CovenantKind.ForwardDebtServiceCoverage ? 6 : 0,
            Countries = kind == CovenantKind.CollateralLocation ? ["US"] : [],
            Index = kind == CovenantKind.RentalIndexTier
                ? new() { IndexId = "H100", ClosePrice = Money.Usd(4.30m), RoundTo = 0.05, Tiers = [new() { Share = 0.92, DrawStop = true }, new() { Share = 0.80, SweepShare = 0.5 }] }
                : null,
            Observations = kind == CovenantKind.ContractRealisation
                ? [new() { Date = new(2027, 2, 28), Actual = Money.Usd(90), Projected = Money.Usd(100) }, new() { Date = new(2027, 5, 31), Actual = Money.Usd(95), Projected = Money.Usd(100) }]
                : [],
        });
        var dealCase = document.Case with
        {
            Covenants = [covenant],
            Facility = document.Case.Facility with { Interest = document.Case.Facility.Interest with { SwapShare = 0.75, SwapRatePerAnnum = 0.04 } },
        };
        dealCase = terms?.Invoke(dealCase) ?? dealCase;
        var result = EvaluateDeal.Evaluate(document with { Case = dealCase }, Scenario.Base, Market).Require().Result;
        return (covenant, dealCase, result.Covenants.Single(), result);
    }
}
