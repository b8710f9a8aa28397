using System.Globalization;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Credit;
using GpuLending.Engine.Loans;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>8. What the borrower pays and the lender earns.</summary>
internal static class PricingSection
{
    public static IEnumerable<MemoBlock> Write(MemoSource source)
    {
        var facility = source.Case.Facility;
        var interest = facility.Interest;
        var returns = source.Result.Returns;
        var credit = source.Result.Credit;
        foreach (var block in source.Narrative("pricing")) yield return block;
        List<MemoFact> terms = [new("Kind of rate", source.Input(Sentences.Words(interest.Kind), "/facility/interest/kind"))];
        if (interest.Kind == RateKind.Fixed)
        {
            terms.Add(new("Fixed rate", source.Input(FigureFormat.Rate(interest.FixedRatePerAnnum), "/facility/interest/fixedRatePerAnnum")));
        }
        else
        {
            terms.Add(new("Margin over " + interest.Index, source.Input(FigureFormat.Rate(interest.MarginPerAnnum), "/facility/interest/marginPerAnnum")));
            if (LoanTerms.Tiers(facility) is { } tiers) terms.Add(new("Margin by customer or draw", source.Input(tiers, "/facility/interest/marginTiers")));
            terms.Add(new("Floor of the base rate", source.Input(FigureFormat.Rate(interest.FloorPerAnnum), "/facility/interest/floorPerAnnum")));
            terms.Add(new("Base rate at closing", FigureFormat.Rate(returns.BaseRateAtClosing)));
            terms.Add(new("Setting of the base rate", source.Input(RateTerms.Setting(interest), "/facility/interest/setting")));
            if (interest.Fixings.Count > 0)
            {
                terms.Add(new("Published rates", source.Input(
                    $"{interest.Fixings.Count} from {FigureFormat.Date(interest.Fixings[0].Date)} to {FigureFormat.Date(interest.Fixings[^1].Date)}; forwards elsewhere", "/facility/interest/fixings")));
            }

            terms.Add(new("Cap and swap", source.Input(RateTerms.Hedges(interest), "/facility/interest/swapShare")));
            if (returns.HedgedRateAtClosing is { } hedged) terms.Add(new("Borrower's rate at closing after them", FigureFormat.Rate(hedged)));
        }

        if (LoanTerms.Steps(interest) is { } steps) terms.Add(new(interest.Kind == RateKind.Fixed ? "Steps of the rate" : "Steps of the margin", source.Input(steps, "/facility/interest/marginSteps")));
        if (LoanTerms.InKind(interest) is { } kind) terms.Add(new("Interest in kind", source.Input(kind, "/facility/interest/payInKind")));
        if (LoanTerms.Premium(facility.Prepayment.Premium) is { } premium) terms.Add(new("Prepayment premium", source.Input(premium, "/facility/prepayment/premium")));
        if (facility.Fees.HedgePremium is { } hedge) terms.Add(new("Hedge premium at closing", source.Input(FigureFormat.WithCurrency(hedge, source.Scale), "/facility/fees/hedgePremium")));
        terms.AddRange(
        [
            new("All-in rate at closing", FigureFormat.Rate(returns.RateAtClosing)),
            new("Day count", source.Input(interest.DayCount, "/facility/interest/dayCount")),
            new("Payment days", source.Input(RateTerms.PaymentDays(facility.PaymentDates), "/facility/paymentDates/rule")),
            new("Default margin on overdue amounts", interest.DefaultMarginPerAnnum == 0
                ? "none"
                : source.Input(FigureFormat.Rate(interest.DefaultMarginPerAnnum), "/facility/interest/defaultMarginPerAnnum")),
            new("Interest capitalised until", interest.CapitalisedUntil is null
                ? "paid throughout"
                : source.Input(FigureFormat.Date(interest.CapitalisedUntil), "/facility/interest/capitalisedUntil")),
            new("Original issue discount", source.Input(FigureFormat.Percent(facility.Fees.OriginalIssueDiscount), "/facility/fees/originalIssueDiscount")),
            new("Upfront fee", source.Input(FigureFormat.Percent(facility.Fees.Upfront), "/facility/fees/upfront")),
            new("Undrawn fee a year", source.Input(FigureFormat.Percent(facility.Fees.UndrawnPerAnnum), "/facility/fees/undrawnPerAnnum")),
            new("Agent's fee a year", source.Input(FigureFormat.Price(facility.Fees.AgencyPerAnnum), "/facility/fees/agencyPerAnnum")),
            new("Exit fee", source.Input(FigureFormat.Percent(facility.Fees.Exit), "/facility/fees/exit")),
        ]);
        yield return new MemoFacts("Terms", terms);
        yield return new MemoFacts("Return",
        [
            new("Lender's internal rate of return (XIRR)", FigureFormat.Rate(returns.LenderXirr)),
            new("Nominal yield at the payment frequency", FigureFormat.Rate(returns.NominalYield)),
            new("Weighted average life", FigureFormat.Years(returns.WeightedAverageLifeYears)),
            new("Multiple on invested capital", FigureFormat.Multiple(returns.MultipleOnInvestedCapital)),
            new("Interest over the life", source.WithCurrency(returns.TotalInterest)),
            new("Fees and discount over the life", source.WithCurrency(returns.TotalFees)),
            new("Expected loss over the life, discounted", credit?.LifetimeLoss is { } loss
                ? $"{source.WithCurrency(loss)}, {FigureFormat.Percent(credit.LifetimeLossShare)} of the loan"
                : FigureFormat.NotProvided),
            new("Return on economic capital (RAROC)", FigureFormat.Rate(credit?.Return?.Ratio)
                + (credit is { HurdlePerAnnum: { } hurdle, Return: not null } ? $", the lender asks {FigureFormat.Rate(hurdle)}" : "")),
        ]);
        if (credit is null) yield break;
        if (credit.Pricing is { } price)
        {
            yield return PriceTables.Price(price);
            yield return PriceTables.Ways(source, price);
        }

        if (credit.Years.Count > 0) yield return ExpectedLoss(source, credit);
        if (credit.Return is { } yearly) yield return Capital(source, yearly);
        if (credit.BorrowingBase is { } lent)
        {
            yield return new MemoParagraph($"A borrowing base on the {CovenantClauses.Lower(source.Case.Credit.LossPremise.DisplayName())}, less haircuts of "
                + $"{FigureFormat.Percent(source.Case.Credit.Haircuts.Sum(haircut => haircut.Share))} of the original value, would lend {source.WithCurrency(lent)} at closing. Shown only.");
        }

        foreach (var missing in credit.Missing) yield return new MemoParagraph(missing, MemoTone.Note);
    }

