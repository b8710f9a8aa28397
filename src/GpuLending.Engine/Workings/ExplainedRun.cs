using System.Globalization;

namespace GpuLending.Engine.Workings;

/// <summary>A finished run with the case and the market it was made of.</summary>
internal sealed record ExplainedRun(DealCase Case, MarketSnapshot Snapshot, UnderwritingResult Result)
{
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
