using GpuLending.Engine;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Covenants;
using GpuLending.Engine.Sizing;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.Approvals;

/// <summary>The lender's policy, rule by rule, and what a deal breaks of it.</summary>
public static class PolicyRules
{
    /// <summary>Rounding in the last digits is no exception.</summary>
    private const double Hair = 1e-9;

    /// <summary>All rules, in the order a memo lists them.</summary>
    public static IReadOnlyList<PolicyRule> All { get; } =
    [
        new("loan-to-value", "Loan to value on draw and payment dates", bounds => "at most " + FigureFormat.Percent(bounds.MaximumLoanToValue),
            deal => deal.MaximumLoanToValue is { } ratio && ratio > deal.Bounds.MaximumLoanToValue + Hair ? FigureFormat.Percent(ratio) : null),
        new("debt-service-coverage", "Lowest debt service coverage", bounds => "at least " + FigureFormat.Multiple(bounds.MinimumDebtServiceCoverage),
            deal => deal.Result.Coverage.MinimumDebtService is { } ratio && ratio < deal.Bounds.MinimumDebtServiceCoverage - Hair ? FigureFormat.Multiple(ratio) : null),
        new("balloon", "Balance left for the last day", bounds => "at most " + FigureFormat.Percent(bounds.MaximumBalloonShare) + " of the loan",
            deal => deal.BalloonShare > deal.Bounds.MaximumBalloonShare + Hair ? FigureFormat.Percent(deal.BalloonShare) + " of the loan" : null),
        new("tenor-past-contracts", "Debt after the last contract has ended", bounds => "at most " + FigureFormat.Months(bounds.MaximumMonthsPastContracts),
            deal => deal.Result.RunOff.MonthsOfDebtPast > deal.Bounds.MaximumMonthsPastContracts ? FigureFormat.Months(deal.Result.RunOff.MonthsOfDebtPast) : null),
        new("advance-above-grid", "Advance on cost against the grid's row for the customers' credit", _ => "the grid's advance", BeyondGrid),
        new("unrated-customers", "Contracted revenue from customers without a rating", bounds => "at most " + FigureFormat.Percent(bounds.MaximumUnratedRevenueShare),
            deal => deal.UnratedShare is { } share && share > deal.Bounds.MaximumUnratedRevenueShare + Hair ? FigureFormat.Percent(share) : null),
        new("customer-concentration", "Contracted revenue from one customer below investment grade", bounds => "at most " + FigureFormat.Percent(bounds.MaximumCustomerShare),
            deal => deal.LargestBelowInvestmentGrade is var (customer, share) && share > deal.Bounds.MaximumCustomerShare + Hair
                ? $"{FigureFormat.Percent(share)} from {customer}"
                : null),
        new("no-contract", "Contracted revenue", _ => "some",
            deal => deal.UnratedShare is null ? "none" : null),
        new("thin-price-history", "Price history of the fleet's models", _ => "no model with a thin history", ThinModels),
        new("mark-override", "Marks set by hand", _ => "none; a second person signs each with the revision",
            deal => deal.Document.Case.Valuation.Overrides is { Count: > 0 } overrides
                ? string.Join("; ", overrides.Select(given => Override(deal, given)))
                : null),
        new("stale-opinion", "Opinions of value in writing", _ => "none expired", StaleOpinions),
        new("lien-position", "Lien on the fleet", _ => "first and perfected on every lot",
            deal => deal.Document.Case.Lots.Where(lot => lot.Lien != LienPosition.First).ToList() is { Count: > 0 } behind
                ? string.Join("; ", behind.Select(lot => $"lot {lot.Id} {(lot.Lien == LienPosition.Second ? "second" : "not perfected")}"))
                : null),
        new("projected-breach", "Covenants in the base case", _ => "no breach projected",
            deal => deal.Result.Covenants.Where(covenant => covenant.Worst == CovenantState.Breached).ToList() is { Count: > 0 } breached
                ? string.Join("; ", breached.Select(covenant => $"{covenant.Name} from {FigureFormat.Date(covenant.FirstBreach)}"))
                : null),
    ];

    /// <summary>The rules that a deal goes beyond, each with what the document says about it.</summary>
    /// <param name="document">What is underwritten.</param>
    /// <param name="result">What the engine says about it.</param>
    /// <param name="policy">The policy of the market it was computed on.</param>
    public static IReadOnlyList<PolicyException> Raise(DealDocument document, UnderwritingResult result, LendingPolicy policy)
    {
        var deal = new PolicySubject(document, result, policy);
        return
        [
            .. from rule in All
               let actual = rule.Beyond(deal)
               where actual is not null
               let mitigant = document.Mitigants.GetValueOrDefault(rule.Key)
               select new PolicyException(
                   rule.Key, rule.Title, rule.Limit(policy.ExceptionThresholds), actual, string.IsNullOrWhiteSpace(mitigant?.Text) ? null : mitigant.Text.Trim(), mitigant?.Expiry),
        ];
    }

    private static string Override(PolicySubject deal, MarkOverride given)
    {
        var factor = deal.Result.Collateral.Lots.FirstOrDefault(lot => lot.LotId == given.LotId)?.MarkFactor;
        var level = factor is { } of ? $", {FigureFormat.Percent(of)} of the curve" : "";
        return $"lot {given.LotId} at {FigureFormat.Price(given.ValuePerGpu)} a GPU from {FigureFormat.Date(given.Date)}{level}: {given.Reason.Trim()}";
    }

    private static string? StaleOpinions(PolicySubject deal)
    {
        var stale = deal.Result.Collateral.Lots.SelectMany(lot => lot.Opinions.Where(opinion => opinion is { InWriting: true, Expired: true })
            .Select(opinion => $"{OpinionWords.Name(opinion.Kind).ToLowerInvariant()} of {FigureFormat.Date(opinion.Date)} ({opinion.Source}) expired on {FigureFormat.Date(opinion.Expiry)}"))
            .Distinct(StringComparer.Ordinal).ToList();
        return stale.Count == 0 ? null : string.Join("; ", stale);
    }

    private static string? BeyondGrid(PolicySubject deal)
    {
        var sizing = deal.Result.Sizing;
        if (sizing.EligibleCost <= 0)
            return null;
        // The letter, cover and tenor that the advance itself is read by, so that the exception and the sizing never disagree.
        if (sizing.Grid is not { } grid)
            return null;
        var advance = sizing.LoanSizeUnrounded / sizing.EligibleCost;
        return advance > grid.AdvanceRate + Hair
            ? $"{FigureFormat.Percent(advance)} where the grid gives {FigureFormat.Percent(grid.AdvanceRate)} ({grid.Rating}, {FigureFormat.Multiple(grid.ContractedCover)}, {FigureFormat.Months(grid.TenorMonths)})"
            : null;
    }

    private static string? ThinModels(PolicySubject deal)
    {
        var thin = deal.Result.Collateral.Lots.Where(lot => lot.ThinHistory).Select(lot => lot.LotId).ToHashSet(StringComparer.Ordinal);
        return thin.Count == 0
            ? null
            : string.Join(", ", deal.Document.Case.Lots.Where(lot => thin.Contains(lot.Id)).Select(lot => lot.GpuModel).Distinct(StringComparer.Ordinal));
    }
}
