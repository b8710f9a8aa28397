using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Persistence;
using GpuLending.Underwriting.Policies;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Attachments;

/// <summary>What has to be on file at which stage: part of the lending policy, so that two people sign a change of it.</summary>
public static class DocumentChecklist
{
    /// <summary>Stages a deal can be kept out of until documents are on file, in the order of its life.</summary>
    public static IReadOnlyList<DealStage> Stages { get; } =
        [DealStage.Submitted, DealStage.TermSheetIssued, DealStage.Accepted, DealStage.Closed, DealStage.Drawn, DealStage.Repaid];

    /// <summary>What a new policy asks for.</summary>
    public static IReadOnlyList<RequiredDocument> House { get; } =
    [
        new() { Stage = DealStage.Accepted, Kind = AttachmentKind.TermSheet },
        new() { Stage = DealStage.Closed, Kind = AttachmentKind.Appraisal },
        new() { Stage = DealStage.Closed, Kind = AttachmentKind.OfftakeContract },
        new() { Stage = DealStage.Closed, Kind = AttachmentKind.LoanAgreement },
        new() { Stage = DealStage.Closed, Kind = AttachmentKind.Insurance },
    ];

    /// <summary>A stage as the checklist writes it.</summary>
    public static string StageName(DealStage stage) => stage switch
    {
        DealStage.Submitted => "submission",
        DealStage.TermSheetIssued => "the term sheet's issue",
        DealStage.Accepted => "acceptance",
        DealStage.Closed => "closing",
        DealStage.Drawn => "a draw",
        DealStage.Repaid => "repayment",
        var other => throw new ArgumentOutOfRangeException(nameof(stage), other, "The checklist knows no such stage."),
    };

    /// <summary>The checklist as it applies to a deal.</summary>
    internal static async Task<IReadOnlyList<ChecklistRow>> OfAsync(UnderwritingDbContext context, Guid dealId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var asked = (await PolicyRegister.InForceAsync(context, at, cancellationToken)).Document.Documents;
        if (asked.Count == 0) return [];
        var onFile = await context.Attachments
            .Where(row => row.DealId == dealId && context.AttachmentVersions.Any(version => version.AttachmentId == row.Id && version.WithdrawnAt == null))
            .Select(row => row.Kind).Distinct().ToListAsync(cancellationToken);
        var contracts = asked.Any(row => row.Kind == AttachmentKind.OfftakeContract)
            && (await context.DealDrafts.AsNoTracking().Where(row => row.DealId == dealId).Select(row => row.Document).SingleAsync(cancellationToken)).Case.Contracts.Count > 0;
        return
        [
            .. asked.Where(row => row.Kind != AttachmentKind.OfftakeContract || contracts).DistinctBy(row => (row.Stage, row.Kind)).OrderBy(row => row.Stage).ThenBy(row => row.Kind)
                .Select(row => new ChecklistRow(row.Stage, row.Kind, onFile.Contains(row.Kind))),
        ];
    }

    /// <summary>Why a deal may not enter a stage, naming what is missing; null when nothing is.</summary>
    internal static async Task<string?> WhyNotAsync(UnderwritingDbContext context, Guid dealId, DealStage stage, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (!Stages.Contains(stage)) return null;
        var missing = (await OfAsync(context, dealId, at, cancellationToken)).Where(row => row.Stage == stage && !row.OnFile).Select(row => AttachmentKindNames.Of(row.Kind)).ToList();
        return missing.Count == 0 ? null : $"Not on file, and the policy asks for it before {StageName(stage)}: {string.Join(", ", missing)}. Add it to the deal's documents (History).";
    }
}
