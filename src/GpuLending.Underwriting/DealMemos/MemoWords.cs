using GpuLending.Engine;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Approvals;
using GpuLending.Underwriting.Deals;
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

    /// <summary>Where a revision stands: "Revision 3, approved 20 Nov 2026".</summary>
    public static string Status(Revision revision, RevisionEvent latest) =>
        $"Revision {FigureFormat.Count(revision.Number)}, {State(latest.State)} {Day(latest.At)}";

    /// <summary>The decision with its day and who signed; null while there is none.</summary>
    public static string? Decision(RevisionEvent latest, IReadOnlyList<ApprovalRow> approvals) => latest.State switch
    {
        RevisionState.Approved or RevisionState.ApprovedWithConditions or RevisionState.Declined or RevisionState.Returned =>
            $"{Sections.Sentences.Capital(State(latest.State))} on {Day(latest.At)} by {string.Join(" and ", approvals.Select(approval => approval.ApproverName).Distinct())}",
        RevisionState.Submitted or RevisionState.InReview or RevisionState.Superseded => null,
    };

    public static string Authority(AuthorityRequirement authority)
    {
        var signatures = string.Join(" and ", authority.Signatures.Select(RoleNames.InWords));
        var missing = authority.IsComplete ? "" : $"; missing: {string.Join(" and ", authority.Missing.Select(RoleNames.InWords))}";
        return $"{Sections.Sentences.Capital(signatures)} ({authority.Bounds}){missing}";
    }

    public static MemoSignature Signature(ApprovalRow approval) => new(
        $"{approval.ApproverName}, {RoleNames.InWords(approval.ApproverRole)}",
        Act(approval.Decision),
        approval.At,
        string.Join(" ", [Sections.Sentences.Full(approval.Reason), .. approval.Conditions.Select(condition => "Condition: " + Sections.Sentences.Full(condition))]));

    /// <summary>What differs from the revision before: figures as printed, then fields.</summary>
    public static IReadOnlyList<MemoChange> Changes(Revision before, DealDocument document, UnderwritingResult result)
    {
        var then = RevisionContent.Document(before);
        return
        [
            .. FigureChanges(RevisionContent.Result(before), result),
            .. FieldNames.InWords(DocumentDiff.Between(then, document), then, document).Select(change => new MemoChange(change.Field, change.From, change.To)),
        ];
    }

    public static MemoException Exception(PolicyException exception) =>
        new(exception.Title, exception.Limit, exception.Actual, exception.Mitigant, exception.Expiry);

    public static MemoCondition Condition(ConditionPrecedentRow condition) => new(
        condition.Text,
        condition.Required,
        condition.EachDraw ? "at every draw" : condition.MetAt is { } met ? $"met {Day(met)}{(condition.MetByName is { } name ? $" ({name})" : "")}" : "open",
        condition.Evidence);

    /// <summary>Size, loan-to-value, cover and yield where they moved as printed.</summary>
    private static IEnumerable<MemoChange> FigureChanges(UnderwritingResult before, UnderwritingResult after)
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

    private static string Day(DateTimeOffset at) => FigureFormat.Date(DateOnly.FromDateTime(at.UtcDateTime));
}
