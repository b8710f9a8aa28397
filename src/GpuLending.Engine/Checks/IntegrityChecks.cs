using GpuLending.Engine.Covenants;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Scenarios;

namespace GpuLending.Engine.Checks;

/// <summary>What must hold in every result, recomputed from the figures that are given out. See docs/methodology/integrity.md.</summary>
internal static class IntegrityChecks
{
    public static IReadOnlyList<IntegrityCheck> Of(UnderwritingResult result)
    {
        var checks = new List<IntegrityCheck>
        {
            SourcesEqualUses(result),
            BalanceRolls(result),
            NothingOverRepaid(result),
            ContractedAndMerchant(result),
            CashflowFoots(result),
            ScheduleSums(result),
            ScheduleFollowsProjection(result),
            LendersSum(result),
            AllFinite(result),
            LinesSum(result),
            TestsAreTheirSides(result),
        };
        checks.AddRange(IncomeTax(result));
        if (result.Participations is { } book) checks.Add(PartsSum(result, book));
        if (result.Waterfall is { } waterfall) checks.Add(new("Cash into the waterfall is cash out, every payment date", waterfall.LargestImbalance <= 1e-9, waterfall.LargestImbalance));
        if (result.BorrowingBase is { } borrowing) checks.Add(BorrowingBaseFoots(borrowing));
        return checks;
    }

    private static double Scale(UnderwritingResult result) => Math.Max(1, result.Sizing.LoanSizeUnrounded);

    private static IntegrityCheck SourcesEqualUses(UnderwritingResult result)
    {
        var difference = result.SourcesAndUses.Sources.Sum(line => line.Amount.Amount) - result.SourcesAndUses.Uses.Sum(line => line.Amount.Amount);
        return new IntegrityCheck("Sources equal uses to the cent", difference == 0, (double)difference);
    }

    private static IntegrityCheck BalanceRolls(UnderwritingResult result)
    {
        var loan = result.Loan;
        var worst = 0.0;
        var balance = 0.0;
        for (var m = 0; m < loan.Balance.Count; m++)
        {
            balance += loan.Drawn[m] + loan.InterestCapitalised[m] - loan.Principal[m];
            worst = Math.Max(worst, Math.Abs(balance - loan.Balance[m]));
        }

        return new IntegrityCheck("Balance is draws and capitalised interest less principal, every month", worst <= 1e-9 * Scale(result), worst);
    }

    private static IntegrityCheck NothingOverRepaid(UnderwritingResult result)
    {
        var least = Math.Min(result.Loan.Balance.Min(), result.Loan.Principal.Min());
        return new IntegrityCheck("No balance and no repayment is below zero", least >= -1e-9 * Scale(result), Math.Max(0, -least));
    }

    private static IntegrityCheck ContractedAndMerchant(UnderwritingResult result)
    {
        var flow = result.Cashflow;
        var (worst, scale) = (0.0, 1.0);
        for (var m = 0; m < flow.Cfads.Count; m++)
        {
            worst = Math.Max(worst, Math.Abs(flow.ContractedCfads[m] + flow.MerchantCfads[m] - flow.Cfads[m]));
            scale = Math.Max(scale, Math.Abs(flow.ContractedCfads[m]) + Math.Abs(flow.MerchantCfads[m]));
        }

        return new IntegrityCheck("Contracted and merchant cash flow sum to the total", worst <= 1e-9 * scale, worst);
    }

    private static IntegrityCheck CashflowFoots(UnderwritingResult result)
    {
        var flow = result.Cashflow;
        var (worst, scale) = (0.0, 1.0);
        for (var m = 0; m < flow.Cfads.Count; m++)
        {
            var revenue = flow.ContractedRevenue[m] - flow.PrepaymentUsed[m] + flow.MerchantRevenue[m] + flow.Other[m];
            var costs = flow.Power[m] + flow.Colocation[m] + flow.OtherCosts[m];
            costs += At(flow.Replacement, m) + At(flow.WorkingCapital, m) + At(flow.IncomeTax, m);
            worst = Math.Max(worst, Math.Abs(revenue - costs - flow.Cfads[m]));
            scale = Math.Max(scale, flow.ContractedRevenue[m] + flow.MerchantRevenue[m] + Math.Abs(flow.Other[m]) + Math.Abs(costs));
        }

        return new IntegrityCheck("Revenue less prepayments used less costs is cash flow", worst <= 1e-9 * scale, worst);
    }

    private static double At(IReadOnlyList<double> path, int m) => m < path.Count ? path[m] : 0;

