using GpuLending.Engine.Collateral;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Sizing;
using GpuLending.Engine.Waterfalls;

namespace GpuLending.Engine.Compiled;

/// <summary>Which deals and scenarios the compiled form carries. Everything else runs on the general engine, which carries all of them; nothing is left out or approximated to make a deal
/// fit. See docs/methodology/compiled-deal.md.</summary>
public static class CompiledForm
{
    /// <summary>Why a deal is outside the compiled form.</summary>
    /// <param name="dealCase">The deal.</param>
    /// <param name="snapshot">Market.</param>
    /// <returns>The first term outside it, in words; null when the form carries the deal.</returns>
    public static string? WhyNot(DealCase dealCase, MarketSnapshot snapshot) => CompiledDeal.TryOf(dealCase, snapshot, null, null, out var whyNot) is null ? whyNot : null;

    /// <summary>Why a scenario is outside the compiled form, whatever the deal.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <returns>What is outside it, in words; null when the form carries the scenario.</returns>
    public static string? WhyNot(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        if (scenario.Events.Count > 0)
            return "dated events";
        if (scenario.AvailabilityFactor != 1)
            return "less availability";
        for (var i = 0; i < scenario.Defaults.Count; i++)
        {
            if (scenario.Defaults[i].MonthsToRelet is not null)
                return "months to re-let of a default's own";
        }

        return IsFactor(scenario.ValueFactor) && IsFactor(scenario.RentFactor) && IsFactor(scenario.CostFactor) && IsFactor(scenario.PowerFactor) && IsFactor(scenario.UtilisationFactor)
            && IsFactor(scenario.LaunchLossFactor) && scenario.RateShift is >= -1 and <= 1 && scenario.DelayMonths is >= 0 and <= 240
            ? null
            : "a figure out of its range";
    }

    /// <summary>Why the terms beside lots and contracts are outside the form; null when they are not.</summary>
    internal static string? OfTerms(DealCase dealCase, MarketSnapshot snapshot) =>
        OfRest(dealCase) ?? OfFacility(dealCase) ?? OfInterest(dealCase.Facility.Interest, snapshot) ?? OfSizing(dealCase.Sizing) ?? OfCosts(dealCase) ?? OfValuation(dealCase, snapshot)
        ?? OfWaterfall(dealCase);

    /// <summary>Month of the loan's maturity; null when its draws mature on several days or between months.</summary>
    internal static int? LastMonth(DealCase dealCase, MonthGrid grid)
    {
        var facility = dealCase.Facility;
        if (facility.FinalMaturity is not { } final)
            return facility.Draws.Kind == DrawPlanKind.AtClosing ? facility.TenorMonths : null;
        return grid.TryMonth(final, out var month) && month <= facility.TenorMonths ? month : null;
    }

    private static string? OfRest(DealCase dealCase)
    {
        if (MonthGrid.Of(dealCase.ClosingDate, dealCase.Facility.PaymentDates.EndOfMonth) is not { } grid || dealCase.ClosingDate.Year is < 1990 or > 2150)
            return "a closing day whose months need a rule";
        if (!grid.Follows(dealCase.Valuation.AgeRule))
            return "ages that are not counted by month ends";
        if (dealCase.Currency == Currency.None)
            return "no currency";
        if (dealCase.Junior is not null)
            return "a junior tranche";
        if (dealCase.BorrowingBase is not null)
            return "a borrowing base";
        if (Covenants.TierConsequences.CanMoveCash(dealCase))
            return "tiers of a rental index that hold or sweep cash";
        return dealCase.OtherCashFlows.Count > 0 ? "entered cash flows" : null;
    }

