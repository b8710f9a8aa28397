using System.Globalization;
using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Loans;

namespace GpuLending.Engine.Workings;

/// <summary>Workings of rates and returns.</summary>
internal static class ReturnWorkings
{
    public static Working RateAtClosing(ExplainedRun run)
    {
        var interest = run.Case.Facility.Interest;
        var returns = run.Result.Returns;
        return interest.Kind switch
        {
            RateKind.Floating => new(
                "rate/closing",
                "All-in rate at closing",
                "max(base rate, floor) + margin",
                [
                    new($"{interest.Index} forward", returns.BaseRateAtClosing ?? 0, FigureUnit.RatePerAnnum, Source: BaseRateSource(run)),
                    new("floor", interest.FloorPerAnnum, FigureUnit.RatePerAnnum, "/facility/interest/floorPerAnnum"),
                    Margin(run),
                ],
                returns.RateAtClosing,
                FigureUnit.RatePerAnnum,
                "interest"),
            RateKind.Fixed => new(
                "rate/closing",
                "Rate at closing",
                "the fixed rate",
                [new("fixed rate", FirstMargin(run), FigureUnit.RatePerAnnum, "/facility/interest/fixedRatePerAnnum")],
                returns.RateAtClosing,
                FigureUnit.RatePerAnnum,
                "interest"),
        };
    }

    /// <summary>Margin of the first draw on its day, tiers and steps counted in.</summary>
    private static WorkingInput Margin(ExplainedRun run) => new("margin", FirstMargin(run), FigureUnit.RatePerAnnum, "/facility/interest/marginPerAnnum");

    private static double FirstMargin(ExplainedRun run) => run.Run.Plan.Margins.On(0, run.Run.Plan.Draws[0].Date);

    /// <summary>The borrower's rate on the first interest day, after cap and swap.</summary>
    public static Working HedgedRateAtClosing(ExplainedRun run)
    {
        var interest = run.Case.Facility.Interest;
        var returns = run.Result.Returns;
        var baseRate = returns.BaseRateAtClosing ?? 0;
        return new(
            "rate/hedged",
            "Rate at closing after cap and swap",
            "margin + (1 − swap share) × (cap share × min(b, cap) + (1 − cap share) × b) + swap share × (swap rate + b − base rate received); b = max(base rate, floor)",
            [
                Margin(run),
                new("swap share", interest.SwapShare, FigureUnit.Fraction, "/facility/interest/swapShare"),
                new("cap share", interest.CapPerAnnum is null ? 0 : interest.CapShare, FigureUnit.Fraction, "/facility/interest/capShare"),
                new("b", Math.Max(baseRate, interest.FloorPerAnnum), FigureUnit.RatePerAnnum, Source: BaseRateSource(run)),
                new("cap", interest.CapPerAnnum ?? 0, FigureUnit.RatePerAnnum, "/facility/interest/capPerAnnum"),
                new("swap rate", interest.SwapRatePerAnnum, FigureUnit.RatePerAnnum, "/facility/interest/swapRatePerAnnum"),
                new("base rate received", interest.SwapFloored ? Math.Max(baseRate, interest.FloorPerAnnum) : baseRate, FigureUnit.RatePerAnnum, "/facility/interest/swapFloored"),
            ],
            returns.HedgedRateAtClosing ?? throw FigureWorkings.Unknown("rate/hedged"),
            FigureUnit.RatePerAnnum,
            "hedges");
    }

    public static Working Line(ExplainedRun run, string line)
    {
        var returns = run.Result.Returns;
        var figure = $"returns/{line}";
        return line switch
        {
            "lender-xirr" => new(
                figure,
                "Lender's yield (XIRR)",
                "rate y at which the lender's dated cash sums to zero: Σ cash × (1 + y)^(−days/365) = 0",
                [.. LenderCash(run)],
                returns.LenderXirr ?? throw FigureWorkings.Unknown(figure),
                FigureUnit.RatePerAnnum,
                "returns"),
            "weighted-average-life" => new(
                figure,
                "Weighted average life",
                "Σ principal × days from closing ÷ 365 ÷ Σ principal",
                [.. Principal(run)],
                returns.WeightedAverageLifeYears ?? throw FigureWorkings.Unknown(figure),
                FigureUnit.Years,
                "returns"),
            _ => LifetimeWorkings.Returns(run, line, figure),
        };
    }

    /// <summary>One input a day on which cash moves, dated by its name; the agent's fee is not the lenders'.</summary>
    private static IEnumerable<WorkingInput> LenderCash(ExplainedRun run)
    {
        var (dates, flows) = LenderReturns.Cash(run.Case, run.Run.Plan, run.Run.Outcome, run.Run.Size);
        return dates.Zip(flows)
            .GroupBy(item => item.First, item => item.Second)
            .OrderBy(day => day.Key)
            .Select(day => new WorkingInput(day.Key.ToString("d MMM yyyy", CultureInfo.InvariantCulture), day.Sum(), FigureUnit.Amount))
            .Where(input => input.Value != 0);
    }

    private static IEnumerable<WorkingInput> Principal(ExplainedRun run)
    {
        var (plan, outcome) = (run.Run.Plan, run.Run.Outcome);
        for (var k = 1; k <= plan.LastPayment; k++)
        {
            if (outcome.PrincipalPaid[k] != 0)
                yield return new(plan.PaidOn[k].ToString("d MMM yyyy", CultureInfo.InvariantCulture), outcome.PrincipalPaid[k], FigureUnit.Amount, Figure: $"loan/principal/{plan.Months[k]}");
        }
    }

    private static string BaseRateSource(ExplainedRun run)
    {
        var pillars = run.Snapshot.BaseRates.TryGetValue(run.Case.Facility.Interest.Index, out var curve) ? curve.Pillars : [];
        var assumed = pillars.Any(pillar => pillar.Assumed) ? ", forwards assumed" : "";
        return $"market data {run.Snapshot.Id}{assumed}";
    }
}
