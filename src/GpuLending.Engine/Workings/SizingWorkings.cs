using System.Globalization;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Sizing;

namespace GpuLending.Engine.Workings;

/// <summary>Workings of the loan's size and of each limit.</summary>
internal static class SizingWorkings
{
    public static Working Size(ExplainedRun run)
    {
        var holding = run.Result.Sizing.Limits.Where(limit => limit.Allows is not null && limit.Status != LimitStatus.ShownOnly);
        return new(
            "size",
            "Loan size",
            "least of the applied and policy limits, rounded down to the cent",
            [.. holding.Select(limit => new WorkingInput(limit.Name, limit.Allows!.Value, FigureUnit.Amount, Figure: $"limit/{limit.Key}"))],
            (double)run.Result.Sizing.LoanSize.Amount,
            FigureUnit.Amount,
            "sizing");
    }

    public static Working Limit(ExplainedRun run, string key)
    {
        var figure = $"limit/{key}";
        var limit = run.Result.Sizing.Limits.FirstOrDefault(item => item.Key == key);
        if (limit?.Allows is not { } allows) throw FigureWorkings.Unknown(figure);
        var (formula, inputs) = key switch
        {
            "advance-on-cost" => AdvanceOnCost(run, allows),
            "loan-to-value" => LoanToValue(run, limit),
            "depreciated-cost" => DepreciatedCost(run, limit),
            "debt-service-coverage" => DebtServiceCoverage(run, limit),
            "loan-life-coverage" => LoanLifeCoverage(run),
            "commitment" => ("the amount", [new WorkingInput(limit.Name, allows, FigureUnit.Amount, CommitmentPath(run))]),
            "balloon" => Balloon(run),
            SupportedBalanceLimit.Key => SupportedWorkings.Limit(run),
            BorrowingBaseLimit.Key => BorrowingBase(run, limit),
            _ => ("terms that break this limit allow nothing", Array.Empty<WorkingInput>()),
        };
        return new(figure, limit.Name, formula, inputs, allows, FigureUnit.Amount, key);
    }

    public static Working AdvanceRate(ExplainedRun run)
    {
        var terms = run.Case.Sizing.AdvanceOnCost;
        var advance = Sizing.AdvanceRate.Of(run.Context);
        var off = run.Context.Reduction > 0 ? ", less the points off for dispersion, not below 0" : "";
        return terms.AdvanceRate is { } entered
            ? new("advance-rate", "Advance rate", "as entered" + off, [new("advance rate", entered, FigureUnit.Fraction, "/sizing/advanceOnCost/advanceRate"), .. Off(run)], advance.Rate, FigureUnit.Fraction, "advance-on-cost")
            : new(
                "advance-rate",
                "Advance rate",
                $"the highest advance of the rows of policy version {run.Snapshot.Policy.Version} that admit customers {advance.Rating}, this cover and this tenor; 0 when none does" + off,
                [
                    .. Off(run),
                    new("contracted revenue over eligible cost", advance.ContractedCover, FigureUnit.Multiple),
                    new("longest life of a draw", advance.TenorMonths, FigureUnit.Months, "/facility/tenorMonths"),
                    .. run.Snapshot.Policy.AdvanceGrid.Rows.Select(row => new WorkingInput(
                        $"{row.WorstRating} or better, cover {row.LeastContractedCover.ToString("0.00", CultureInfo.InvariantCulture)}x, up to {row.LongestTenorMonths} months",
                        row.AdvanceRate,
                        FigureUnit.Fraction,
                        Source: row.Basis)),
                ],
                advance.Rate,
                FigureUnit.Fraction,
                "advance-on-cost");
    }

    private static IEnumerable<WorkingInput> Off(ExplainedRun run) => run.Context.Reduction > 0
        ? [new("points off for dispersion", run.Context.Reduction, FigureUnit.Fraction, Figure: "collateral/dispersion-reduction")]
        : [];

