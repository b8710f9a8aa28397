using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Tests.Reference;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Waterfalls;

/// <summary>The waterfall of the published workload (its README is in Reference), written as rules, against the workload's formulas typed out here, on the same
/// cash, values and rates.</summary>
public sealed class ReferenceWaterfallTests
{
    private const int A = ReferenceDeal.Availability;
    private const int T = ReferenceDeal.LastMonth;

    public static TheoryData<int> Deals => [-1, 0, 1, 2, 3, 4, 5, 6, 7];

    private static IReadOnlyList<Scenario> Scenarios { get; } =
    [
        Scenario.Base,
        new() { Name = "Values", ValueFactor = 0.6 },
        new() { Name = "Rents", RentFactor = 0.5, UtilisationFactor = 0.6 },
        new() { Name = "Rates", RateShift = 0.04, CostFactor = 1.15, PowerFactor = 1.15 },
        new() { Name = "One fails", RentFactor = 0.8, Defaults = [new() { ContractId = "C1", FromMonth = 24 }] },
        new()
        {
            Name = "All fail", ValueFactor = 0.55, RentFactor = 0.5, RateShift = 0.03, CostFactor = 1.2, PowerFactor = 1.2, UtilisationFactor = 0.75,
            Defaults = [.. Enumerable.Range(1, 5).Select(i => new CustomerDefault { ContractId = $"C{i}", FromMonth = 20 })],
        },
    ];

    [Theory]
    [MemberData(nameof(Deals))]
    public void The_rules_pay_what_the_formulas_pay(int number)
    {
        var deal = (number < 0 ? ReferenceDeal.First : ReferenceDeal.Number(number)).Document();
        foreach (var scenario in Scenarios)
        {
            var result = DealEvaluator.Evaluate(deal, ReferenceDeal.Market, scenario, ReferenceDeal.Closing);
            var plain = DealEvaluator.Evaluate(deal with { Waterfall = null }, ReferenceDeal.Market, Scenario.Base, ReferenceDeal.Closing);
            var expected = Formulas.Of(result, plain.Loan.Balance);
            var waterfall = result.Waterfall!;
            var size = result.Sizing.LoanSizeUnrounded;
            var within = 1e-9 * size;
            var words = $"deal {number}, {scenario.Name}";

            waterfall.LargestImbalance.ShouldBeLessThan(1e-12, words);
            for (var m = A + 1; m < T; m++)
            {
                result.Loan.Balance[m].ShouldBe(expected.Balance[m], within, $"{words}, balance {m}");
                waterfall.Swept[m].ShouldBe(expected.Swept[m], within, $"{words}, sweep {m}");
                waterfall.Accounts[1].Balance[m].ShouldBe(expected.Reserve[m], within, $"{words}, reserve {m}");
                waterfall.Triggers.Any(trigger => trigger.On[m]).ShouldBe(expected.Triggered[m], $"{words}, trigger {m}");
                waterfall.UnpaidDebtService[m].ShouldBe(expected.Unpaid[m], within, $"{words}, unpaid {m}");
            }

            waterfall.Loss.ShouldBe(expected.Loss, within, words);
            Sum(result.Equity!.Flows.Select(flow => (flow.Date, flow.Net))).ShouldBe(Sum(expected.Equity), within * T, words);
            foreach (var (date, amount) in expected.Equity)
                result.Equity.Flows.Where(flow => flow.Date == date).Sum(flow => flow.Net).ShouldBe(amount, within, $"{words}, equity {date}");
            foreach (var (date, amount) in expected.Lender)
                result.Returns.LenderCash.Where(cash => cash.Date == date).Sum(cash => cash.Amount).ShouldBe(amount, within, $"{words}, lender {date}");
            if (result.Equity.Xirr is { } xirr)
                Worth(expected.Equity, xirr).ShouldBe(0, within, $"{words}, XIRR");
        }
    }

    private static double Sum(IEnumerable<(DateOnly Date, double Amount)> flows) => flows.Sum(flow => flow.Amount);

