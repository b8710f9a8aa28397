using GpuLending.Engine.Collateral;
using GpuLending.Engine.Covenants;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>The first page: the decision on one sheet.</summary>
internal static class SummaryPage
{
    public const string Key = "summary";
    private const int LongestRecommendation = 210;

    public static MemoSection Write(MemoSource source)
    {
        var result = source.Result;
        var coverage = result.Coverage;
        var returns = result.Returns;
        var interest = source.Case.Facility.Interest;
        var atClosing = coverage.LoanToValue.FirstOrDefault(value => value is not null);
        var failing = result.Covenants.Where(covenant => covenant.Worst == CovenantState.Breached).Select(covenant => covenant.CovenantId).ToHashSet();
        var breached = source.Case.Covenants.Where(covenant => failing.Contains(covenant.Id) && covenant.Purpose != CovenantPurpose.Trigger).Select(covenant => CovenantClauses.Name(covenant, source.Scale)).ToList();
        List<MemoBlock> blocks =
        [
            new MemoParagraph(Sentence(source), MemoTone.Lead),
            new MemoKeyFigures(
            [
                new("Loan size", source.LoanSize, Asked(source)),
                new("Limited by", result.Sizing.Binding?.Name ?? "no limit", LimitsTable.Next(source)),
                new("Minimum cover", FigureFormat.Multiple(coverage.MinimumDebtService), $"average {FigureFormat.Multiple(coverage.AverageDebtService)}"),
                new("Loan-to-value", FigureFormat.Percent(atClosing, 1), $"on {source.Case.Valuation.Premise.Abbreviation()}; highest {FigureFormat.Percent(coverage.MaximumLoanToValue, 1)}"),
                new("Rate at closing", FigureFormat.Rate(returns.RateAtClosing), RateTerms.Short(interest)),
                new("Lender's return", FigureFormat.Rate(returns.LenderXirr), "XIRR, effective"),
                new("Average life", FigureFormat.Years(returns.WeightedAverageLifeYears), $"last due {FigureFormat.Date(result.Loan.FinalMaturity)}"),
                new("Debt past contracts", source.Amount(result.RunOff.BalancePast), FigureFormat.Months(result.RunOff.MonthsOfDebtPast)),
            ]),
            CollateralCharts.ValueAgainstBalance(source),
            LimitsTable.Short(source),
            new MemoFacts("What the committee decides",
            [
                new("Recommendation", Short(source, source.NarrativeText("recommendation"))),
                new("Policy exceptions", Exceptions(source)),
                new("Covenants breached in the base case", breached.Count == 0 ? "none" : string.Join("; ", breached)),
                new("Alerts", result.Alerts.Count == 0 ? "none" : FigureFormat.Count(result.Alerts.Count) + (MemoOutline.Reference(source, "risks") is { Length: > 0 } where ? ", see " + where : "")),
                new("Decision", source.Decision ?? "none yet"),
            ]),
        ];
        return new MemoSection(Key, null, "Summary", blocks);
    }

    /// <summary>As much of a long text as one page can spare; the section on the request has all of it.</summary>
    private static string Short(MemoSource source, string text)
    {
        if (text.Length <= LongestRecommendation) return text;
        var where = MemoOutline.Reference(source, "request") is { Length: > 0 } section ? $" (all of it in {section})" : "";
        if (text.LastIndexOf(". ", LongestRecommendation, StringComparison.Ordinal) is > 40 and var end) return text[..(end + 1)] + where;
        var cut = text.LastIndexOf(' ', LongestRecommendation);
        return text[..(cut > 0 ? cut : LongestRecommendation)] + "…" + where;
    }

    private static string Exceptions(MemoSource source)
    {
        if (source.Exceptions.Count == 0) return "none";
        var open = source.Exceptions.Count(exception => string.IsNullOrWhiteSpace(exception.Mitigant));
        var titles = string.Join("; ", source.Exceptions.Take(3).Select(exception => exception.Title));
        return $"{FigureFormat.Count(source.Exceptions.Count)}: {titles}{(source.Exceptions.Count > 3 ? "; and others" : "")}"
            + (open == 0 ? "" : $" ({FigureFormat.Count(open)} without a mitigant)");
    }

    private static string Asked(MemoSource source) => source.Case.Facility.Commitment is { } commitment
        ? $"asked {FigureFormat.Amount(commitment, source.Scale)}" + (source.Case.Facility.CommitmentSteps.Count == 0 ? "" : ", and more in steps")
        : "no amount asked";

    private static string Sentence(MemoSource source)
    {
        var result = source.Result;
        var gpus = source.Case.Lots.Sum(lot => (long)lot.Count);
        var customers = source.Case.Contracts.Select(contract => contract.Customer).Where(name => name.Length > 0).Distinct().ToList();
        var paid = customers.Count switch
        {
            0 => "no contract pays for them",
            <= 3 => "let to " + string.Join(", ", customers),
            _ => $"let to {FigureFormat.Count(customers.Count)} customers",
        };
        return $"{FigureFormat.Text(source.Case.Borrower.Name)} borrows against {FigureFormat.Count(gpus)} GPUs, {paid}. "
            + SizingSection.Sentence(source);
    }
}
