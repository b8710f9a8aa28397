using System.Globalization;
using GpuLending.Engine.Waterfalls;
using GpuLending.Underwriting.DealMemos;

namespace GpuLending.Underwriting.TermSheets;

/// <summary>The agreed waterfall as clauses of the term sheet.</summary>
internal static class WaterfallClauses
{
    /// <summary>The rules in their order.</summary>
    public static MemoTable Order(WaterfallTerms terms) => new(
        "Order of payments, on every payment date",
        [new("", Figures: false, Weight: 0.4), new("Rule", Figures: false, Weight: 1.6), new("Terms", Figures: false, Weight: 4)],
        [.. terms.Steps.Select((step, i) => new MemoRow(
            [(i + 1).ToString(CultureInfo.InvariantCulture), WaterfallWords.Name(step), WaterfallWords.Sentence(step, terms)]))],
        "Cash that no rule takes stays in the collection account.");

    /// <summary>Accounts and reserves.</summary>
    public static MemoTable Accounts(WaterfallTerms terms) => new(
        "Accounts and reserves",
        [new("Account", Figures: false, Weight: 1.6), new("Terms", Figures: false, Weight: 4.4)],
        [.. terms.Accounts.Select(account => new MemoRow(
            [account.Name.Length > 0 ? account.Name : WaterfallWords.Kind(account.Kind), WaterfallWords.Sentence(account)]))]);
}