    private static double Worth(IEnumerable<(DateOnly Date, double Amount)> flows, double rate) =>
        flows.Sum(flow => flow.Amount * Math.Pow(1 + rate, -(flow.Date.DayNumber - ReferenceDeal.Closing.DayNumber) / 365.0));

    /// <summary>The workload's waterfall, formula by formula.</summary>
    private sealed record Formulas(
        double[] Balance, double[] Swept, double[] Reserve, bool[] Triggered, double[] Unpaid, double Loss,
        List<(DateOnly, double)> Lender, List<(DateOnly, double)> Equity)
    {
        public static Formulas Of(UnderwritingResult result, IReadOnlyList<double> scheduled)
        {
            var commitment = result.Sizing.LoanSizeUnrounded;
            double[] balance = new double[T + 1], swept = new double[T + 1], reserve = new double[T + 1], unpaid = new double[T + 1];
            var triggered = new bool[T + 1];
            List<(DateOnly, double)> lender = [], equity = [];
            double owed = 0, drawn = 0, held = 0, loss = 0;
            for (var m = 0; m <= A; m++)
            {
                var draw = result.Loan.Drawn[m];
                var fee = m == 0 ? 0 : 0.0075 * (commitment - drawn) * Days(result, m) / 360;
                var upfront = m == 0 ? 0.01 * commitment : 0;
                owed += (m == 0 ? 0 : owed * Rate(result, m)) + draw;
                drawn += draw;
                held = m == A ? 0.04 * commitment : 0;
                balance[m] = owed;
                lender.Add((result.Months[m], (-draw * 0.98) + upfront + fee));
                equity.Add((result.Months[m], result.Cashflow.Cfads[m] - (draw / (result.Sizing.LoanSizeUnrounded / Cost(result))) + (draw * 0.98) - upfront - fee - held));
            }

            for (var m = A + 1; m <= T; m++)
            {
                var interest = owed * Rate(result, m);
                var principal = Math.Max(0, owed - scheduled[m]);
                var cash = result.Cashflow.Cfads[m] + held;
                var paidInterest = Math.Min(interest, Math.Max(0, cash));
                cash -= paidInterest;
                var paidPrincipal = Math.Min(principal, Math.Max(0, cash));
                cash -= paidPrincipal;
                owed = owed - paidPrincipal + interest - paidInterest;
                triggered[m] = owed > 0.90 * result.Collateral.MarkedValue[m] || result.Cashflow.Cfads[m] < 1.10 * (interest + principal);
                unpaid[m] = interest + principal - paidInterest - paidPrincipal;
                held = Math.Min(Math.Max(0, cash), Math.Min(0.04 * commitment, owed));
                var excess = Math.Max(0, cash) - held;
                swept[m] = Math.Min(owed, (triggered[m] ? 1 : 0.25) * excess);
                owed -= swept[m];
                (balance[m], reserve[m]) = (owed, held);
                var repaid = paidPrincipal + swept[m];
                var (toLender, toSponsor) = (paidInterest + (repaid * 1.005), excess - swept[m] - (0.005 * repaid) + Math.Min(cash, 0));
                if (m == T)
                {
                    var proceeds = (0.85 * result.Collateral.MarkedValue[T]) + held;
                    var recovered = Math.Min(owed, proceeds);
                    loss = owed - recovered;
                    toLender += recovered;
                    toSponsor += proceeds - recovered;
                }

                lender.Add((result.Months[m], toLender));
                equity.Add((result.Months[m], toSponsor));
            }

            return new(balance, swept, reserve, triggered, unpaid, loss, lender, equity);
        }

        private static double Rate(UnderwritingResult result, int m) => result.Loan.RatePerAnnum[m] * Days(result, m) / 360;

        private static int Days(UnderwritingResult result, int m) => result.Months[m].DayNumber - result.Months[m - 1].DayNumber;

        /// <summary>Draws and cost follow the same deliveries, so that one is a share of the other.</summary>
        private static double Cost(UnderwritingResult result) => (double)result.SourcesAndUses.Uses.Single(use => use.Name == "GPUs").Amount.Amount;
    }
}