    private static string? OfFacility(DealCase dealCase)
    {
        var facility = dealCase.Facility;
        var grid = MonthGrid.Of(dealCase.ClosingDate, facility.PaymentDates.EndOfMonth)!.Value;
        if (facility.Kind == FacilityKind.EquipmentLease)
            return "a lease";
        if (facility.OpeningBalance is not null)
            return "a seasoned loan";
        if (facility.Commitment is not null || facility.CommitmentSteps.Count > 0)
            return "an amount asked for";
        if (facility.Draws.Kind == DrawPlanKind.Entered)
            return "draws entered one by one";
        if (facility.PaymentFrequency != PaymentFrequency.Monthly)
            return "payments that are not monthly";
        if (facility.FirstPaymentDate is not null || facility.PaymentDates.Rule != Calendars.BusinessDayRule.Unadjusted || facility.PaymentDates.FinalStub != FinalStub.None)
            return "payment dates with rules of their own";
        if (facility.Amendments.Count > 0)
            return "amendments";
        if (facility.Tranches.Count > 0)
            return "tranches";
        if (facility.DebtServiceReserveMonths != 0)
            return "a reserve outside the waterfall";
        if (facility.Amortisation.Style != AmortisationStyle.Supported)
            return "repayment that does not follow the supported balance";
        if (facility.Amortisation.InterestOnlyMonths != 0)
            return "months without principal";
        if (facility.Amortisation.SupportedLoanToValue is not (>= 0 and <= 100))
            return "a share of value out of its range";
        var prepayment = facility.Prepayment;
        if (prepayment.Application != PrepaymentApplication.InOrderOfMaturity)
            return "prepayments that do not count in order of maturity";
        if (prepayment.Voluntary.Count > 0 || prepayment.Premium is not null || prepayment.LoanToCostAbove is not null || prepayment.OnNegativeOperatingIncome || prepayment.Proceeds.Count > 0)
            return "prepayments";
        var fees = facility.Fees;
        if (fees.AgencyPerAnnum is not null || fees.HedgePremium is not null)
            return "fees to an agent or for a hedge";
        if (fees.OriginalIssueDiscount is not (>= -0.99 and <= 0.99) || fees.Upfront is not (>= 0 and <= 0.99) || fees.UndrawnPerAnnum is not (>= 0 and <= 1) || fees.Exit is not (>= 0 and <= 1))
            return "a fee out of its range";
        if (LastMonth(dealCase, grid) is not { } last || last is < 2 or > Cashflows.Timeline.LongestMonths)
            return "draws that mature on several days";
        var anchor = 0;
        if (facility.Interest.CapitalisedUntil is { } until && (!grid.TryMonth(until, out anchor) || anchor < 0 || anchor >= last))
            return "interest capitalised until a day between payments";
        return facility.AvailabilityEnd is { } end && (!grid.TryMonth(end, out var month) || month < 0 || month > anchor) ? "draws after the last capitalised interest" : null;
    }

    private static string? OfInterest(InterestTerms terms, MarketSnapshot snapshot)
    {
        if (terms.PayInKind is not null)
            return "interest paid in kind";
        if (terms.MarginSteps.Count > 0 || terms.MarginTiers.Count > 0)
            return "margins that change";
        if (terms.DefaultMarginPerAnnum != 0)
            return "interest for being late";
        if (!Calendars.DayCount.TryParse(terms.DayCount, out _))
            return "an unknown day count";
        if (terms.Kind == RateKind.Fixed)
            return terms.FixedRatePerAnnum is >= 0 and <= 5 ? null : "a rate out of its range";
        if (terms.Setting != RateSetting.InAdvance || terms.LookbackDays != 0 || terms.Fixings.Count > 0)
            return "a rate not set on a period's first day";
        if (terms.CapPerAnnum is not null || terms.SwapShare != 0)
            return "a hedge";
        if (terms.CapShare is not (>= 0 and <= 1) || terms.SwapRatePerAnnum is not (>= -0.5 and <= 5) || !Calendars.BusinessCalendar.TryParse(terms.RateCalendar, out _))
            return "a hedge out of its range";
        if (!snapshot.BaseRates.TryGetValue(terms.Index, out var forwards) || forwards.Pillars.Count == 0)
            return "an index without forwards";
        foreach (var pillar in forwards.Pillars)
        {
            if (pillar.RatePerAnnum is not (>= -0.5 and <= 5))
                return "a forward out of its range";
        }

        return terms.FloorPerAnnum is >= -0.5 and <= 5 && terms.MarginPerAnnum is >= -0.5 and <= 5 && terms.FloorPerAnnum + terms.MarginPerAnnum >= 0 ? null : "a rate that may fall below zero";
    }

