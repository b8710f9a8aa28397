using CsCheck;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Workings;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Collateral;

/// <summary>Layers of support: in order, never beyond cap or loss, and what they do to recovery and advance.</summary>
public sealed class ResidualSupportTests
{
    private static readonly ResidualSupport Guarantee = new()
    {
        Id = "G",
        Kind = SupportKind.Guarantee,
        Counterparty = "Parent",
        CounterpartyRating = "BB",
        Cap = Money.Usd(3_000_000),
        From = TestDeals.Closing,
        To = new(2031, 12, 31),
        Order = 2,
        CreditGiven = 0.5,
    };

    private static readonly ResidualSupport Put = new()
    {
        Id = "P",
        Kind = SupportKind.Put,
        Counterparty = "Maker",
        Cap = Money.Usd(8_000_000),
        Floor = Money.Usd(20_000_000),
        From = new(2028, 1, 1),
        To = new(2029, 12, 31),
        Order = 1,
    };

    private static readonly DealCase Deal = TestDeals.Plain with
    {
        Valuation = new() { Supports = [Guarantee, Put] },
        Sizing = TestDeals.Plain.Sizing with { LoanToValue = new() { Maximum = 0.80, EveryDate = true } },
    };

    [Fact]
    public void Layers_pay_in_order_each_on_what_the_earlier_left()
    {
        var result = TestDeals.Run(Deal);
        var path = result.Collateral.Supported!;
        path.Layers.Select(layer => layer.Id).ShouldBe(["P", "G"]);
        path.Layers[1].CountedCap.ShouldBe(1_500_000);
        for (var m = 0; m < result.Months.Count; m++)
        {
            var (value, balance) = (result.Collateral.MarkedValue[m], result.Loan.Balance[m]);
            var called = result.Months[m] >= Put.From && result.Months[m] <= Put.To;
            path.Layers[0].Adds[m].ShouldBe(called ? Math.Clamp(20_000_000 - value, 0, 8_000_000) : 0, 1e-6);
            path.Value[m].ShouldBe(value + path.Layers.Sum(layer => layer.Adds[m]), 1e-6);
            path.RecoveryWith[m].ShouldBe(Math.Min(balance, path.Value[m]), 1e-6);
        }
    }

    [Fact]
    public void What_is_paid_is_never_more_than_the_cap_or_the_loss_and_adds_up_to_the_recovery() =>
        Gen.Select(Gen.Double[0, 4e7], Gen.Double[0, 4e7], Gen.Double[0, 1], Gen.Int[1, 3], Gen.Int[1, 3]).Sample((cap, floor, credit, first, second) =>
        {
            var supports = new[]
            {
                Guarantee with { Cap = Money.Usd((decimal)cap), CreditGiven = credit, Order = first },
                Put with { Floor = Money.Usd((decimal)floor), Order = second, From = TestDeals.Closing, To = new(2040, 1, 1) },
            };
            var result = TestDeals.Run(Deal with { Valuation = new() { Supports = supports } });
            var path = result.Collateral.Supported!;
            for (var m = 0; m < result.Months.Count; m++)
            {
                var loss = Math.Max(0, result.Loan.Balance[m] - result.Collateral.MarkedValue[m]);
                path.Layers.Sum(layer => layer.Pays[m]).ShouldBeLessThanOrEqualTo(loss + 1e-6);
                path.Layers.ShouldAllBe(layer => layer.Pays[m] >= 0 && layer.Pays[m] <= layer.CountedCap + 1e-9);
                (path.RecoveryWith[m] - path.RecoveryWithout[m]).ShouldBe(path.Layers.Sum(layer => layer.Pays[m]), 1e-6);
            }
        }, iter: 60);

    [Fact]
    public void Counting_them_lifts_the_advance_and_not_counting_them_leaves_it()
    {
        var bare = TestDeals.Run(Deal with { Valuation = new() });
        var whole = Deal with { Valuation = new() { Supports = [Guarantee with { Cap = Money.Usd(10_000_000), CreditGiven = 1, Order = 1 }] } };
        var comparison = SupportComparison.Of(whole, TestDeals.Market, TestDeals.Closing)!;
        comparison.Without.LoanSize.ShouldBe(bare.Sizing.LoanSize);
        comparison.Without.LoanToValueAllows.ShouldBe(bare.Limit("loan-to-value").Allows);
        comparison.With.LoanToValueAllows!.Value.ShouldBeGreaterThan(comparison.Without.LoanToValueAllows!.Value);
        comparison.With.LoanSize.Amount.ShouldBeGreaterThanOrEqualTo(comparison.Without.LoanSize.Amount);
        SupportComparison.Of(TestDeals.Plain, TestDeals.Market, TestDeals.Closing).ShouldBeNull();

        var counted = TestDeals.Run(whole with { Valuation = whole.Valuation with { CountSupports = true } });
        var limit = counted.Limit("loan-to-value");
        limit.Reason.ShouldContain("counts the residual supports");
        var working = FigureWorkings.Explain(whole with { Valuation = whole.Valuation with { CountSupports = true } }, TestDeals.Market, counted, "limit/loan-to-value");
        (working.Inputs[0].Value * working.Inputs[1].Value / working.Inputs[2].Value).ShouldBe(limit.Allows!.Value, 0.01);
    }

    // The day before, on and after each end of the time in which it can be called; the twenty-ninth of February is a last day like another.
    [Theory]
    [InlineData("2027-12-31", "2028-02-29", "2027-11-30", 0)]
    [InlineData("2027-12-31", "2028-02-29", "2027-12-31", 1)]
    [InlineData("2028-01-01", "2028-02-29", "2027-12-31", 0)]
    [InlineData("2027-12-31", "2028-02-29", "2028-02-29", 1)]
    [InlineData("2027-12-31", "2028-02-28", "2028-02-29", 0)]
    [InlineData("2027-12-31", "2028-02-29", "2028-03-31", 0)]
    public void A_layer_is_called_from_its_first_day_to_its_last(string from, string to, string on, int called)
    {
        var result = TestDeals.Run(Deal with { Valuation = new() { Supports = [Guarantee with { CreditGiven = 1, From = Day(from), To = Day(to) }] } });
        result.Collateral.Supported!.Layers[0].Adds[result.Months.ToList().IndexOf(Day(on))].ShouldBe(3_000_000 * called);

        static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Every_payment_is_its_formula()
    {
        var result = TestDeals.Run(Deal);
        for (var m = 0; m < result.Months.Count; m += 3)
        {
            foreach (var layer in result.Collateral.Supported!.Layers)
            {
                var working = FigureWorkings.Explain(Deal, TestDeals.Market, result, $"collateral/support/{layer.Id}/{m}");
                var v = working.Inputs.Select(input => input.Value).ToArray();
                var left = v[1] - v[2] - v[3];
                if (v.Length > 4) left = Math.Min(left, v[4] - v[2] - v[3]);
                Math.Max(0, Math.Min(v[0], left)).ShouldBe(layer.Pays[m], 0.01, working.Figure);
            }
        }
    }
}