    private static (string Formula, IReadOnlyList<WorkingInput> Inputs) AdvanceOnCost(ExplainedRun run, double allows)
    {
        var rate = Sizing.AdvanceRate.Of(run.Context).Rate;
        var cost = Sizing.AdvanceRate.EligibleCost(run.Context);
        var inputs = new List<WorkingInput>
        {
            new("advance rate", rate, FigureUnit.Fraction, Figure: "advance-rate"),
            new("eligible cost", cost, FigureUnit.Amount, "/lots"),
        };
        if (run.Context.Held is { } held && allows < AdvanceOnCostLimit.Loan(run.Context, rate, cost))
        {
            return ("the draws, each as far as the advance on what is delivered by its day allows", [.. held.Amounts.Select((draw, i) =>
                new WorkingInput($"draw of {Amounts.Day(draw.Date)}", draw.Amount, FigureUnit.Amount, Figure: $"draw/{i + 1}/{AdvanceOnCostLimit.Key}"))]);
        }

        if (UsesOfLoan.Funding(run.Case.Sizing.AdvanceOnCost).All(funding => funding == UseFunding.Sponsor)) return ("advance rate × eligible cost", inputs);
        var (atAdvance, inFull) = AdvanceOnCostLimit.Funded(run.Context, allows);
        inputs.Add(new("uses that count as cost, at this size", atAdvance, FigureUnit.Amount, "/sizing/advanceOnCost/uses"));
        inputs.Add(new("uses that the loan funds in full, at this size", inFull, FigureUnit.Amount, "/sizing/advanceOnCost/uses"));
        return ("advance rate × (eligible cost + uses that count as cost) + uses funded in full, solved together", inputs);
    }

    private static (string Formula, IReadOnlyList<WorkingInput> Inputs) LoanToValue(ExplainedRun run, LimitResult limit)
    {
        var terms = run.Case.Sizing.LoanToValue;
        var month = limit.Month!.Value;
        var premise = terms.Premise ?? run.Case.Valuation.Premise;
        var value = run.Context.Value(premise)[month];
        var supported = run.Case.Valuation is { CountSupports: true, Supports.Count: > 0 };
        var shown = premise == run.Case.Valuation.Premise && run.Run.Base is null && !supported;
        return (
            "largest loan-to-value × value ÷ share of the loan outstanding, at the tightest date",
            [
                LargestLoanToValue(run),
                new($"{premise.DisplayName()}, {run.Date(month)}", value, FigureUnit.Amount, Figure: shown ? $"collateral/marked/{month}" : null, Source: supported ? "residual supports counted" : BaseScenario(run)),
                new("share of the loan outstanding", ShareOutstanding(run, limit), FigureUnit.Fraction, "/facility/amortisation"),
            ]);
    }

    /// <summary>The largest loan-to-value that the limit applies: the terms' less what dispersion takes off.</summary>
    public static WorkingInput LargestLoanToValue(ExplainedRun run) => new(
        "largest loan-to-value", LoanToValueLimit.Maximum(run.Context), FigureUnit.Fraction, "/sizing/loanToValue/maximum",
        run.Context.Reduction > 0 ? "collateral/dispersion-reduction" : null,
        run.Context.Reduction > 0 ? $"{Amounts.Percent(run.Case.Sizing.LoanToValue.Maximum)} less {Amounts.Points(run.Context.Reduction)} for dispersion" : null);

    private static (string Formula, IReadOnlyList<WorkingInput> Inputs) DepreciatedCost(ExplainedRun run, LimitResult limit)
    {
        var terms = run.Case.Sizing.DepreciatedCost;
        var date = run.Result.Months[limit.Month!.Value];
        var fleet = run.Context.Fleet;
        var left = Enumerable.Range(0, fleet.Count).Sum(lot => fleet.DepreciatedCost(lot, date, terms.LifeYears));
        return (
            "share × eligible cost left on the straight line ÷ share of the loan outstanding, at the tightest date",
            [
                new("share", terms.Maximum, FigureUnit.Fraction, "/sizing/depreciatedCost/maximum"),
                new($"cost left, {run.Date(limit.Month.Value)}, {terms.LifeYears:0.##} years", left, FigureUnit.Amount, "/lots"),
                new("share of the loan outstanding", ShareOutstanding(run, limit), FigureUnit.Fraction, "/facility/amortisation"),
            ]);
    }

    private static (string Formula, IReadOnlyList<WorkingInput> Inputs) BorrowingBase(ExplainedRun run, LimitResult limit)
    {
        var month = limit.Month!.Value;
        return (
            "borrowing base ÷ share of the loan outstanding, on the tightest draw's day",
            [
                new($"borrowing base, {run.Date(month)}", run.Context.BorrowingBase![month], FigureUnit.Amount, Figure: run.Run.Base is null ? $"borrowing-base/{month}" : null, Source: BaseScenario(run)),
                new("share of the loan outstanding", ShareOutstanding(run, limit), FigureUnit.Fraction, "/facility/amortisation"),
            ]);
    }

