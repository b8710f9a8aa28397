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
            yield return "The facility is an equipment lease.";
        if (facility.PaymentDates.Rule != BusinessDayRule.Unadjusted && !BusinessCalendar.TryParse(facility.PaymentDates.Calendar, out _))
            yield return "The calendar of payment dates is unknown.";
        if (facility.Amendments.Count > 0)
            yield return "The facility is amended.";
        if (facility.CommitmentSteps.Count > 0)
            yield return "The commitment grows in steps.";
        if (facility.Tranches.Count > 0)
            yield return "The loan has tranches.";
        if (facility.Prepayment is { } prepayment && (prepayment.Voluntary.Count > 0 || prepayment.Proceeds.Count > 0 || prepayment.LoanToCostAbove is not null || prepayment.OnNegativeOperatingIncome))
            yield return "The terms prepay the loan.";
        if (facility.Amortisation.Style == AmortisationStyle.GreaterOf)
            yield return "Repayment is the greater of two paths; its size is found by search.";
        if (facility.Draws.Kind == DrawPlanKind.Entered && facility.OpeningBalance is null && (facility.Draws.Entered.Count == 0 || facility.Draws.Entered.Any(draw => draw.Amount is not { Amount: > 0 })))
            yield return "A draw entered has no amount.";
        foreach (var reason in OfInterest(facility.Interest))
            yield return reason;
        if (dealCase.Sizing.AdvanceOnCost is { DrawTest: not DrawTest.WholeFleet, Status: not LimitStatus.ShownOnly } && facility.OpeningBalance is null)
            yield return "Draws are held to what is delivered on their days; they are found by search.";
        if (dealCase.Sizing.AdvanceOnCost.AdvanceRate is null && dealCase.Contracts.Any(contract => contract.Guarantee is not null))
            yield return "The advance comes from the grid and a customer is guaranteed.";
        if (dealCase.BorrowingBase is { CapsDraws: true })
            yield return "Draws are held to a borrowing base.";
        if (dealCase.Junior is not null)
            yield return "A junior tranche stands beneath the loan.";
        if (dealCase.Valuation.CountSupports && dealCase.Valuation.Supports.Count > 0)
            yield return "Loan-to-value counts residual supports.";
        foreach (var reason in OfWaterfall(dealCase.Waterfall))
            yield return reason;
        if (dealCase.OtherCashFlows.Any(flow => flow.Contracted && flow.Amount is { Amount: > 0 }))
            yield return "Contracted cash flows are entered beside contracts.";
        foreach (var covenant in dealCase.Covenants)
        {
            if (!CovenantMeasures.Carries(covenant))
                yield return $"Covenant {covenant.Id} measures what the workbook does not.";
            if (covenant.Amendments.Count > 0 || covenant.Cures.Count > 0)
                yield return $"Covenant {covenant.Id} is amended or cured.";
        }
    }

    private static IEnumerable<string> OfWaterfall(WaterfallTerms? terms)
    {
        if (terms is null)
            yield break;
        if (terms.SponsorPays != SponsorSupport.BaseCase)
            yield return "The sponsor does not pay what the base case leaves short, so the loan may fall behind.";
        if (terms.SaleAtMaturity is not null)
            yield return "The waterfall ends with a sale.";
        if (terms.Steps.Any(step => step.Kind is WaterfallStepKind.Sweep or WaterfallStepKind.JuniorDebt))
            yield return "A rule of the waterfall sweeps cash or pays a junior tranche.";
        if (terms.Triggers.Any(trigger => trigger.Measure == TriggerMeasure.RentalIndexTier))
            yield return "A trigger of the waterfall reads a rental index.";
        if (terms.Steps.TakeWhile(step => step.Kind != WaterfallStepKind.Principal).Any(step => step.Kind is WaterfallStepKind.FundAccount or WaterfallStepKind.CashTrap))
            yield return "An account is filled before principal is paid.";
    }

    private static IEnumerable<string> OfInterest(InterestTerms interest)
    {
        if (interest.Kind == RateKind.Floating && (interest.Setting != RateSetting.InAdvance || interest.LookbackDays > 0))
            yield return "The base rate is not read on the first day of the period.";
        if (interest.MarginTiers.Count > 0)
            yield return "The margin follows the customers' ratings.";
        if (interest.PayInKind is not null)
            yield return "Interest is paid in kind.";
        if (interest.MarginSteps.Count > 0 && DayCount.TryParse(interest.DayCount, out var dayCount) && dayCount != DayCount.Act360 && dayCount != DayCount.Act365Fixed)
            yield return "The margin changes within periods that are not counted in actual days.";
    }
}