    /// <summary>Nothing to hold where no tax is levied.</summary>
    private static IEnumerable<IntegrityCheck> IncomeTax(UnderwritingResult result)
    {
        if (result.IncomeTax is not { } tax)
            return [];
        var scale = Math.Max(1, tax.Years.Max(year => year.Tax));
        var size = Math.Max(1, tax.Size);
        return
        [
            new IntegrityCheck("Income tax is struck on the interest of this run", tax.Unsettled <= 1e-9 * scale, tax.Unsettled),
            new IntegrityCheck("The loan is the one that the limits allow after its own tax", Math.Abs(tax.Residual) <= 1e-9 * size, tax.Residual),
        ];
    }

    private static IntegrityCheck ScheduleSums(UnderwritingResult result)
    {
        decimal worst = 0;
        foreach (var draw in result.Schedule.Draws)
        {
            var drawn = draw.Payments.Sum(payment => payment.Drawn.Amount + payment.Capitalised.Amount);
            worst = Math.Max(worst, Math.Abs(drawn - draw.Payments.Sum(payment => payment.Principal.Amount)));
        }

        worst = Math.Max(worst, Math.Abs(result.Schedule.Draws.Sum(draw => draw.Amount.Amount) - result.Sizing.LoanSize.Amount));
        return new IntegrityCheck("Principal settled is principal drawn and capitalised, to the cent", worst == 0, (double)worst);
    }

    /// <summary>At most one smallest unit a payment, and one for each draw's own rounding: only where the run keeps the schedule.</summary>
    private static IntegrityCheck ScheduleFollowsProjection(UnderwritingResult result)
    {
        const string name = "Settled balance is within a cent a payment of the projection";
        if (ScenarioWords.Changes(result.Scenario) || PaidOtherwise(result))
            return new IntegrityCheck(name, true, 0);
        var unit = Math.Pow(10, -result.Currency.MinorUnitDigits);
        var draws = result.Schedule.Draws.Count;
        var dates = result.Months.ToArray();
        var worst = 0.0;
        var holds = true;
        for (var i = 0; i < result.Schedule.Payments.Count; i++)
        {
            var payment = result.Schedule.Payments[i];
            var due = payment.DueDate ?? payment.Date;
            var m = Array.BinarySearch(dates, due);
            if (m < 0 || result.Loan.Drawn[m] != 0 || DrawnBetween(result, due, payment.Date))
                continue;
            var difference = Math.Abs((double)payment.Closing.Amount - result.Loan.Balance[m]);
            worst = Math.Max(worst, difference);
            holds &= difference <= (unit * draws * (i + 2)) + (1e-12 * Scale(result));
        }

        return new IntegrityCheck(name, holds, worst);
    }

    /// <summary>Whether a waterfall prepaid more than the schedule has, or had not the cash for what the schedule pays and prepays.</summary>
    private static bool PaidOtherwise(UnderwritingResult result) => result.Waterfall is { } waterfall
        && (waterfall.RepaidAtEnd > 0 || waterfall.Swept.Any(amount => amount > 0) || waterfall.UnpaidDebtService.Any(amount => amount > 0)
            || result.Loan.Prepayments.Any(made => made.Paid < made.Asked));

    /// <summary>Whether a draw lies between a payment's date and the day it is moved to: the two balances are struck on different days.</summary>
    private static bool DrawnBetween(UnderwritingResult result, DateOnly due, DateOnly paid) =>
        due != paid && result.Schedule.Draws.Any(draw => draw.Date >= (due < paid ? due : paid) && draw.Date <= (due < paid ? paid : due));

    private static IntegrityCheck LendersSum(UnderwritingResult result)
    {
        if (result.Returns.Lenders.Count == 0)
            return new IntegrityCheck("Lenders' parts sum to the loan", true, 0);
        var difference = result.Returns.Lenders.Sum(part => part.Amount.Amount) - result.Sizing.LoanSize.Amount;
        return new IntegrityCheck("Lenders' parts sum to the loan", difference == 0, (double)difference);
    }

