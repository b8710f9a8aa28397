using GpuLending.Engine;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>How much of the paths the charts show: from closing to the month after the last principal.</summary>
internal static class LoanLife
{
    public static int Months(UnderwritingResult result)
    {
        var last = 0;
        for (var month = 0; month < result.Loan.Balance.Count; month++)
        {
            if (result.Loan.Balance[month] > 0.005) last = month;
        }

        return Math.Min(result.Months.Count, Math.Max(last + 2, 13));
    }
}
