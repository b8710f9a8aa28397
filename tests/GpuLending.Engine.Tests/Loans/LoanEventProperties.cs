using System.Text.Json;
using CsCheck;
using GpuLending.Engine.Loans;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Loans;

/// <summary>Loans with any mix of draws, rates, prepayments, amendments and stubs.</summary>
public sealed class LoanEventProperties
{
    private const int Loans = 400;

    private static readonly AmortisationStyle[] Styles = [AmortisationStyle.Straight, AmortisationStyle.Level, AmortisationStyle.Bullet, AmortisationStyle.Sculpted];

    private static readonly Gen<PrepaymentTerms> PrepaymentGen =
        from application in Gen.Enum<PrepaymentApplication>()
        from voluntary in Gen.Select(Gen.Int[1, 500], Gen.Int[1, 2_000_000]).List[0, 4]
        from makeWhole in Gen.Int[0, 600]
        from step in Gen.Double[0, 0.05]
        from income in Gen.Bool
        select new PrepaymentTerms
        {
            Application = application,
            Voluntary = [.. voluntary.Select(one => new VoluntaryPrepayment { Date = TestDeals.Closing.AddDays(one.Item1), Amount = Money.Usd(one.Item2) })],
            OnNegativeOperatingIncome = income,
            Premium = makeWhole < 300 ? null : new()
            {
                MakeWholeUntil = TestDeals.Closing.AddDays(makeWhole),
                ReinvestmentRatePerAnnum = 0.03,
                PremiumSteps = [new() { Until = TestDeals.Closing.AddDays(makeWhole + 100), Share = step }],
            },
        };

    private static readonly Gen<FacilityAmendment> AmendmentGen =
        from day in Gen.Int[1, 500]
        from margin in Gen.Int[0, 12]
        from tenor in Gen.Int[0, 60]
        from style in Gen.Int[0, 8]
        select new FacilityAmendment
        {
            EffectiveDate = TestDeals.Closing.AddDays(day),
            MarginPerAnnum = margin > 4 ? margin / 100.0 : null,
            TenorMonths = tenor > 20 ? tenor : null,
            Amortisation = style < 4 ? new() { Style = Styles[style] } : null,
        };

    private static readonly Gen<DealCase> DealGen =
        from draws in Gen.Select(Gen.Int[0, 300], Gen.Int[1, 3_000_000], Gen.Int[0, 15]).List[1, 5]
        from tenor in Gen.Int[18, 60]
        from style in Gen.Int[0, 3]
        from frequency in Gen.Enum<PaymentFrequency>()
        from stub in Gen.Enum<FinalStub>()
        from first in Gen.Int[0, 170]
        from prepayment in PrepaymentGen
        from amendments in AmendmentGen.List[0, 3]
        from steps in Gen.Select(Gen.Int[0, 900], Gen.Int[-2, 2]).List[0, 3]
        from kind in Gen.Select(Gen.Int[0, 200], Gen.Int[0, 600], Gen.Double[0, 1])
        from cash in Gen.Int[0, 400_000]
        select new DealCase
        {
            ClosingDate = TestDeals.Closing,
            Facility = new()
            {
                TenorMonths = tenor,
                PaymentFrequency = frequency,
                FirstPaymentDate = first > 20 ? TestDeals.Closing.AddDays(first) : null,
                PaymentDates = new() { FinalStub = amendments.Any(one => one.TenorMonths is not null) ? FinalStub.None : stub },
                Draws = new()
                {
                    Kind = DrawPlanKind.Entered,
                    Entered = [.. draws.Select(draw => new PlannedDraw { Date = TestDeals.Closing.AddDays(draw.Item1), Amount = Money.Usd(draw.Item2), MarginPerAnnum = draw.Item3 > 4 ? draw.Item3 / 100.0 : null })],
                },
                Interest = new()
                {
                    MarginPerAnnum = 0.05,
                    MarginSteps = [.. steps.Select(step => new MarginStep { Date = TestDeals.Closing.AddDays(step.Item1), ChangePerAnnum = step.Item2 / 100.0 })],
                    PayInKind = kind.Item1 < 100 ? null : new() { From = TestDeals.Closing.AddDays(kind.Item1), Until = TestDeals.Closing.AddDays(kind.Item1 + kind.Item2), Share = kind.Item3, MarginPerAnnum = 0.01 },
                },
                Amortisation = new() { Style = Styles[style] },
                Prepayment = prepayment,
                Amendments = amendments,
                Fees = new() { Exit = 0.01, AgencyPerAnnum = Money.Usd(1_000) },
            },
            OtherCashFlows = [.. Enumerable.Range(1, 60).Select(m => TestDeals.Cash(TestDeals.Closing.AddMonths(m), cash * (m % 7) / 6m))],
            Sizing = TestDeals.CommitmentOnly,
        };

