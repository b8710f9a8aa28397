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
                    new("margin", interest.MarginPerAnnum, FigureUnit.RatePerAnnum, "/facility/interest/marginPerAnnum"),
                ],
                returns.RateAtClosing,
                FigureUnit.RatePerAnnum,
                "interest"),
            RateKind.Fixed => new(
                "rate/closing",
                "Rate at closing",
                "the fixed rate",
                [new("fixed rate", interest.FixedRatePerAnnum, FigureUnit.RatePerAnnum, "/facility/interest/fixedRatePerAnnum")],
                returns.RateAtClosing,
                FigureUnit.RatePerAnnum,
                "interest"),
        };
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
            _ => throw FigureWorkings.Unknown(figure),
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
        for (var month = 0; month < run.Result.Months.Count; month++)
        {
            if (run.Result.Loan.Principal[month] != 0)
                yield return new(run.Date(month), run.Result.Loan.Principal[month], FigureUnit.Amount, Figure: $"loan/principal/{month}");
        }
    }

    private static string BaseRateSource(ExplainedRun run)
    {
        var pillars = run.Snapshot.BaseRates.TryGetValue(run.Case.Facility.Interest.Index, out var curve) ? curve.Pillars : [];
        var assumed = pillars.Any(pillar => pillar.Assumed) ? ", forwards assumed" : "";
        return $"market data {run.Snapshot.Id}{assumed}";
    }
}
