using FluentValidation;
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

    /// <summary>An event of the loan's life lies after closing and not after maturity.</summary>
    public static void CheckEvent<T>(string name, DateOnly date, ValidationContext<T> context)
    {
        var dealCase = context.Case();
        if (!FieldRules.IsDay(date) || !FieldRules.IsDay(dealCase.ClosingDate)) return;
        if (date <= dealCase.ClosingDate)
            context.AddFailure($"{name} is {FieldRules.Text(date)}: enter a date after closing on {FieldRules.Text(dealCase.ClosingDate)}.");
        else if (LoanEnd(dealCase) is { } end && date > end)
            context.AddFailure($"{name} is {FieldRules.Text(date)}, after maturity on {FieldRules.Text(end)}: enter an earlier date.");
    }

    /// <summary>The latest day that the terms or an amendment name as the end of the loan.</summary>
    private static DateOnly? LoanEnd(DealCase dealCase)
    {
        var end = LastMaturity(dealCase);
        foreach (var amendment in dealCase.Facility.Amendments)
        {
            var amended = amendment.FinalMaturity
                ?? (amendment.TenorMonths is >= 1 and <= LongestTenorMonths ? LastDraw(dealCase).AddMonths(amendment.TenorMonths.Value) : null);
            if (amended > end && FieldRules.IsDay(amended.Value)) end = amended;
        }

        return end;
    }

    /// <summary>Day of the last planned draw, closing when there is none.</summary>
    public static DateOnly LastDraw(DealCase dealCase)
    {
        var draws = dealCase.Facility.Draws.Kind switch
        {
            DrawPlanKind.AtClosing => [],
            DrawPlanKind.FollowDeliveries => dealCase.Lots.Select(lot => lot.DeliveredOn ?? lot.InServiceDate),
            DrawPlanKind.Entered => dealCase.Facility.Draws.Entered.Select(draw => draw.Date),
        };
        return draws.Where(FieldRules.IsDay).Append(dealCase.ClosingDate).Max();
    }
}