    private static string? OfSizing(SizingTerms terms)
    {
        var advance = terms.AdvanceOnCost;
        if (advance.Status != LimitStatus.ShownOnly && advance.AdvanceRate is not (>= 0 and <= 10))
            return "an advance from the grid";
        if (advance.DrawTest != DrawTest.WholeFleet && advance.Status != LimitStatus.ShownOnly)
            return "draws held to deliveries";
        if (advance.FinancingCostEligible || advance.Uses != new LoanUses())
            return "uses that the loan funds";
        if (terms.Commitment.Hold is not null)
            return "a hold";
        if (terms.LoanToValue.Status != LimitStatus.ShownOnly || terms.DepreciatedCost.Status != LimitStatus.ShownOnly || terms.DebtServiceCoverage.Status != LimitStatus.ShownOnly
            || terms.LoanLifeCoverage.Status != LimitStatus.ShownOnly || terms.Balloon.Status != LimitStatus.ShownOnly || terms.Tenor.Status != LimitStatus.ShownOnly)
            return "limits other than the advance and the supported balance";
        var cover = terms.DebtServiceCoverage;
        return cover.ContractedTarget != cover.MerchantTarget || cover.ContractedTarget is not (>= 0.01 and <= 1000) ? "targets of their own for contracted and merchant cash" : null;
    }

    private static string? OfCosts(DealCase dealCase)
    {
        var (costs, merchant) = (dealCase.Costs, dealCase.Merchant);
        if (costs.PropertyTax is not null || costs.ReplacementReserve is not null || costs.WorkingCapital is not null || costs.IncomeTax is not null)
            return "taxes, a replacement reserve or working capital";
        if (costs.InsuranceShareOfCostPerAnnum != 0)
            return "insurance by cost";
        if (costs.Power.IdleShare is not (>= 0 and <= 1) || costs.SellingAndAdministrationShareOfRevenue is not (>= 0 and <= 1) || costs.Power.KilowattsPerGpu is not (null or (>= 0 and <= 1e4)))
            return "a cost out of its range";
        if (costs.FixedFrom is { } from && !MonthGrid.Of(dealCase.ClosingDate, dealCase.Facility.PaymentDates.EndOfMonth)!.Value.TryMonth(from, out _))
            return "fixed cost from a day between months";
        if (merchant.Relet is not null)
            return "GPUs let again on new contracts";
        if (merchant.DeclinePerAnnum is not (>= 0 and <= 0.99) || merchant.Utilisation is not (>= 0 and <= 1) || merchant.VoidMonths is not (>= 0 and <= 120))
            return "a merchant term out of its range";
        return merchant.PricePerGpuHour is { } price && (price.Currency != dealCase.Currency || price.Amount is not (>= 0 and <= 1_000_000)) ? "a merchant price out of its range" : null;
    }

    private static string? OfValuation(DealCase dealCase, MarketSnapshot snapshot)
    {
        var valuation = dealCase.Valuation;
        if (dealCase.Sizing.LoanToValue.Premise is { } premise && premise != valuation.Premise)
            return "a balance supported on another premise";
        if (valuation.Mark != MarkPolicy.Curve || valuation.Overrides.Count > 0)
            return "a mark that leaves the curve";
        if (valuation.DispersionRule is not null)
            return "an advance that falls with the dispersion of opinions";
        if (valuation.Supports.Count > 0)
            return "layers of support";
        if (!Enum.IsDefined(valuation.Premise) || snapshot.Policy.PremiseLadder.Problem is not null || snapshot.Policy.ThinHistoryHaircut is not (>= 0 and <= 1))
            return "a premise ladder that is wrong";
        return (snapshot.Policy.BlockDiscount?.Problem ?? snapshot.Policy.BuyerPool?.Problem) is not null ? "a discount that is wrong" : null;
    }

    private static string? OfWaterfall(DealCase dealCase)
    {
        if (dealCase.Waterfall is not { } waterfall)
            return "no waterfall";
        var grid = MonthGrid.Of(dealCase.ClosingDate, dealCase.Facility.PaymentDates.EndOfMonth)!.Value;
        var anchor = dealCase.Facility.Interest.CapitalisedUntil is { } until && grid.TryMonth(until, out var month) ? month : 0;
        if (waterfall.SponsorPays != SponsorSupport.OperatingLosses)
            return "a sponsor that pays more or less than running costs";
        if (waterfall.SaleAtMaturity is { } sale && (sale.Haircut is not (>= 0 and <= 1) || (sale.Premise is { } premise && premise != dealCase.Valuation.Premise)))
            return "a sale on another premise";
        return OfSteps(waterfall, grid, anchor) ?? OfTriggers(waterfall, dealCase.Valuation.Premise) ?? OfAccounts(waterfall, dealCase, grid, anchor);
    }

