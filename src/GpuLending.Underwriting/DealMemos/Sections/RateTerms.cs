using GpuLending.Engine.Loans;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>Interest terms in words.</summary>
internal static class RateTerms
{
    public static string Short(InterestTerms interest) => interest.Kind switch
    {
        RateKind.Fixed => "fixed",
        RateKind.Floating => $"{interest.Index} + {FigureFormat.Rate(interest.MarginPerAnnum)}",
    };

    public static string Long(InterestTerms interest) => interest.Kind switch
    {
        RateKind.Fixed => $"{FigureFormat.Rate(interest.FixedRatePerAnnum)} fixed, {interest.DayCount}",
        RateKind.Floating =>
            $"{interest.Index} + {FigureFormat.Rate(interest.MarginPerAnnum)}, floor {FigureFormat.Rate(interest.FloorPerAnnum)}, {interest.DayCount}",
    };
}
