using System.Globalization;
using GpuLending.Engine.Waterfalls;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>The agreed waterfall: rules in order with what they pay over the loan's life, accounts, triggers, the sponsor's return.</summary>
internal static class WaterfallTables
{
    public static IEnumerable<MemoBlock> Write(MemoSource source)
    {
        if (source.Case.Waterfall is not { } terms || source.Result.Waterfall is not { } result) yield break;
        yield return Rules(source, terms, result);
        if (terms.Accounts.Count > 0) yield return Accounts(source, terms, result);
        if (terms.Triggers.Count > 0) yield return Triggers(source, terms, result);
        yield return Sponsor(source, terms, result);
    }

    private static MemoTable Rules(MemoSource source, WaterfallTerms terms, WaterfallResult result) => new(
        "Order of payments",
        [new("", Figures: false, Weight: 0.4), new("Rule", Figures: false, Weight: 4.6), new("Over the life", source.AmountUnit), new("First year", source.AmountUnit)],
        [.. result.Steps.Select((step, place) =>
        {
            var index = terms.Steps.ToList().FindIndex(rule => rule.Id == step.StepId);
            var sentence = index < 0 ? step.StepId.StartsWith("index-tier/", StringComparison.Ordinal) ? $"{step.Name}, while the covenant on the rental index asks for it." : $"{step.Name}: implied, no rule names it." : $"{step.Name}. {WaterfallWords.Sentence(terms.Steps[index], terms)}";
            return new MemoRow(
            [
                (place + 1).ToString(CultureInfo.InvariantCulture),
                source.Input(sentence, string.Create(CultureInfo.InvariantCulture, $"/waterfall/steps/{Math.Max(0, index)}")),
                source.Bare(step.Paid.Sum()),
                source.Bare(FirstYear(result).Sum(k => step.Paid[k])),
            ]);
        })],
        $"Served on every payment date, in the base case and under stress. First year: the payments within twelve months of the first principal. Cash in is cash out on every date{(result.LargestImbalance < 1e-9 ? "" : $", to {FigureFormat.Percent(result.LargestImbalance)} of it")}.");

    /// <summary>The payments within twelve months of the first on which principal is asked for.</summary>
    private static IEnumerable<int> FirstYear(WaterfallResult result)
    {
        var due = result.Steps.First(step => step.Kind == WaterfallStepKind.Principal).Due;
        var first = Math.Max(1, due.ToList().FindIndex(amount => amount > 0.005));
        return Enumerable.Range(first, result.Dates.Count - first).Where(k => result.Months[k] < result.Months[first] + 12);
    }

    private static MemoTable Accounts(MemoSource source, WaterfallTerms terms, WaterfallResult result) => new(
        "Accounts",
        [
            new("Account", Figures: false, Weight: 1.6), new("Terms", Figures: false, Weight: 4), new("Highest", source.AmountUnit), new("Drawn in all", source.AmountUnit),
        ],
        [.. terms.Accounts.Select((account, i) => new MemoRow(
        [
            result.Accounts[i + 1].Name,
            source.Input(WaterfallWords.Sentence(account), string.Create(CultureInfo.InvariantCulture, $"/waterfall/accounts/{i}")),
            source.Bare(result.Accounts[i + 1].Balance.Max()),
            source.Bare(result.Accounts[i + 1].Drawn.Sum()),
        ]))],
        "Drawn counts what is released, too.");

    private static MemoTable Triggers(MemoSource source, WaterfallTerms terms, WaterfallResult result) => new(
        "Triggers",
        [new("Trigger", Figures: false, Weight: 4.6), new("First on", Figures: false, Weight: 1.3), new("Payments on")],
        [.. terms.Triggers.Select((trigger, t) =>
        {
            var on = Enumerable.Range(1, result.Dates.Count - 1).Where(k => result.Triggers[t].On[k]).ToList();
            return new MemoRow(
            [
                source.Input(WaterfallWords.Sentence(trigger), string.Create(CultureInfo.InvariantCulture, $"/waterfall/triggers/{t}")),
                on.Count == 0 ? "never" : FigureFormat.Date(result.Dates[on[0]]),
                on.Count == 0 ? "–" : FigureFormat.Count(on.Count),
            ], on.Count > 0);
        })]);

    private static MemoFacts Sponsor(MemoSource source, WaterfallTerms terms, WaterfallResult result)
    {
        var equity = source.Result.Equity;
        return new MemoFacts("Sponsor",
        [
            new("Return on equity (XIRR)", equity?.Xirr is { } xirr ? FigureFormat.Percent(xirr, 2) : "no single rate"),
            new("Multiple", equity?.Multiple is { } multiple ? FigureFormat.Multiple(multiple) : "–"),
            new("Paid into accounts when they open", source.WithCurrency(result.SponsorFunding.Sum())),
            new("Support it pays", source.WithCurrency(result.SponsorSupport.Sum())),
            new("Distributions", source.WithCurrency(result.Distributions.Sum())),
            new("Swept to the lenders", source.WithCurrency(result.Swept.Sum())),
            new("Sale at maturity", terms.SaleAtMaturity is { } sale ? source.Input($"at {FigureFormat.Percent(sale.Haircut)} off value", "/waterfall/saleAtMaturity/haircut") : "none assumed"),
            new("Lenders' loss at the end", source.WithCurrency(result.Loss)),
        ]);
    }
}