    private static string? OfSteps(WaterfallTerms waterfall, MonthGrid grid, int anchor)
    {
        var kinds = waterfall.Steps.Select(step => step.Kind).ToList();
        List<WaterfallStepKind> carried =
        [
            WaterfallStepKind.OperatingExpenses, WaterfallStepKind.FeesAndHedges, WaterfallStepKind.Interest, WaterfallStepKind.Principal,
            .. waterfall.Accounts.Count > 0 ? new[] { WaterfallStepKind.FundAccount } : [],
            .. kinds.Contains(WaterfallStepKind.Sweep) ? new[] { WaterfallStepKind.Sweep } : [],
            .. kinds.Contains(WaterfallStepKind.RepaymentFees) ? new[] { WaterfallStepKind.RepaymentFees } : [],
            WaterfallStepKind.Distribution,
        ];
        if (!kinds.SequenceEqual(carried))
            return "a waterfall of other rules than costs, fees, interest, principal, one reserve, one sweep and the distribution";
        foreach (var step in waterfall.Steps)
        {
            var isSweep = step.Kind == WaterfallStepKind.Sweep;
            if (step.Condition != StepCondition.Always || step.Until is not null || (step.From is not null && !isSweep))
                return "a rule of the waterfall that holds at times";
            if (step.Kind == WaterfallStepKind.Distribution && (step.CashShare != 1 || step.TriggerIds.Count > 0))
                return "a distribution that leaves cash behind";
            if (!isSweep)
                continue;
            if (step.CashShare is not (>= 0 and <= 1) || step.TriggeredShare is not (null or (>= 0 and <= 1)))
                return "a sweep out of its range";
            if (anchor == 0 ? step.From is { } early && !(grid.TryMonth(early, out var at) && at <= 1) : !(step.From is { } from && grid.TryMonth(from, out at) && at == anchor + 1))
                return "a sweep that does not begin with principal";
            if (step.TriggerIds.Count > 0 && !waterfall.Triggers.All(trigger => step.TriggerIds.Contains(trigger.Id)))
                return "a sweep that looks at some of the triggers";
            if (step.TriggerIds.Any(id => !waterfall.Triggers.Any(trigger => trigger.Id == id)))
                return "a sweep whose trigger is missing";
        }

        return null;
    }

    private static string? OfTriggers(WaterfallTerms waterfall, ValuationPremise premise)
    {
        foreach (var trigger in waterfall.Triggers)
        {
            if (trigger.Measure is not (TriggerMeasure.LoanToValue or TriggerMeasure.DebtServiceCoverage) || waterfall.Triggers.Count(other => other.Measure == trigger.Measure) > 1)
                return "triggers other than one on value and one on cover";
            if ((trigger.Measure == TriggerMeasure.DebtServiceCoverage && trigger.WindowMonths != 1) || trigger.WindowMonths is not (>= 1 and <= 60) || trigger.CureTests != 1)
                return "a trigger over several dates";
            if (trigger.From is not null || trigger.Until is not null || trigger.Threshold is not (>= 0 and <= 1000))
                return "a trigger that holds at times";
            if (trigger.Premise is { } own && own != premise)
                return "a trigger on another premise";
        }

        return null;
    }

    private static string? OfAccounts(WaterfallTerms waterfall, DealCase dealCase, MonthGrid grid, int anchor)
    {
        if (waterfall.Accounts.Count == 0)
            return null;
        var account = waterfall.Accounts[0];
        if (waterfall.Accounts.Count > 1 || !waterfall.Steps.Any(step => step.Kind == WaterfallStepKind.FundAccount && step.AccountId == account.Id))
            return "several accounts";
        if (!Enum.IsDefined(account.Kind) || account.Target != AccountTarget.ShareOfLoan || account.TargetShare is not (>= 0 and <= 1) || account.TargetMonths is not (>= 0 and <= 60))
            return "a reserve that is no share of the loan";
        if (!account.LimitedToBalance || account.Use != AccountUse.JoinsCash || account.ReleasedOn is not null || account.FundedShare is not (>= 0 and <= 1))
            return "a reserve with a use of its own";
        var opens = account.FundedOn is { } day ? grid.TryMonth(day, out var at) ? Math.Max(0, at) : -1 : dealCase.Facility.Draws.Kind == DrawPlanKind.AtClosing ? 0 : -1;
        return opens != anchor ? "a reserve that does not open when principal begins" : null;
    }

    private static bool IsFactor(double factor) => factor is >= 0 and <= 100;
}
