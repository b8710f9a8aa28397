using GpuLending.Engine;
using GpuLending.Engine.Loans;

namespace GpuLending.Underwriting.Deals.Validation;

/// <summary>The dates that a case's loan implies, as far as its fields make sense.</summary>
internal static class LoanDates
{
    public const int LongestTenorMonths = 360;

    /// <summary>Day after which nothing of the loan can be owed; null when the fields it comes from are wrong themselves.</summary>
    public static DateOnly? LastMaturity(DealCase dealCase)
    {
        var facility = dealCase.Facility;
        if (facility.FinalMaturity is { } final) return FieldRules.IsDay(final) ? final : null;
        if (facility.TenorMonths is < 1 or > LongestTenorMonths || !FieldRules.IsDay(dealCase.ClosingDate)) return null;
        return LastDraw(dealCase).AddMonths(facility.TenorMonths);
    }

    /// <summary>Day of the last planned draw, closing when there is none.</summary>
    public static DateOnly LastDraw(DealCase dealCase)
    {
        var draws = dealCase.Facility.Draws.Kind switch
        {
            DrawPlanKind.AtClosing => [],
            DrawPlanKind.FollowDeliveries => dealCase.Lots.Select(lot => lot.InServiceDate),
            DrawPlanKind.Entered => dealCase.Facility.Draws.Entered.Select(draw => draw.Date),
        };
        return draws.Where(FieldRules.IsDay).Append(dealCase.ClosingDate).Max();
    }
}
