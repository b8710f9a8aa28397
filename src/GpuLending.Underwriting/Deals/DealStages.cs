namespace GpuLending.Underwriting.Deals;

/// <summary>What a stage allows, and where a deal goes from it.</summary>
public static class DealStages
{
    /// <summary>False when the story is over.</summary>
    public static bool CanEdit(DealStage stage) => stage is not (DealStage.Default or DealStage.Repaid);

    /// <summary>Money is out, or the papers are signed: what is edited now is an amendment, and the loan's stage stays what it is.</summary>
    public static bool IsLive(DealStage stage) => stage is DealStage.Closed or DealStage.Drawn or DealStage.Monitored or DealStage.Amended or DealStage.WatchList;

    /// <summary>Where people may move a deal from a stage; what submitting, deciding and drawing do, they do by themselves.</summary>
    public static IReadOnlyList<DealStage> Next(DealStage stage) => stage switch
    {
        DealStage.Approved or DealStage.ApprovedWithConditions => [DealStage.TermSheetIssued],
        DealStage.TermSheetIssued => [DealStage.Accepted],
        DealStage.Accepted => [DealStage.Closed],
        DealStage.Closed => [DealStage.WatchList],
        DealStage.Drawn or DealStage.Amended => [DealStage.Monitored, DealStage.WatchList, DealStage.Default, DealStage.Repaid],
        DealStage.Monitored => [DealStage.WatchList, DealStage.Default, DealStage.Repaid],
        DealStage.WatchList => [DealStage.Monitored, DealStage.Default, DealStage.Repaid],
        DealStage.Draft or DealStage.Submitted or DealStage.InReview or DealStage.Returned or DealStage.Declined or DealStage.Default or DealStage.Repaid => [],
    };

    /// <summary>Where a saved change leaves a deal: what was decided no longer covers the draft; what is under review stays under review.</summary>
    public static DealStage AfterEdit(DealStage stage) => IsLive(stage) || stage is DealStage.Submitted or DealStage.InReview ? stage : DealStage.Draft;
}
