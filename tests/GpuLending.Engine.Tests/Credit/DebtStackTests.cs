using GpuLending.Engine.Credit;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Credit;

public sealed class DebtStackTests
{
    private static readonly string[] Periods = ["2025", "2026", "2027", "2028", "2029", "thereafter"];

    // Validation case V1. Source: CoreWeave 10-Q for 30 June 2025, debt note (R41.htm), thousands of US dollars.
    [Fact]
    public void Debts_and_ladder_of_June_2025_foot_to_the_same_total()
    {
        var stack = new DebtStack
        {
            Components =
            [
                new("DDTL 1.0", Money.Usd(1_782_500)), new("DDTL 2.0", Money.Usd(4_953_967)), new("2030 notes", Money.Usd(2_000_000)),
                new("Revolver", Money.Usd(450_000)), new("OEM financing", Money.Usd(1_728_388)), new("Magnetar loan", Money.Usd(256_630)),
            ],
            Maturities = Ladder(986_052, 4_218_457, 2_833_142, 1_010_054, 123_780, 2_000_000),
            UnamortisedDiscount = Money.Usd(119_984),
        };
        stack.Total.ShouldBe(Money.Usd(11_171_485));
        stack.LadderDifference.ShouldBe(Money.Zero(Currency.UsDollar));
        stack.CarryingAmount.ShouldBe(Money.Usd(11_051_501));
        stack.CarryingAmount.ShouldBe(Money.Usd(3_627_664) + Money.Usd(7_423_837));
        stack.WeightedAverageRate.ShouldBeNull();
    }

    // Validation case V1, second date. Source: the same note, 31 December 2024.
    [Fact]
    public void Debts_of_December_2024_give_the_balance_sheet_figure()
    {
        var stack = new DebtStack
        {
            Components =
            [
                new("DDTL 1.0", Money.Usd(2_012_500)), new("DDTL 2.0", Money.Usd(3_843_819)), new("2024 term loan", Money.Usd(1_000_000)),
                new("OEM financing", Money.Usd(1_177_158)),
            ],
            UnamortisedDiscount = Money.Usd(107_137),
        };
        stack.Total.ShouldBe(Money.Usd(8_033_477));
        stack.CarryingAmount.ShouldBe(Money.Usd(7_926_340));
        stack.LadderDifference.ShouldBeNull();
    }

    // Validation case V2. Source: CoreWeave's debt table at 30 June 2026 as reported second hand, millions of US dollars, rates rounded to 1 %.
    [Fact]
    public void The_stack_of_June_2026_gives_total_rate_and_wall()
    {
        (string Name, decimal Principal, decimal Rate, bool Recourse)[] rows =
        [
            ("DDTL 1.0", 1_300, 0.15m, true), ("DDTL 2.0", 3_190, 0.11m, true), ("DDTL 2.1", 3_000, 0.09m, true),
            ("DDTL 3.0", 2_215, 0.09m, true), ("DDTL 4.0", 2_837, 0.07m, false), ("DDTL 5.0", 1_101, 0.09m, true),
            ("2030 notes", 2_000, 0.10m, true), ("2031 notes", 1_750, 0.10m, true), ("Notes, third", 2_750, 0.10m, true),
            ("Notes, fourth", 1_250, 0.10m, true), ("Notes, fifth", 2_279, 0.09m, true),
            ("Convertible, first", 2_588, 0.02m, true), ("Convertible, second", 4_000, 0.02m, true),
            ("OEM with recourse", 4_220, 0.11m, true), ("OEM without recourse", 882, 0.09m, false), ("Magnetar", 189, 0.12m, true),
        ];
        var stack = new DebtStack
        {
            Components = [.. rows.Select(row => new DebtComponent(row.Name, Money.Usd(row.Principal), row.Rate, row.Recourse))],
            Maturities = Ladder(4_413, 6_184, 4_416, 2_421, 3_221, 14_896),
        };
        rows.Take(6).Sum(row => row.Principal).ShouldBe(13_643m);
        stack.Total.ShouldBe(Money.Usd(35_551));
        stack.LadderDifference.ShouldBe(Money.Zero(Currency.UsDollar));
        stack.NonRecourse.ShouldBe(Money.Usd(3_719));
        stack.ShareDueWithin(2).ShouldBe(0.2981m, 0.0001m);
        stack.AnnualInterest.ShouldBe(Money.Usd(2_991.06m));
        stack.WeightedAverageRate.ShouldNotBeNull().ShouldBe(0.08413m, 0.00001m);
        stack.WeightedAverageRate.Value.ShouldBe(0.083m, 0.002m); // the company's own coupon-based figure
    }

    [Fact]
    public void A_ladder_that_does_not_foot_says_by_how_much()
    {
        var stack = new DebtStack { Components = [new("Loan", Money.Usd(100))], Maturities = Ladder(60, 30) };
        stack.LadderDifference.ShouldBe(Money.Usd(-10));
        stack.ShareDueWithin(0).ShouldBe(0);
        stack.ShareDueWithin(2).ShouldBe(1);
        Should.Throw<ArgumentOutOfRangeException>(() => stack.ShareDueWithin(3));
    }

    [Fact]
    public void A_debt_without_a_rate_weighs_nothing_in_the_average()
    {
        var stack = new DebtStack { Components = [new("A", Money.Usd(100), 0.10m), new("B", Money.Usd(900))] };
        stack.WeightedAverageRate.ShouldBe(0.10m);
    }

    [Fact]
    public void Two_currencies_do_not_add() =>
        Should.Throw<InvalidOperationException>(() => new DebtStack { Components = [new("A", Money.Usd(1)), new("B", new Money(1, Currency.Euro))] }.Total);

    private static DebtMaturity[] Ladder(params decimal[] amounts) => [.. amounts.Select((amount, i) => new DebtMaturity(Periods[i], Money.Usd(amount)))];
}
