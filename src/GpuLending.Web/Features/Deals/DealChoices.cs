using GpuLending.Engine;
using GpuLending.Engine.Calendars;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Covenants;
using GpuLending.Engine.Credit;
using GpuLending.Engine.Depreciation;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Sizing;
using GpuLending.Web.Controls;

namespace GpuLending.Web.Features.Deals;

/// <summary>What the desk's lists offer, in the trade's words.</summary>
public static class DealChoices
{
    public static IReadOnlyList<Choice<string>> Ratings { get; } =
        [.. CreditRating.Scale.Select(rating => new Choice<string>(rating.ToString(), rating.ToString())), new("NR", "NR, not rated")];

    public static IReadOnlyList<Choice<Currency>> Currencies { get; } =
        [.. new[] { "USD", "EUR", "GBP", "JPY", "CAD", "AUD", "CHF", "SGD", "SEK", "NOK" }.Select(code => new Choice<Currency>(new Currency(code), code))];

    public static IReadOnlyList<Choice<ConditionGrade>> Conditions { get; } =
        [new(ConditionGrade.New, "New"), new(ConditionGrade.Certified, "Certified"), new(ConditionGrade.Used, "Used"), new(ConditionGrade.AsIs, "As is")];

    public static IReadOnlyList<Choice<LotConfiguration>> Configurations { get; } =
        [new(LotConfiguration.CompleteSystem, "Complete systems"), new(LotConfiguration.BareModule, "Bare modules"), new(LotConfiguration.Card, "Cards")];

    public static IReadOnlyList<Choice<LienPosition>> Liens { get; } =
        [new(LienPosition.First, "First lien"), new(LienPosition.Second, "Second lien"), new(LienPosition.Unperfected, "Not perfected")];

    public static IReadOnlyList<Choice<MarkPolicy>> MarkPolicies { get; } =
    [
        new(MarkPolicy.Curve, "The curve alone"), new(MarkPolicy.LowestOfMarket, "Lowest of curve, comparables, parity and income"),
        new(MarkPolicy.LowestOfAll, "Lowest of curve and every opinion in force"), new(MarkPolicy.CredibilityWeighted, "Weighted by credibility, never above the curve"),
    ];

    public static IReadOnlyList<Choice<OpinionKind>> OpinionKinds { get; } =
    [
        new(OpinionKind.Appraiser, "Appraiser's report"), new(OpinionKind.Broker, "Broker's letter"), new(OpinionKind.Comparables, "Comparables"),
        new(OpinionKind.ReplacementParity, "Replacement parity"), new(OpinionKind.Income, "Income value"),
    ];

    public static IReadOnlyList<Choice<SupportKind>> SupportKinds { get; } =
        [new(SupportKind.Guarantee, "Guarantee"), new(SupportKind.Insurance, "Residual value insurance"), new(SupportKind.Put, "Put")];

    public static IReadOnlyList<Choice<Workload>> Workloads { get; } = [new(Workload.Training, "Training (FP16)"), new(Workload.Inference, "Inference (FP8, bandwidth)")];

    public static IReadOnlyList<Choice<ValuationPremise>> Premises { get; } =
        [.. Enum.GetValues<ValuationPremise>().Select(premise => new Choice<ValuationPremise>(premise, premise.DisplayName()))];

    public static IReadOnlyList<Choice<ValuationPremise?>> PremisesOrMark { get; } =
        [new(null, "The case's mark"), .. Enum.GetValues<ValuationPremise>().Select(premise => new Choice<ValuationPremise?>(premise, premise.DisplayName()))];

    public static IReadOnlyList<Choice<FacilityKind>> Facilities { get; } =
        [new(FacilityKind.DelayedDrawTermLoan, "Delayed-draw loan"), new(FacilityKind.TermLoan, "Term loan"), new(FacilityKind.Notes, "Notes"), new(FacilityKind.EquipmentLease, "Equipment lease")];

    public static IReadOnlyList<Choice<PrepaymentApplication>> PrepaymentApplications { get; } =
    [
        new(PrepaymentApplication.InverseOrder, "Last ones first"), new(PrepaymentApplication.ProRata, "All in proportion"),
        new(PrepaymentApplication.InOrderOfMaturity, "Next ones first"),
    ];

    public static IReadOnlyList<Choice<ProceedsKind>> ProceedsKinds { get; } = [new(ProceedsKind.Casualty, "Lost"), new(ProceedsKind.Disposal, "Sold")];

    public static IReadOnlyList<Choice<bool>> RentTimings { get; } = [new(false, "In arrears"), new(true, "In advance")];

    public static IReadOnlyList<Choice<DrawPlanKind>> DrawPlans { get; } =
        [new(DrawPlanKind.AtClosing, "All at closing"), new(DrawPlanKind.FollowDeliveries, "Follow deliveries"), new(DrawPlanKind.Entered, "Entered")];

