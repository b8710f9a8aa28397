using System.Text.Json;
using GpuLending.Engine.Loans;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Loans;

public sealed class AmendmentTests
{
    /// <summary>Two years become three from the fifth payment on: what is then owed, 600,000, in eight parts.</summary>
    [Fact]
    public void A_longer_maturity_spreads_what_is_owed_and_leaves_what_was_paid() =>
        Principal(new() { EffectiveDate = QuarterLoan.Date(4).AddDays(1), TenorMonths = 36 })
            .ShouldBe([150_000, 150_000, 150_000, 150_000, 75_000, 75_000, 75_000, 75_000, 75_000, 75_000, 75_000, 75_000]);

    /// <summary>Two years become one and a half: 900,000 in four parts; the two payments before it are those of two years.</summary>
    [Fact]
    public void A_shorter_maturity_does_too() =>
        Principal(new() { EffectiveDate = QuarterLoan.Date(2).AddDays(1), FinalMaturity = QuarterLoan.Date(6) })[..7].ShouldBe([150_000, 150_000, 225_000, 225_000, 225_000, 225_000, 0]);

    /// <summary>The day before a payment date, on it and after it.</summary>
    [Theory]
    [InlineData(-1, new double[] { 150_000, 0, 0, 0, 0, 0, 0, 1_050_000 })]
    [InlineData(0, new double[] { 150_000, 0, 0, 0, 0, 0, 0, 1_050_000 })]
    [InlineData(1, new double[] { 150_000, 150_000, 0, 0, 0, 0, 0, 900_000 })]
    public void New_repayment_counts_from_the_payment_on_or_after_its_day(int days, double[] expected) =>
        Principal(new() { EffectiveDate = QuarterLoan.Date(2).AddDays(days), Amortisation = new() { Style = AmortisationStyle.Bullet } }).ShouldBe(expected);

    /// <summary>A pause of six months from the second payment date, whose own payment is already under the new terms: 1,050,000 then in four parts.</summary>
    [Fact]
    public void Months_without_principal_count_from_the_amendment() =>
        Principal(new() { EffectiveDate = QuarterLoan.Date(2), Amortisation = new() { Style = AmortisationStyle.Straight, InterestOnlyMonths = 6 } })
            .ShouldBe([150_000, 0, 0, 0, 262_500, 262_500, 262_500, 262_500]);

    /// <summary>An extension agreed on the last day itself.</summary>
    [Fact]
    public void An_extension_on_the_last_day_is_in_time() =>
        Principal(new() { EffectiveDate = QuarterLoan.Date(8), TenorMonths = 27 }).ShouldBe([150_000, 150_000, 150_000, 150_000, 150_000, 150_000, 150_000, 75_000, 75_000]);

    [Fact]
    public void A_new_rate_counts_by_days_from_its_day()
    {
        // 30 of the 90 days of the third period at 8 %, 60 at 10 %.
        var result = QuarterLoan.Run(QuarterLoan.Straight with { Amendments = [new() { EffectiveDate = QuarterLoan.Date(2).AddMonths(1), MarginPerAnnum = 0.10 }] });

        QuarterLoan.Interest(result)[..5].ShouldBe([24_000, 21_000, Math.Round(900_000 * ((0.08 * 30) + (0.10 * 60)) / 360, 6), 750_000 * 0.025, 600_000 * 0.025]);
        result.Schedule.Payments[3].Interest.ShouldBe(Money.Usd(21_000));
        result.Checks.ShouldAllBe(check => check.Holds);
    }

    /// <summary>The commitment falls from 2,000,000 to 1,500,000 in the middle of the first period: undrawn 800,000, then 300,000, 45 days of 360 each but for the day count of days.</summary>
    [Fact]
    public void A_new_commitment_lowers_the_undrawn_fee_from_its_day()
    {
        var middle = new DateOnly(2026, 3, 1);
        var result = QuarterLoan.Run(QuarterLoan.Straight with
        {
            Commitment = Money.Usd(2_000_000),
            AvailabilityEnd = QuarterLoan.Date(1),
            Draws = new() { Kind = DrawPlanKind.Entered, Entered = [new() { Date = QuarterLoan.Closing, Amount = Money.Usd(1_200_000) }] },
            Fees = new() { UndrawnPerAnnum = 0.01 },
            Amendments = [new() { EffectiveDate = middle, Commitment = Money.Usd(1_500_000) }],
        });

        result.Loan.Fees.Sum().ShouldBe(0.01 * ((800_000 * 45) + (300_000 * 45)) / 360.0, 1e-6);
        result.Loan.Committed[0].ShouldBe(2_000_000);
        result.Loan.Committed[2].ShouldBe(1_500_000);
    }

