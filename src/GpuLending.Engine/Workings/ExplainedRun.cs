using System.Globalization;
using GpuLending.Engine.Depreciation;
using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Sizing;

namespace GpuLending.Engine.Workings;

/// <summary>A finished run with the case and the market it was made of.</summary>
internal sealed record ExplainedRun(DealCase Case, MarketSnapshot Snapshot, UnderwritingResult Result, CurveCatalogue Catalogue)
{
    private DealRun? _run;

    /// <summary>The run's workspace, made again when somebody asks for a figure that the result does not carry: the same arguments give the same run.</summary>
    public DealRun Run => _run ??= Repeat();

    /// <summary>What the limits were solved on: the base scenario, whatever the run's own.</summary>
    public SizingContext Context => (Run.Base ?? Run).Context!;

    /// <summary>Number of the payment that falls on a month; null when none does.</summary>
    public int? Payment(int month)
    {
        var k = Array.IndexOf(Run.Plan.Months, month);
        return k > 0 ? k : null;
    }

    private DealRun Repeat()
    {
        var sized = DealRun.OfBase(Case, Snapshot, Catalogue, Result.ValuationDate);
        return ScenarioWords.Changes(Result.Scenario) ? DealRun.Stressed(sized, Result.Scenario) : sized;
    }

    public string Date(int month) => Result.Months[month].ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>First month of the payment period that ends at <paramref name="month"/>, inclusive.</summary>
    public int PeriodStart(int month)
    {
        var start = 1;
        foreach (var point in Result.Coverage.DebtService)
        {
            if (point.Month >= month) break;
            start = point.Month + 1;
        }

        return start;
    }
}