    public static IReadOnlyList<Choice<PaymentFrequency>> Frequencies { get; } =
    [
        new(PaymentFrequency.Monthly, "Monthly"), new(PaymentFrequency.Quarterly, "Quarterly"),
        new(PaymentFrequency.SemiAnnual, "Twice a year"), new(PaymentFrequency.Annual, "Yearly"),
    ];

    public static IReadOnlyList<Choice<RateKind>> Rates { get; } = [new(RateKind.Floating, "Floating"), new(RateKind.Fixed, "Fixed")];

    public static IReadOnlyList<Choice<DefaultRateBasis>> DefaultRateBases { get; } =
        [new(DefaultRateBasis.Customers, "Customers' rating"), new(DefaultRateBasis.Borrower, "Borrower's rating"), new(DefaultRateBasis.Entered, "Entered")];

    public static IReadOnlyList<Choice<StructureState>> StructureStates { get; } =
        [.. Enum.GetValues<StructureState>().Select(state => new Choice<StructureState>(state, StructureWords.Name(state)))];

    public static IReadOnlyList<Choice<string>> RatingsOrNone { get; } =
        [new("", "No letter"), .. CreditRating.Scale.Select(rating => new Choice<string>(rating.ToString(), rating.ToString()))];

    public static IReadOnlyList<Choice<RateSetting>> RateSettings { get; } =
    [
        new(RateSetting.InAdvance, "Term rate, in advance"), new(RateSetting.CompoundedInArrears, "Overnight, compounded in arrears"),
        new(RateSetting.SimpleInArrears, "Overnight, daily simple in arrears"),
    ];

    public static IReadOnlyList<Choice<bool>> Observations { get; } = [new(false, "Without observation shift"), new(true, "With observation shift")];

    public static IReadOnlyList<Choice<string>> Calendars { get; } = [.. BusinessCalendar.All.Select(calendar => new Choice<string>(calendar.Name, calendar.Name))];

    public static IReadOnlyList<Choice<BusinessDayRule>> BusinessDayRules { get; } =
    [
        new(BusinessDayRule.Unadjusted, "Not moved"), new(BusinessDayRule.Following, "Following"),
        new(BusinessDayRule.ModifiedFollowing, "Modified following"), new(BusinessDayRule.Preceding, "Preceding"),
    ];

    public static IReadOnlyList<Choice<bool>> InterestDays { get; } = [new(true, "To the day of payment"), new(false, "Unadjusted")];

    public static IReadOnlyList<Choice<EndOfMonthRule>> EndOfMonthRules { get; } =
        [new(EndOfMonthRule.MonthEnd, "Stay month ends"), new(EndOfMonthRule.SameDay, "Same day of the month")];

    public static IReadOnlyList<Choice<FinalStub>> FinalStubs { get; } =
        [new(FinalStub.None, "On a payment date"), new(FinalStub.Short, "Short last period"), new(FinalStub.Long, "Long last period")];

    public static IReadOnlyList<Choice<bool>> SwapFloors { get; } = [new(true, "With the loan's floor"), new(false, "Without a floor")];

    public static IReadOnlyList<Choice<string>> DayCounts { get; } = [.. DayCount.All.Select(dayCount => new Choice<string>(dayCount.Name, dayCount.Name))];

    public static IReadOnlyList<Choice<AmortisationStyle>> Amortisations { get; } =
    [
        new(AmortisationStyle.Sculpted, "Sculpted to cash flow"), new(AmortisationStyle.Level, "Level payments"),
        new(AmortisationStyle.Straight, "Straight line"), new(AmortisationStyle.Bullet, "Bullet"),
        new(AmortisationStyle.Custom, "Entered payments"), new(AmortisationStyle.GreaterOf, "Greater of cash and cost"), new(AmortisationStyle.Supported, "What cash and value support"),
    ];

    public static IReadOnlyList<Choice<AmortisationStyle?>> AmendedAmortisations { get; } =
        [new(null, "Unchanged"), .. Amortisations.Select(choice => new Choice<AmortisationStyle?>(choice.Value, choice.Label))];

    public static IReadOnlyList<Choice<LimitStatus>> LimitStatuses { get; } =
        [new(LimitStatus.Applied, "Applied"), new(LimitStatus.Policy, "Policy"), new(LimitStatus.ShownOnly, "Shown only")];

    public static IReadOnlyList<Choice<CovenantKind>> CovenantKinds { get; } =
    [
        new(CovenantKind.DebtServiceCoverage, "Debt service cover"), new(CovenantKind.LoanToValue, "Loan to value"),
        new(CovenantKind.LoanToCost, "Loan to cost"), new(CovenantKind.ContractRealisation, "Contract realisation"),
        new(CovenantKind.MinimumLiquidity, "Minimum liquidity"), new(CovenantKind.InterestCoverage, "Interest cover"),
        new(CovenantKind.ForwardDebtServiceCoverage, "Debt service cover ahead"), new(CovenantKind.HedgeShare, "Interest hedged"),
        new(CovenantKind.PowerHedgeShare, "Power hedged"), new(CovenantKind.CustomerConcentration, "Customer concentration"),
        new(CovenantKind.CollateralLocation, "Collateral location"), new(CovenantKind.ChipAge, "Age of the fleet"),
        new(CovenantKind.RentalIndexTier, "Rental index tiers"),
    ];

