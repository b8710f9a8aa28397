using GpuLending.Engine.Collateral;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Sizing;

namespace GpuLending.Engine.Cashflows;

/// <summary>Sources and uses until the last draw. Every line is money; sponsor's equity is what is left, so both sides sum to the same cent.
/// See docs/methodology/sources-and-uses.md.</summary>
internal static class FundingTable
{
    public static SourcesAndUses Of(
        DealCase dealCase, LoanPlan plan, LoanOutcome kept, FleetPlan fleet, OperatingVectors v, double size, Money loanSize,
        IReadOnlyList<LoanUse> withLoan, JuniorResult? junior, double? accounts = null)
    {
        var currency = dealCase.Currency;
        var isNew = dealCase.Facility.OpeningBalance is null;
        var fees = dealCase.Facility.Fees;
        var uses = new List<SourceOrUse>();
        var total = Money.Zero(currency);
        foreach (var category in Enum.GetValues<CostCategory>())
            Use(Name(category), Enumerable.Range(0, fleet.Count).Sum(lot => fleet.CostByCategory[lot][(int)category]));
        var gpu = Enumerable.Range(0, fleet.Count).Sum(lot => fleet.CostByCategory[lot][(int)CostCategory.Gpu]);
        Use("Original issue discount", isNew && fees.OriginalIssueDiscount > 0 ? fees.OriginalIssueDiscount * size : 0);
        Use("Upfront fee", isNew ? fees.Upfront * size : 0);
        Use("Hedge premium", isNew ? Amounts.NotNegative(fees.HedgePremium, currency, "/facility/fees/hedgePremium") : 0);
        var capitalised = Money.FromProjection(kept.Capitalised.Sum(), currency, RoundingRule.HalfAwayFromZero);
        Use("Capitalised interest", kept.Capitalised.Sum());
        // Interest to the first payment is a use only where somebody sets it aside; else cash flow pays it.
        foreach (var use in withLoan.Where(use => use.Key == UsesOfLoan.ToFirst && use.Funding != UseFunding.Sponsor))
            Use(use.Name, use.Amount);
        if (accounts is { } funded)
            Use("Reserve accounts", funded);
        else
            Use("Debt service reserve", Reserve(dealCase, plan, kept));
        if (junior is not null)
            Use($"{junior.Name}: discount and fee", (dealCase.Junior!.OriginalIssueDiscount + dealCase.Junior.Upfront) * junior.SizeUnrounded);

        var sources = new List<SourceOrUse> { new("Loan", loanSize) };
        var premium = Money.FromProjection(isNew && fees.OriginalIssueDiscount < 0 ? -fees.OriginalIssueDiscount * size : 0, currency, RoundingRule.HalfAwayFromZero);
        if (!premium.IsZero)
            sources.Add(new SourceOrUse("Issue premium", premium));
        if (!capitalised.IsZero)
            sources.Add(new SourceOrUse("Interest added to the loan", capitalised));
        var below = junior?.Size ?? Money.Zero(currency);
        if (!below.IsZero)
            sources.Add(new SourceOrUse(junior!.Name, below));
        var prepaid = 0.0;
        for (var m = 0; m <= plan.Draws[^1].Month; m++)
            prepaid += v.PrepaymentReceived[m];
        var prepayments = Money.FromProjection(prepaid, currency, RoundingRule.HalfAwayFromZero);
        if (!prepayments.IsZero)
            sources.Add(new SourceOrUse("Customer prepayments", prepayments));
        sources.Add(new SourceOrUse("Sponsor's equity", total - loanSize - premium - below - capitalised - prepayments));
        return new SourcesAndUses(sources, uses, total, total.IsZero ? null : gpu / (double)total.Amount);

        void Use(string name, double amount)
        {
            var money = Money.FromProjection(amount, currency, RoundingRule.HalfAwayFromZero);
            if (money.IsZero)
                return;
            uses.Add(new SourceOrUse(name, money));
            total += money;
        }
    }

    /// <summary>The months of reserve as a part of the debt service of the twelve months after the last draw.</summary>
    public static double Reserve(DealCase dealCase, LoanPlan plan, LoanOutcome kept)
    {
        var months = Amounts.Between(dealCase.Facility.DebtServiceReserveMonths, 0, 60, "/facility/debtServiceReserveMonths");
        if (months == 0)
            return 0;
        var from = plan.Draws[^1].Month;
        var year = 0.0;
        for (var k = 1; k <= plan.LastPayment; k++)
        {
            if (plan.Months[k] > from && plan.Months[k] <= from + 12)
                year += kept.DebtServiceDue(k);
        }

        // What a cap pays out while interest is capitalised is no debt service to hold in reserve.
        return Math.Max(0, year) * months / 12;
    }

    /// <summary>Names of the cost categories, by category.</summary>
    public static string[] Categories { get; } = [.. Enum.GetValues<CostCategory>().Select(Name)];

    private static string Name(CostCategory category) => category switch
    {
        CostCategory.Gpu => "GPUs",
        CostCategory.Network => "Network",
        CostCategory.Installation => "Installation",
        CostCategory.Freight => "Freight",
        CostCategory.Duty => "Duty",
        CostCategory.Soft => "Soft cost",
    };
}
