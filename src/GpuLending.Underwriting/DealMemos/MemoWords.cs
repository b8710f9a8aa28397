using GpuLending.Engine;
using GpuLending.Underwriting.Approvals;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos;

/// <summary>States, decisions and rows of the approval side as a paper words them.</summary>
internal static class MemoWords
{
    public static string State(RevisionState state) => state switch
    {
        RevisionState.Submitted => "submitted",
        RevisionState.InReview => "in review",
        RevisionState.Returned => "returned",
        RevisionState.Approved => "approved",
        RevisionState.ApprovedWithConditions => "approved with conditions",
        RevisionState.Declined => "declined",
        RevisionState.Superseded => "superseded",
    };

    public static string Act(RevisionDecision decision) => decision switch
    {
        RevisionDecision.Approve => "approved",
        RevisionDecision.ApproveWithConditions => "approved with conditions",
        RevisionDecision.Return => "returned",
        RevisionDecision.Decline => "declined",
    };

    public static string Decision(RevisionState state, IEnumerable<string> names, DateTimeOffset at) =>
        $"{Sections.Sentences.Capital(State(state))} on {FigureFormat.Date(DateOnly.FromDateTime(at.UtcDateTime))} by {string.Join(" and ", names.Distinct())}";

    public static MemoException Exception(PolicyException exception) =>
        new(exception.Title, exception.Limit, exception.Actual, exception.Mitigant, exception.Expiry);

    public static MemoCondition Condition(ConditionPrecedentRow condition) => new(
        condition.Text,
        condition.Required,
        condition.MetAt is { } met ? $"met {FigureFormat.Date(DateOnly.FromDateTime(met.UtcDateTime))}{(condition.MetByName is { } name ? $" ({name})" : "")}" : "open",
        condition.Evidence);

    /// <summary>Size, loan-to-value, cover and yield where they moved as printed.</summary>
    public static IEnumerable<MemoChange> FigureChanges(UnderwritingResult before, UnderwritingResult after)
    {
        (string Name, string From, string To)[] figures =
        [
            ("Loan size", FigureFormat.WithCurrency(before.Sizing.LoanSize), FigureFormat.WithCurrency(after.Sizing.LoanSize)),
            ("Binding limit", before.Sizing.Binding?.Name ?? "none", after.Sizing.Binding?.Name ?? "none"),
            ("Largest loan-to-value", FigureFormat.Percent(before.Coverage.MaximumLoanToValue, 1), FigureFormat.Percent(after.Coverage.MaximumLoanToValue, 1)),
            ("Least debt service cover", FigureFormat.Multiple(before.Coverage.MinimumDebtService), FigureFormat.Multiple(after.Coverage.MinimumDebtService)),
            ("Lender's return", FigureFormat.Rate(before.Returns.LenderXirr), FigureFormat.Rate(after.Returns.LenderXirr)),
        ];
        return figures.Where(figure => figure.From != figure.To).Select(figure => new MemoChange(figure.Name, figure.From, figure.To));
    }
}