    public static IReadOnlyList<Choice<CovenantPurpose>> CovenantPurposes { get; } =
        [new(CovenantPurpose.Maintenance, "The loan"), new(CovenantPurpose.DrawStop, "Further draws only"), new(CovenantPurpose.Trigger, "Nothing by itself: a trigger")];

    public static IReadOnlyList<Choice<ObservationBasis>> ObservationBases { get; } =
        [new(ObservationBasis.Window, "The whole window"), new(ObservationBasis.Month, "One month, summed here")];

    public static IReadOnlyList<Choice<ChipAgeBasis>> AgeBases { get; } =
    [
        new(ChipAgeBasis.OldestInService, "Oldest lot, from service"), new(ChipAgeBasis.WeightedInService, "Average by cost, from service"),
        new(ChipAgeBasis.OldestGeneration, "Oldest model, from its launch"), new(ChipAgeBasis.WeightedGeneration, "Average by cost, from launch"),
    ];

    public static IReadOnlyList<Choice<RestatementRule>> RestatementRules { get; } =
        [new(RestatementRule.AsFirstPublished, "First print counts"), new(RestatementRule.AsRestated, "Newest print counts")];

    public static IReadOnlyList<Choice<UndertakingKind>> UndertakingKinds { get; } =
        [.. Enum.GetValues<UndertakingKind>().Select(kind => new Choice<UndertakingKind>(kind, MonitoringCalendar.Words(kind)))];

    public static IReadOnlyList<Choice<string>> Curves(CurveCatalogue catalogue) =>
        [.. catalogue.Kinds.Select(kind => new Choice<string>(kind.Id, kind.DisplayName, kind.WhyNoMark is not null ? "Views, not for the mark" : kind.AssemblyHash is null ? null : "Plug-ins"))];

    public static IReadOnlyList<Choice<string>> Models(MarketSnapshot snapshot) =>
    [
        .. snapshot.Models.Values
            .OrderBy(model => model.Vendor.Equals("NVIDIA", StringComparison.OrdinalIgnoreCase) ? 0 : 1)
            .ThenBy(model => model.Vendor, StringComparer.Ordinal)
            .ThenByDescending(model => model.GeneralAvailability ?? model.PlannedAvailability ?? model.Announced)
            .Select(model => new Choice<string>(model.Key, model.DisplayName, model.Vendor)),
    ];

    public static string Words(CostCategory category) => category switch
    {
        CostCategory.Gpu => "GPU",
        CostCategory.Network => "Network",
        CostCategory.Installation => "Installation",
        CostCategory.Freight => "Freight",
        CostCategory.Duty => "Duty",
        CostCategory.Soft => "Soft cost",
    };

    public static string Words(SupportKind kind) => SupportKinds.First(choice => choice.Value == kind).Label;

    public static string Words(OpinionKind kind) => OpinionKinds.First(choice => choice.Value == kind).Label;

    public static string Words(LimitStatus status) => LimitStatuses.First(choice => choice.Value == status).Label;

    public static string Words(CovenantState state) => state switch
    {
        CovenantState.Compliant => "Compliant",
        CovenantState.AtRisk => "At risk",
        CovenantState.Breached => "Breached",
        CovenantState.NotTestedYet => "Not tested yet",
    };

    public static string Words(MonitoringKind kind) => kind switch
    {
        MonitoringKind.Test => "Test",
        MonitoringKind.Certificate => "Certificate",
        MonitoringKind.Document => "Document",
        MonitoringKind.WaiverEnds => "Waiver ends",
        MonitoringKind.CureRightEnds => "Cure right ends",
        MonitoringKind.Amendment => "Amendment",
    };

    public static string Words(MonitoringState state) => state switch
    {
        MonitoringState.Ahead => "Ahead",
        MonitoringState.Due => "Due",
        MonitoringState.Late => "Late",
        MonitoringState.Done => "Done",
        MonitoringState.Excepted => "Excepted",
    };

    public static string Tone(MonitoringState state) => state switch
    {
        MonitoringState.Ahead => "",
        MonitoringState.Due => "warn",
        MonitoringState.Late => "bad",
        MonitoringState.Done or MonitoringState.Excepted => "good",
    };

    public static string Tone(CovenantState state) => state switch
    {
        CovenantState.Compliant => "good",
        CovenantState.AtRisk => "warn",
        CovenantState.Breached => "bad",
        CovenantState.NotTestedYet => "",
    };

    /// <summary>Why principal is repaid early, in words.</summary>
    public static string Words(PrepaymentKind kind) => kind switch
    {
        PrepaymentKind.Proceeds => "Lot lost or sold",
        PrepaymentKind.Voluntary => "Voluntary",
        PrepaymentKind.LoanToCost => "Loan-to-cost",
        PrepaymentKind.NegativeOperatingIncome => "Coming cash short",
    };
}
