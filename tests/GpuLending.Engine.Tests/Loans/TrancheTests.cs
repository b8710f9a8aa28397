using CsCheck;
using GpuLending.Engine.Loans;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Loans;

/// <summary>Pari passu tranches and participations.</summary>
public sealed class TrancheTests
{
    private static readonly LoanTranche[] Two =
    [
        new() { Name = "A", Share = 0.6, Interest = new() { Kind = RateKind.Fixed, FixedRatePerAnnum = 0.06 }, Lenders = [new() { Lender = "Bank 1", Share = 1.0 / 3 }, new() { Lender = "Bank 2", Share = 2.0 / 3 }] },
        new() { Name = "B", Share = 0.4, Interest = new() { Kind = RateKind.Fixed, FixedRatePerAnnum = 0.10 }, Lenders = [new() { Lender = "Fund", Share = 0.7 }, new() { Lender = "Bank 1", Share = 0.3 }] },
    ];

    [Fact]
    public void Rates_blend_by_share_so_that_the_loan_is_the_one_at_the_blended_rate()
    {
        // 60 % at 6 % and 40 % at 10 % are 7.6 %.
        var one = TestDeals.Run(TestDeals.Plain with { Facility = TestDeals.Plain.Facility with { Interest = new() { Kind = RateKind.Fixed, FixedRatePerAnnum = 0.076, DayCount = "ACT/360" } } });
        var two = TestDeals.Run(TestDeals.Plain with { Facility = TestDeals.Plain.Facility with { Tranches = Two } });

        two.Sizing.LoanSizeUnrounded.ShouldBe(one.Sizing.LoanSizeUnrounded, 1e-3);
        two.Loan.InterestPaid.Sum().ShouldBe(one.Loan.InterestPaid.Sum(), 1e-3);
        two.Returns.LenderXirr!.Value.ShouldBe(one.Returns.LenderXirr!.Value, 1e-10);
    }

    [Fact]
    public void Each_tranche_earns_its_own_rate_on_its_own_balance_within_a_cent_or_two_a_line()
    {
        var result = TestDeals.Run(TestDeals.Plain with { Facility = TestDeals.Plain.Facility with { Tranches = Two } });

        var book = result.Participations!;
        book.Tranches.Select(tranche => tranche.RateAtClosing).ShouldBe([0.06, 0.10]);
        for (var t = 0; t < 2; t++)
        {
            var lines = book.Tranches[t].Lines;
            for (var i = 1; i < lines.Count; i++)
            {
                var days = lines[i].Date.DayNumber - lines[i - 1].Date.DayNumber;
                var own = (double)lines[i - 1].Closing.Amount * book.Tranches[t].RateAtClosing * days / 360;
                ((double)lines[i].Interest.Amount).ShouldBe(own, 0.03, $"tranche {t} line {i}");
            }
        }
    }

    [Fact]
    public void Amounts_set_shares_and_the_most_that_is_lent()
    {
        var facility = TestDeals.Plain.Facility with
        {
            Tranches = [new() { Name = "A", Amount = Money.Usd(9_000_000) }, new() { Name = "B", Amount = Money.Usd(1_000_000) }],
        };

        var result = TestDeals.Run(TestDeals.Plain with { Facility = facility });

        result.Sizing.LoanSize.ShouldBe(Money.Usd(10_000_000));
        result.Sizing.Binding!.Key.ShouldBe("commitment");
        result.Participations!.Tranches.Select(tranche => tranche.Amount).ShouldBe([Money.Usd(9_000_000), Money.Usd(1_000_000)]);
    }

    [Fact]
    public void A_lender_in_two_tranches_has_one_participation()
    {
        var result = TestDeals.Run(TestDeals.Plain with { Facility = TestDeals.Plain.Facility with { Tranches = Two } });

        var lenders = result.Participations!.Lenders;
        lenders.Select(lender => lender.Lender).ShouldBe(["Bank 1", "Bank 2", "Fund"]);
        lenders[0].Share.ShouldBe((0.6 / 3) + (0.4 * 0.3), 1e-9);
        lenders.Sum(lender => lender.Amount.Amount).ShouldBe(result.Sizing.LoanSize.Amount);
    }

    [Fact]
    public void Tranches_with_own_rates_and_capitalised_interest_are_refused_with_the_reason()
    {
        var facility = TestDeals.Plain.Facility with { Tranches = Two, Interest = TestDeals.Plain.Facility.Interest with { CapitalisedUntil = new(2027, 6, 30) } };

        Should.Throw<NotComputableException>(() => TestDeals.Run(TestDeals.Plain with { Facility = facility })).Message.ShouldContain("grow apart");
    }

    [Fact]
    public void Every_line_of_every_schedule_sums_to_the_cent_and_every_part_is_repaid() => RandomDeals.All.Sample(deal =>
    {
        var tranched = deal.Facility.Interest.CapitalisedUntil is null ? deal with { Facility = deal.Facility with { Tranches = Two } } : deal;

        var result = TestDeals.Run(tranched);

        var book = result.Participations!;
        for (var i = 0; i < result.Schedule.Payments.Count; i++)
        {
            var line = result.Schedule.Payments[i];
            foreach (var parts in new[] { book.Tranches.Select(tranche => tranche.Lines[i]).ToArray(), book.Lenders.Select(lender => lender.Lines[i]).ToArray() })
            {
                if (parts.Length == 0)
                    continue;
                parts.Sum(part => part.Drawn.Amount).ShouldBe(line.Drawn.Amount);
                parts.Sum(part => part.Interest.Amount).ShouldBe(line.Interest.Amount);
                parts.Sum(part => part.Capitalised.Amount).ShouldBe(line.Capitalised.Amount);
                parts.Sum(part => part.Principal.Amount).ShouldBe(line.Principal.Amount);
                (parts.Sum(part => part.Fees.Amount) + book.AgentFees[i].Amount).ShouldBe(line.Fees.Amount);
                parts.Sum(part => part.Closing.Amount).ShouldBe(line.Closing.Amount);
                parts.ShouldAllBe(part => part.Principal.Amount >= 0 && part.Closing.Amount >= 0);
            }
        }

        book.Lenders.ShouldAllBe(lender => lender.Lines[lender.Lines.Count - 1].Closing.IsZero && lender.Lines.Sum(line => line.Drawn.Amount) == lender.Amount.Amount);
    }, iter: 200);
}
