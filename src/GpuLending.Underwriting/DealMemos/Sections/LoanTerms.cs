using GpuLending.Engine.Loans;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>What moves a loan after closing, in words: margins, interest in kind, commitment steps, prepayments, amendments, lease. Null where the terms hold nothing.</summary>
internal static class LoanTerms
{
    /// <summary>The margin as it starts: one, or one for each class of customers, or draw by draw.</summary>
    public static string? Tiers(Facility facility)
    {
        List<string> words = [.. facility.Interest.MarginTiers.Select(tier => tier.WorstRating == "NR"
            ? $"{FigureFormat.Rate(tier.MarginPerAnnum)} for all other customers"
            : $"{FigureFormat.Rate(tier.MarginPerAnnum)} for customers rated {tier.WorstRating} or better")];
        words.AddRange(facility.Draws.Kind != DrawPlanKind.Entered ? [] : facility.Draws.Entered.Where(draw => draw.MarginPerAnnum is not null)
            .Select(draw => $"{FigureFormat.Rate(draw.MarginPerAnnum)} on the draw of {FigureFormat.Date(draw.Date)}"));
        return Joined(words);
    }

    public static string? Steps(InterestTerms interest) => Joined([.. interest.MarginSteps.OrderBy(step => step.Date)
        .Select(step => $"{(step.ChangePerAnnum < 0 ? "down" : "up")} {FigureFormat.Rate(Math.Abs(step.ChangePerAnnum))} a year from {FigureFormat.Date(step.Date)}")]);

    public static string? InKind(InterestTerms interest) => interest.PayInKind is not { } kind
        ? null
        : $"{FigureFormat.Percent(kind.Share)} of interest{(kind.From is { } from ? $" from {FigureFormat.Date(from)}" : "")} until {FigureFormat.Date(kind.Until)} may be added to principal"
            + (kind.MarginPerAnnum > 0 ? $", {FigureFormat.Rate(kind.MarginPerAnnum)} a year more on that part" : "");

    public static string? CommitmentSteps(Facility facility, AmountScale scale) => Joined([.. facility.CommitmentSteps.OrderBy(step => step.Date)
        .Select(step => $"{FigureFormat.WithCurrency(step.Amount, scale)} more from {FigureFormat.Date(step.Date)}"
            + (step.Condition.Length > 0 ? $", {CovenantClauses.Lower(step.Condition.TrimEnd('.'))}" : ""))]);

    public static string? Voluntary(PrepaymentTerms terms, AmountScale scale)
    {
        if (terms.Voluntary.Count == 0 && terms.Premium is null)
            return null;
        List<string> words = ["on any payment date, " + (Premium(terms.Premium) ?? "at par")];
        words.AddRange(terms.Voluntary.OrderBy(one => one.Date).Select(one => $"{FigureFormat.WithCurrency(one.Amount, scale)} announced for {FigureFormat.Date(one.Date)}"
            + (one.WithoutPremium ? " at par" : "") + (one.Reason.Length > 0 ? $" ({one.Reason.TrimEnd('.')})" : "")));
        words.Add(Application(terms.Application));
        return Joined(words);
    }

    public static string? Mandatory(PrepaymentTerms terms, AmountScale scale)
    {
        List<string> words = [];
        if (terms.LoanToCostAbove is { } cap)
            words.Add($"what is above a loan-to-cost of {FigureFormat.Percent(cap)}");
        if (terms.OnNegativeOperatingIncome)
            words.Add($"{FigureFormat.Months(terms.NegativeIncomeMonthsAhead)} before cash would not pay debt service, the amount after which it does");
        words.AddRange(terms.Proceeds.OrderBy(one => one.Date).Select(one =>
            $"{FigureFormat.Percent(one.PrepaidShare)} of {FigureFormat.WithCurrency(one.Amount, scale)} for {(one.LotId.Length > 0 ? "lot " + one.LotId : "hardware")} "
            + (one.Kind switch { ProceedsKind.Casualty => "lost", ProceedsKind.Disposal => "sold" }) + $", {FigureFormat.Date(one.Date)}"));
        if (words.Count > 0)
            words.Add(terms.Premium is { OnMandatory: true } ? "with the premium" : "at par");
        return Joined(words);
    }

    /// <summary>The premium; null at par.</summary>
    public static string? Premium(PrepaymentPremium? premium)
    {
        if (premium is null)
            return null;
        List<string> words = [];
        if (premium.MakeWholeUntil is { } until)
            words.Add($"made whole until {FigureFormat.Date(until)} at {FigureFormat.Rate(premium.ReinvestmentRatePerAnnum)} plus {FigureFormat.Rate(premium.SpreadPerAnnum)}");
        words.AddRange(premium.PremiumSteps.OrderBy(step => step.Until).Select(step => $"{FigureFormat.Percent(1 + step.Share)} until {FigureFormat.Date(step.Until)}"));
        return words.Count == 0 ? null : string.Join(", ", words) + ", then at par";
    }

    public static string Application(PrepaymentApplication application) => application switch
    {
        PrepaymentApplication.InverseOrder => "applied to the last instalments first",
        PrepaymentApplication.ProRata => "applied to all instalments in proportion",
        PrepaymentApplication.InOrderOfMaturity => "applied to the next instalments first",
    };

    /// <summary>One sentence an amendment, in the order in which they count.</summary>
    public static IReadOnlyList<string> Amendments(Facility facility, AmountScale scale) => [.. facility.Amendments.OrderBy(one => one.EffectiveDate).Select(one =>
    {
        List<string> changes = [];
        if (one.MarginPerAnnum is { } margin) changes.Add($"{(facility.Interest.Kind == RateKind.Fixed ? "rate" : "margin")} {FigureFormat.Rate(margin)}");
        if (one.TenorMonths is { } months) changes.Add($"{FigureFormat.Months(months)} from each draw");
        if (one.FinalMaturity is { } maturity) changes.Add($"no later than {FigureFormat.Date(maturity)}");
        if (one.Commitment is { } commitment) changes.Add($"commitment {FigureFormat.WithCurrency(commitment, scale)}");
        if (one.Amortisation is { } repayment) changes.Add(TransactionSection.Amortisation(repayment));
        return $"From {FigureFormat.Date(one.EffectiveDate)}{(one.SignedOn is { } signed ? $", signed {FigureFormat.Date(signed)}" : ", proposed")}: "
            + (one.Description.Length > 0 ? one.Description.TrimEnd('.') + (changes.Count > 0 ? "; " : "") : "") + string.Join(", ", changes) + ".";
    })];

    public static string? Lease(Facility facility) => facility.Kind != FacilityKind.EquipmentLease
        ? null
        : $"equal rents in {(facility.Lease.RentInAdvance ? "advance" : "arrears")}, residual of {FigureFormat.Percent(facility.Lease.ResidualShare)} of the cost leased, purchase option at "
            + (facility.Lease.PurchaseOptionShare is { } price ? $"{FigureFormat.Percent(price)} of it" : "fair market value");

    private static string? Joined(List<string> words) => words.Count == 0 ? null : string.Join("; ", words);
}