    private static MemoTable ExpectedLoss(MemoSource source, CreditMeasures credit) => new("Expected loss by year",
        [
            new("Year", Figures: false, Weight: 0.6), new("Default"), new("Exposure", source.AmountUnit), new("Collateral", source.AmountUnit), new("Loss given default"),
            new("Expected loss", source.AmountUnit),
        ],
        [
            .. credit.Years.Select(year => new MemoRow(
            [
                year.Year.ToString(CultureInfo.InvariantCulture), FigureFormat.Percent(year.MarginalProbability), FigureFormat.Bare(year.Exposure, source.Scale),
                FigureFormat.Bare(year.Value, source.Scale), FigureFormat.Percent(year.LossGivenDefault), FigureFormat.Bare(year.Discounted, source.Scale),
            ])),
            new MemoRow(
                ["Life", FigureFormat.Percent(credit.Years.Sum(year => year.MarginalProbability)), "", "", "", FigureFormat.Bare(credit.LifetimeLoss, source.Scale)], Emphasis: true),
        ],
        (credit.Rating is { } rating ? $"Default rates of {rating} as in the market data; the shipped rates are assumed. " : "Default rate as entered. ")
            + (source.Case.Credit.Recovery is null ? "" : "Loss given default by route: see the rating. ")
            + $"Collateral in the middle of the year on the {CovenantClauses.Lower(source.Case.Credit.LossPremise.DisplayName())}, after haircuts; losses discounted at {FigureFormat.Rate(credit.DiscountRatePerAnnum)}.");

    private static MemoFacts Capital(MemoSource source, RiskAdjustedReturn yearly) => new("Return on capital, yearly averages",
    [
        new("Interest, discount and fees", source.WithCurrency(yearly.Income)),
        new("Less funding", source.Input(source.WithCurrency(yearly.Funding), "/credit/fundingSpreadPerAnnum")),
        new("Less running cost", source.Input(source.WithCurrency(yearly.Cost), "/credit/costPerAnnum")),
        new("Less expected loss", source.WithCurrency(yearly.ExpectedLoss)),
        new("Return on the capital", source.Input(source.WithCurrency(yearly.CapitalReturn), "/credit/capitalReturnPerAnnum")),
        new("Economic capital", source.Input(source.WithCurrency(yearly.Capital), "/credit/capitalShare")),
    ]);
}
