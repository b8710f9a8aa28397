using GpuLending.Engine.Loans;

namespace GpuLending.Engine.Sizing;

/// <summary>The uses of money that depend on the loan, and who funds them. loan = advance x (cost + uses at the advance) + uses in full. See docs/methodology/uses-of-the-loan.md.</summary>
internal static class UsesOfLoan
{
    public const string ToFirst = "interest-to-first-payment";

    private static readonly (string Key, string Name)[] Names =
    [
        ("discount", "Original issue discount"),
        ("upfront-fee", "Upfront fee"),
        ("capitalised-interest", "Capitalised interest"),
        (ToFirst, "Interest to the first payment"),
        ("debt-service-reserve", "Debt service reserve"),
    ];

    /// <summary>Funding by use, in the order of the list.</summary>
    public static UseFunding[] Funding(AdvanceOnCostTerms terms)
    {
        return [Counted(terms.Uses.Discount), Counted(terms.Uses.UpfrontFee), Counted(terms.Uses.CapitalisedInterest), terms.Uses.InterestToFirstPayment, terms.Uses.DebtServiceReserve];

        UseFunding Counted(UseFunding own) => own == UseFunding.Sponsor && terms.FinancingCostEligible ? UseFunding.Advance : own;
    }

    /// <summary>Amounts by use for a loan.</summary>
    /// <param name="context">The case and its loan.</param>
    /// <param name="v">The loan's vectors.</param>
    /// <param name="size">Its size.</param>
    public static double[] Of(SizingContext context, LoanVectors v, double size)
    {
        var facility = context.DealCase.Facility;
        var plan = context.Plan;
        var isNew = facility.OpeningBalance is null;
        var capitalised = 0.0;
        foreach (var part in v.Capitalised)
            capitalised += part;
        return
        [
            isNew ? facility.Fees.OriginalIssueDiscount * size : 0,
            isNew ? facility.Fees.Upfront * size : 0,
            capitalised,
            isNew ? ToFirstPayment(plan, v) : 0,
            Reserve(context, v),
        ];
    }

    /// <summary>Interest due in cash at each draw's first payment.</summary>
    public static double ToFirstPayment(LoanPlan plan, LoanVectors v)
    {
        var interest = 0.0;
        for (var d = 0; d < plan.Draws.Length; d++)
            interest += v.InterestOf(d)[plan.Draws[d].First];
        return Math.Max(0, interest);
    }

    /// <summary>What the advance and the loan itself fund of the uses.</summary>
    public static (double AtAdvance, double InFull) Funded(SizingContext context, LoanVectors v, double size)
    {
        var funding = Funding(context.DealCase.Sizing.AdvanceOnCost);
        var amounts = Of(context, v, size);
        double atAdvance = 0, inFull = 0;
        for (var i = 0; i < amounts.Length; i++)
        {
            if (funding[i] == UseFunding.Advance)
                atAdvance += amounts[i];
            else if (funding[i] == UseFunding.Loan)
                inFull += amounts[i];
        }

        return (atAdvance, inFull);
    }

    /// <summary>The uses at the loan's size, for the result.</summary>
    public static LoanUse[] List(SizingContext context, LoanVectors v, double size)
    {
        var funding = Funding(context.DealCase.Sizing.AdvanceOnCost);
        var amounts = Of(context, v, size);
        return [.. Names.Select((name, i) => new LoanUse(name.Key, name.Name, funding[i], amounts[i], size > 0 ? amounts[i] / size : null))];
    }

    /// <summary>The months of reserve as a part of the debt service of the twelve months after the last draw, as sources and uses have it.</summary>
    private static double Reserve(SizingContext context, LoanVectors v)
    {
        var months = Amounts.Between(context.DealCase.Facility.DebtServiceReserveMonths, 0, 60, "/facility/debtServiceReserveMonths");
        if (months == 0)
            return 0;
        var plan = context.Plan;
        var from = plan.Draws[^1].Month;
        var year = 0.0;
        for (var k = 1; k <= plan.LastPayment; k++)
        {
            if (plan.Months[k] > from && plan.Months[k] <= from + 12)
                year += v.Interest[k] + v.Principal[k] - v.Balloon[k];
        }

        return Math.Max(0, year) * months / 12;
    }
}
