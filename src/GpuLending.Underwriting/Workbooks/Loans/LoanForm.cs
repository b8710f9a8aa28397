using GpuLending.Engine;
using GpuLending.Engine.Calendars;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Sizing;
using GpuLending.Engine.Waterfalls;

namespace GpuLending.Underwriting.Workbooks.Loans;

/// <summary>Which terms of the loan the workbook's formulas do not carry.</summary>
internal static class LoanForm
{
    /// <summary>Each reason is a sentence; none where the formulas carry every term.</summary>
    public static IEnumerable<string> WhyNot(DealCase dealCase)
    {
        var facility = dealCase.Facility;
        if (facility.Kind == FacilityKind.EquipmentLease)
            yield return "An equipment lease.";
        if (facility.PaymentDates.Rule != BusinessDayRule.Unadjusted && !BusinessCalendar.TryParse(facility.PaymentDates.Calendar, out _))
            yield return "An unknown calendar of payment dates.";
        if (facility.Amendments.Count > 0)
            yield return "Amendments of the facility.";
        if (facility.Interest.Kind == RateKind.Fixed && facility.Tranches.Any(tranche => tranche.Interest is { Kind: RateKind.Floating }))
            yield return "A floating tranche of a fixed-rate loan.";
        if (facility.Prepayment is { } prepayment && (prepayment.Voluntary.Count > 0 || prepayment.Proceeds.Count > 0))
            yield return "Prepayments that are planned or of proceeds.";
        if (facility.Amortisation.Style == AmortisationStyle.GreaterOf && dealCase.Sizing.AdvanceOnCost.Uses.DebtServiceReserve != UseFunding.Sponsor)
            yield return "Repayment by the greater of two paths with a reserve that the loan funds.";
        if (facility.Amortisation.Style == AmortisationStyle.GreaterOf && facility.Interest.PayInKind is not null)
            yield return "Repayment by the greater of two paths with interest paid in kind.";
        if (facility.Draws.Kind == DrawPlanKind.Entered && facility.OpeningBalance is null && (facility.Draws.Entered.Count == 0 || facility.Draws.Entered.Any(draw => draw.Amount is not { Amount: > 0 })))
            yield return "An entered draw without an amount.";
        foreach (var reason in OfInterest(facility.Interest))
            yield return reason;
        if (HeldDrawRows.Are(dealCase) && (dealCase.Sizing.AdvanceOnCost.AdvanceRate is null || SizingInputs.LoanUsesOf(dealCase.Sizing.AdvanceOnCost).Any(use => use.Funding != UseFunding.Sponsor)))
            yield return "Draws held to what is delivered on their days, with an advance from the grid or uses that the loan funds.";
        if (dealCase.Sizing.AdvanceOnCost.AdvanceRate is null && dealCase.Contracts.Any(contract => contract.Guarantee is not null))
            yield return "An advance from the grid with a customer's guarantor.";
        if (dealCase.BorrowingBase is { CapsDraws: true })
            yield return "Draws held to a borrowing base.";
        if (dealCase.Junior is not null)
            yield return "A junior tranche.";
        if (dealCase.Valuation.CountSupports && dealCase.Valuation.Supports.Count > 0)
            yield return "Loan-to-value that counts residual supports.";
        foreach (var reason in OfWaterfall(dealCase.Waterfall))
            yield return reason;
        foreach (var covenant in dealCase.Covenants)
        {
            if (!CovenantMeasures.Carries(covenant))
                yield return $"Covenant {covenant.Id}: what it measures.";
            if (covenant.Amendments.Count > 0 || covenant.Cures.Count > 0)
                yield return $"Covenant {covenant.Id}: its amendments or cures.";
        }
    }

    /// <summary>What only the figures tell.</summary>
    public static IEnumerable<string> WhyNot(DealCase dealCase, UnderwritingResult result)
    {
        if (result.Loan.Prepayments.Count > 0)
            yield return "Prepayments that the terms ask for, which happen in the base case.";
        if (HeldDrawRows.Are(dealCase) && CutToNothing(dealCase, result))
            yield return "A draw that deliveries cut to nothing.";
    }

    private static bool CutToNothing(DealCase dealCase, UnderwritingResult result) =>
        result.Sizing.Limits.Any(limit => limit is { Key: "advance-on-cost", Allows: <= 0 })
        || (dealCase.Facility.Draws.Kind == DrawPlanKind.Entered && result.Loan.Draws.Count < dealCase.Facility.Draws.Entered.Select(draw => draw.Date).Distinct().Count());

    private static IEnumerable<string> OfWaterfall(WaterfallTerms? terms)
    {
        if (terms is null)
            yield break;
        if (terms.SponsorPays != SponsorSupport.BaseCase)
            yield return "A waterfall whose sponsor does not pay what the base case leaves short.";
        if (terms.SaleAtMaturity is not null)
            yield return "A waterfall that ends with a sale.";
        if (terms.Steps.Any(step => step.Kind is WaterfallStepKind.Sweep or WaterfallStepKind.JuniorDebt))
            yield return "A waterfall that sweeps cash or pays a junior tranche.";
        if (terms.Triggers.Any(trigger => trigger.Measure == TriggerMeasure.RentalIndexTier))
            yield return "A waterfall's trigger on a rental index.";
        if (terms.Steps.TakeWhile(step => step.Kind != WaterfallStepKind.Principal).Any(step => step.Kind is WaterfallStepKind.FundAccount or WaterfallStepKind.CashTrap))
            yield return "A waterfall that fills an account before principal.";
    }

    private static IEnumerable<string> OfInterest(InterestTerms interest)
    {
        if (interest.Kind == RateKind.Floating && interest.Setting != RateSetting.InAdvance)
            yield return "A base rate in arrears, which is read day by day.";
        if (interest.Kind == RateKind.Floating && interest.LookbackDays > 0 && !BusinessCalendar.TryParse(interest.RateCalendar, out _))
            yield return "An unknown calendar of the base rate.";
        if (interest.MarginSteps.Count > 0 && DayCount.TryParse(interest.DayCount, out var dayCount) && dayCount != DayCount.Act360 && dayCount != DayCount.Act365Fixed)
            yield return "A margin that changes, with a day count other than actual days over 360 or 365.";
    }
}