    private static (string Formula, IReadOnlyList<WorkingInput> Inputs) DebtServiceCoverage(ExplainedRun run, LimitResult limit)
    {
        var terms = run.Case.Sizing.DebtServiceCoverage;
        var month = limit.Month!.Value;
        var k = Array.IndexOf(run.Context.Plan.Months, month);
        var capacity = run.Context.Loan.Capacity;
        var contracted = capacity.Contracted[k];
        var merchant = capacity.Cfads[k] - contracted;
        var loan = OfSize(run, limit.Allows!.Value, out var size);
        return (
            "(contracted cash ÷ target + merchant cash ÷ target, a loss on either first taken off the other) ÷ debt service of a loan of 1, at the tightest payment",
            [
                new($"contracted cash, period to {run.Date(month)}", contracted, FigureUnit.Amount, Source: BaseScenario(run)),
                new("contracted target", terms.ContractedTarget, FigureUnit.Multiple, "/sizing/debtServiceCoverage/contractedTarget"),
                new("merchant cash, same period", merchant, FigureUnit.Amount),
                new("merchant target", terms.MerchantTarget, FigureUnit.Multiple, "/sizing/debtServiceCoverage/merchantTarget"),
                new("debt service of a loan of 1", (loan.Interest[k] + loan.Principal[k] - loan.Balloon[k]) / size, FigureUnit.Fraction, "/facility/amortisation"),
            ]);
    }

    private static (string Formula, IReadOnlyList<WorkingInput> Inputs) LoanLifeCoverage(ExplainedRun run) => (
        "present value of contracted cash to the last maturity ÷ target ÷ worth at closing of a loan of 1, not less than zero",
        [
            new(
                "present value",
                LoanLifeCoverageLimit.PresentValueOfCash(run.Context),
                FigureUnit.Amount,
                Source: "contracted cash of each payment period, discounted at the loan's own rate" + (BaseScenario(run) is { } words ? ", " + words : "")),
            new("target", run.Case.Sizing.LoanLifeCoverage.Target, FigureUnit.Multiple, "/sizing/loanLifeCoverage/target"),
            new("worth of a loan of 1", LoanLifeCoverageLimit.PresentValueOfDraws(run.Context.Plan), FigureUnit.Fraction, "/facility/draws"),
        ]);

    private static (string Formula, IReadOnlyList<WorkingInput> Inputs) Balloon(ExplainedRun run) => (
        "terms that leave more to maturity than is accepted allow nothing",
        [
            new("share left to maturity", BalloonLimit.Share(run.Context), FigureUnit.Fraction, "/facility/amortisation/balloonShare"),
            new("accepted", run.Case.Sizing.Balloon.MaximumShare, FigureUnit.Fraction, "/sizing/balloon/maximumShare"),
        ]);

    private static string CommitmentPath(ExplainedRun run)
    {
        var facility = run.Case.Facility;
        if (facility.OpeningBalance is not null)
            return "/facility/openingBalance";
        var asked = CommitmentLimit.Committed(run.Case);
        if (run.Context.Plan.SumEntered is { } sum && sum < (asked ?? double.PositiveInfinity))
            return "/facility/draws/entered";
        return facility.Commitment is { } commitment && (double)commitment.Amount <= asked ? "/facility/commitment" : "/sizing/commitment/hold";
    }

    /// <summary>Share of the loan outstanding when it was tested: a draw's day counts before its first payment, a payment date after it.</summary>
    private static double ShareOutstanding(ExplainedRun run, LimitResult limit)
    {
        var loan = OfSize(run, limit.Allows!.Value, out var size);
        var balance = new double[run.Context.Timeline.Count];
        MonthlyBalance.Fill(run.Context.Plan, loan.Balance, size, balance);
        return balance[limit.Month!.Value] / size;
    }

    /// <summary>The base run's loan: of 1 where every figure grows with the size, else of what the limit allows.</summary>
    private static LoanVectors OfSize(ExplainedRun run, double allows, out double size)
    {
        size = 1;
        if (run.Context.Loan.IsLinear)
            return run.Context.Unit;
        size = Math.Max(1, allows);
        var loan = run.Context.Loan.NewVectors();
        run.Context.Loan.Run(size, loan);
        return loan;
    }

    private static string? BaseScenario(ExplainedRun run) => run.Run.Base is null ? null : "base scenario: a stressed run keeps the base run's loan";
}
