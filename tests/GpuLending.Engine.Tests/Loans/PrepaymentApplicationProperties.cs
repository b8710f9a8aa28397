using CsCheck;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Waterfalls;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Loans;

/// <summary>With nothing prepaid and nothing unpaid every application repays the schedule: all styles, draws, first and final stubs, interest in kind and amendments.</summary>
public sealed class PrepaymentApplicationProperties
{
    private static readonly Gen<DealCase> DealGen =
        from deal in RandomDeals.All
        from stub in Gen.Enum<FinalStub>()
        from kind in Gen.Int[0, 600]
        from amended in Gen.Int[0, 900]
        from margin in Gen.Int[3, 9]
        select deal with
        {
            Facility = deal.Facility with
            {
                PaymentDates = deal.Facility.PaymentDates with { FinalStub = stub },
                Interest = deal.Facility.Interest with
                {
                    PayInKind = kind < 300 ? null : new() { From = TestDeals.Closing, Until = TestDeals.Closing.AddDays(kind), Share = 0.5, MarginPerAnnum = 0.01 },
                },
                Amendments = amended < 450 || deal.Facility.Amortisation.Style == AmortisationStyle.Custom
                    ? []
                    : [new() { EffectiveDate = TestDeals.Closing.AddDays(amended - 300), Amortisation = new() { Style = (AmortisationStyle)(margin % 3), InterestOnlyMonths = margin } }],
            },
        };

    [Fact]
    public void Nothing_prepaid_leaves_the_schedule_as_it_is() => DealGen.Sample(deal =>
    {
        var plain = Run(deal, new());
        plain.Loan.Prepayments.ShouldBeEmpty();
        var within = 1e-9 * Math.Max(1, plain.Sizing.LoanSizeUnrounded);
        foreach (var application in Enum.GetValues<PrepaymentApplication>())
        {
            // Nothing is announced, in so many words: the account is kept draw by draw, as where something is prepaid.
            var asked = Run(deal, new() { Application = application, Voluntary = [new() { Date = TestDeals.Closing.AddDays(100), Amount = Money.Usd(0) }] });
            asked.Loan.Prepayments.ShouldBeEmpty(application.ToString());
            for (var m = 0; m < plain.Months.Count; m++)
            {
                asked.Loan.Principal[m].ShouldBe(plain.Loan.Principal[m], within, $"{application} principal of month {m}");
                asked.Loan.Balance[m].ShouldBe(plain.Loan.Balance[m], within, $"{application} balance of month {m}");
                asked.Loan.InterestPaid[m].ShouldBe(plain.Loan.InterestPaid[m], within, $"{application} interest of month {m}");
            }

            asked.Schedule.Payments.Select(row => (row.Date, row.Principal)).Where(row => !row.Principal.IsZero)
                .ShouldBe(plain.Schedule.Payments.Select(row => (row.Date, row.Principal)).Where(row => !row.Principal.IsZero), application.ToString());
        }
    }, iter: 300);

    /// <summary>A waterfall whose sponsor pays what cash does not serves the schedule too.</summary>
    [Fact]
    public void A_waterfall_with_a_sponsor_repays_the_schedule_in_every_order() => DealGen.Sample(deal =>
    {
        var agreed = deal with { Facility = deal.Facility with { DebtServiceReserveMonths = 0, Fees = deal.Facility.Fees with { Exit = 0 } } };
        var plain = Run(agreed, new());
        var within = 1e-8 * Math.Max(1, plain.Sizing.LoanSizeUnrounded);
        foreach (var application in Enum.GetValues<PrepaymentApplication>())
        {
            var served = Run(agreed with { Waterfall = WaterfallTemplates.Plain(0) }, new() { Application = application });
            for (var m = 0; m < plain.Months.Count; m++)
                served.Loan.Balance[m].ShouldBe(plain.Loan.Balance[m], within, $"{application} balance of month {m}");
        }
    }, iter: 150);

    private static UnderwritingResult Run(DealCase deal, PrepaymentTerms terms) =>
        TestDeals.Run(deal with { Facility = deal.Facility with { Prepayment = terms } });
}