    /// <summary>Signed before or long after its effective date, entered first or last: bit for bit the same.</summary>
    [Fact]
    public void A_back_dated_amendment_leaves_no_residue()
    {
        var margin = new FacilityAmendment { EffectiveDate = QuarterLoan.Date(1), MarginPerAnnum = 0.11, Description = "Rate" };
        var maturity = new FacilityAmendment { EffectiveDate = QuarterLoan.Date(3), TenorMonths = 33, Description = "Maturity" };
        var known = Bits(QuarterLoan.Straight with { Amendments = [margin, maturity] });

        Bits(QuarterLoan.Straight with { Amendments = [maturity with { SignedOn = QuarterLoan.Date(7) }, margin with { SignedOn = QuarterLoan.Date(8) }] }).ShouldBe(known);
    }

    /// <summary>An amendment that counts from the first day on gives the loan that was agreed so from the start, whatever its style.</summary>
    [Theory]
    [InlineData(AmortisationStyle.Straight)]
    [InlineData(AmortisationStyle.Level)]
    [InlineData(AmortisationStyle.Sculpted)]
    [InlineData(AmortisationStyle.Bullet)]
    public void An_amendment_of_the_first_day_is_the_loan_agreed_so(AmortisationStyle style)
    {
        var agreed = TestDeals.Plain.Facility with { TenorMonths = 48, Amortisation = new() { Style = style, BalloonReason = "test" }, Interest = TestDeals.Plain.Facility.Interest with { FixedRatePerAnnum = 0.09 } };
        var amended = agreed with
        {
            TenorMonths = 36,
            Interest = TestDeals.Plain.Facility.Interest,
            Amendments = [new() { EffectiveDate = TestDeals.Closing, TenorMonths = 48, MarginPerAnnum = 0.09 }],
        };

        var (first, second) = (TestDeals.Run(TestDeals.Plain with { Facility = agreed }), TestDeals.Run(TestDeals.Plain with { Facility = amended }));

        second.Sizing.LoanSizeUnrounded.ShouldBe(first.Sizing.LoanSizeUnrounded);
        second.Loan.Balance.ShouldBe(first.Loan.Balance);
        second.Schedule.Payments.ShouldBe(first.Schedule.Payments);
        second.Loan.Draws[0].FirstPrincipal.ShouldBe(first.Loan.Draws[0].FirstPrincipal);
    }

    [Fact]
    public void The_first_principal_is_that_of_the_terms_then_in_force() =>
        QuarterLoan.Run(QuarterLoan.Straight with { Amendments = [new() { EffectiveDate = QuarterLoan.Date(4), TenorMonths = 36 }] }).Loan.Draws[0].FirstPrincipal.ShouldBe(QuarterLoan.Date(1));

    [Fact]
    public void A_term_that_is_not_repeated_stays()
    {
        var result = QuarterLoan.Run(QuarterLoan.Straight with
        {
            Amendments =
            [
                new() { EffectiveDate = QuarterLoan.Date(2), Amortisation = new() { Style = AmortisationStyle.Bullet } },
                new() { EffectiveDate = QuarterLoan.Date(5), TenorMonths = 30 },
            ],
        });

        QuarterLoan.Principal(result).ShouldBe([150_000, 0, 0, 0, 0, 0, 0, 0, 0, 1_050_000]);
    }

    private static double[] Principal(FacilityAmendment amendment)
    {
        var result = QuarterLoan.Run(QuarterLoan.Straight with { Amendments = [amendment] });
        result.Checks.ShouldAllBe(check => check.Holds);
        return QuarterLoan.Principal(result);
    }

    private static string Bits(Facility facility) => JsonSerializer.Serialize(QuarterLoan.Run(facility));
}