    /// <summary>The loan's lines are the sum of the draws' lines, and no draw is repaid beyond what it owes.</summary>
    private static IntegrityCheck LinesSum(UnderwritingResult result)
    {
        decimal worst = 0;
        var byDate = new Dictionary<DateOnly, (decimal Principal, decimal Interest)>();
        foreach (var line in result.Schedule.Draws.SelectMany(draw => draw.Payments))
        {
            var (principal, interest) = byDate.GetValueOrDefault(line.Date);
            byDate[line.Date] = (principal + line.Principal.Amount, interest + line.Interest.Amount);
            worst = Math.Max(worst, Math.Max(0, -line.Closing.Amount));
        }

        foreach (var day in result.Schedule.Payments.GroupBy(line => line.Date))
        {
            var (principal, interest) = byDate.GetValueOrDefault(day.Key);
            worst = Math.Max(worst, Math.Abs(day.Sum(line => line.Principal.Amount) - principal));
            worst = Math.Max(worst, Math.Abs(day.Sum(line => line.Interest.Amount) - interest));
        }

        return new IntegrityCheck("Draws sum to the schedule on every line, none repaid beyond what it owes, to the cent", worst == 0, (double)worst);
    }

    private static IntegrityCheck PartsSum(UnderwritingResult result, ParticipationBook book)
    {
        decimal worst = 0;
        for (var i = 0; i < result.Schedule.Payments.Count; i++)
        {
            var line = result.Schedule.Payments[i];
            if (book.Tranches.Count > 0) worst = Math.Max(worst, Apart(line, book.Tranches.Select(part => part.Lines[i])));
            if (book.Lenders.Count > 0) worst = Math.Max(worst, Apart(line, book.Lenders.Select(part => part.Lines[i])));
        }

        return new IntegrityCheck("Tranches' and lenders' parts sum to the schedule on every line, to the cent", worst == 0, (double)worst);
    }

    private static decimal Apart(SettledPayment line, IEnumerable<ParticipationLine> parts)
    {
        decimal principal = 0, interest = 0, closing = 0;
        foreach (var part in parts)
        {
            principal += part.Principal.Amount;
            interest += part.Interest.Amount;
            closing += part.Closing.Amount;
        }

        return Math.Max(Math.Abs(principal - line.Principal.Amount), Math.Max(Math.Abs(interest - line.Interest.Amount), Math.Abs(closing - line.Closing.Amount)));
    }

    /// <summary>Each test's figure is its upper over its lower side, and its state follows from figure and threshold.</summary>
    private static IntegrityCheck TestsAreTheirSides(UnderwritingResult result)
    {
        var worst = 0.0;
        var holds = true;
        foreach (var covenant in result.Covenants)
        {
            var atLeast = CovenantTester.IsAtLeast(covenant.Kind);
            foreach (var test in covenant.Tests)
            {
                if (test.Actual is not { } actual) continue;
                worst = Math.Max(worst, Math.Abs(actual - (test.Numerator / test.Denominator)));
                var fails = atLeast ? actual < test.Threshold * (1 - CovenantTester.RelativeNoise) : actual > test.Threshold * (1 + CovenantTester.RelativeNoise);
                holds &= test.State == CovenantState.NotTestedYet || test.Threshold <= 0 || fails == (test.State == CovenantState.Breached);
            }
        }

        return new IntegrityCheck("Every covenant test is its two sides, judged on the unrounded figure", holds && worst == 0, worst);
    }

    private static IntegrityCheck BorrowingBaseFoots(BorrowingBasePath borrowing)
    {
        var (worst, scale) = (0.0, 1.0);
        for (var m = 0; m < borrowing.Value.Count; m++)
        {
            var eligible = borrowing.Lots.Sum(lot => lot.Eligible[m]);
            worst = Math.Max(worst, Math.Abs(borrowing.Value[m] - borrowing.Ineligible[m] - eligible));
            worst = Math.Max(worst, Math.Abs(Math.Min(borrowing.Commitment, borrowing.Base[m]) - borrowing.Outstanding[m] - borrowing.Availability[m]));
            worst = Math.Max(worst, Math.Max(0, borrowing.ExcessConcentration[m] - eligible));
            scale = Math.Max(scale, borrowing.Value[m]);
        }

        return new IntegrityCheck("Borrowing base foots from lots to availability", worst <= 1e-9 * scale, worst);
    }

    private static IntegrityCheck AllFinite(UnderwritingResult result)
    {
        IReadOnlyList<double>[] paths =
        [
            result.Cashflow.Cfads, result.Cashflow.ContractedCfads, result.Cashflow.MerchantCfads, result.Loan.Balance, result.Loan.InterestPaid,
            result.Loan.Principal, result.Loan.Fees, result.Loan.Shortfall, result.Loan.RatePerAnnum, result.Collateral.MarkedValue,
        ];
        var bad = paths.Sum(path => path.Count(value => !double.IsFinite(value)));
        return new IntegrityCheck("Every figure is a finite number", bad == 0, bad);
    }
}