    [Fact]
    public void Principal_is_what_was_drawn_and_capitalised() => DealGen.Sample(deal =>
    {
        var result = TestDeals.Run(deal);

        result.Checks.Where(check => !check.Holds).Select(check => $"{check.Name}: {check.Difference}").ShouldBeEmpty(Words(deal));
        var drawn = deal.Facility.Draws.Entered.Sum(draw => draw.Amount!.Value.Amount);
        var payments = result.Schedule.Payments;
        payments.Sum(row => row.Principal.Amount).ShouldBe(drawn + payments.Sum(row => row.Capitalised.Amount), Words(deal));
        payments[^1].Closing.IsZero.ShouldBeTrue();
        result.Loan.Principal.Sum().ShouldBe(result.Loan.Drawn.Sum() + result.Loan.InterestCapitalised.Sum(), 1e-9 * (double)drawn, Words(deal));
        result.Loan.Prepayments.ShouldAllBe(made => made.Paid <= made.Asked && made.Premium >= 0);
    }, iter: Loans);

    [Fact]
    public void Order_of_entry_is_of_no_consequence() => Gen.Select(DealGen, Gen.Int).Sample((deal, seed) =>
    {
        var random = new Random(seed);
        var shuffled = deal with
        {
            Facility = deal.Facility with
            {
                Draws = deal.Facility.Draws with { Entered = Shuffled(deal.Facility.Draws.Entered) },
                Amendments = Shuffled(deal.Facility.Amendments),
                Interest = deal.Facility.Interest with { MarginSteps = Shuffled(deal.Facility.Interest.MarginSteps) },
                Prepayment = deal.Facility.Prepayment with { Voluntary = Shuffled(deal.Facility.Prepayment.Voluntary) },
            },
        };

        JsonSerializer.Serialize(TestDeals.Run(shuffled)).ShouldBe(JsonSerializer.Serialize(TestDeals.Run(deal)), Words(deal));

        IReadOnlyList<T> Shuffled<T>(IReadOnlyList<T> list) => [.. list.OrderBy(_ => random.Next())];
    }, iter: Loans);

    /// <summary>What happens after a day changes nothing before it: the loan up to an event is the loan without it.</summary>
    [Fact]
    public void An_event_changes_nothing_before_its_day() => Gen.Select(DealGen, Gen.Int[30, 500], Gen.Int[1, 1_000_000]).Sample((deal, day, amount) =>
    {
        // Terms that look ahead are left out: they are meant to move earlier cash.
        var plain = deal with { Facility = deal.Facility with { Prepayment = deal.Facility.Prepayment with { OnNegativeOperatingIncome = false } } };
        var date = TestDeals.Closing.AddDays(day);
        var later = plain with
        {
            Facility = plain.Facility with
            {
                Prepayment = plain.Facility.Prepayment with { Voluntary = [.. plain.Facility.Prepayment.Voluntary, new() { Date = date, Amount = Money.Usd(amount) }] },
            },
        };
        var (without, with) = (TestDeals.Run(plain), TestDeals.Run(later));

        for (var m = 0; m < without.Months.Count && without.Months[m] < date; m++)
        {
            with.Loan.Balance[m].ShouldBe(without.Loan.Balance[m], 1e-6, Words(deal));
            with.Loan.InterestPaid[m].ShouldBe(without.Loan.InterestPaid[m], 1e-6);
        }
    }, iter: Loans);

    private static string Words(DealCase deal) => JsonSerializer.Serialize(deal);
}
