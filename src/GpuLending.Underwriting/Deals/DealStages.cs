namespace GpuLending.Underwriting.Deals;

/// <summary>What a stage allows, and where a deal goes from it.</summary>
public static class DealStages
{
    /// <summary>False when the story is over.</summary>
    public static bool CanEdit(DealStage stage) => stage is not (DealStage.Default or DealStage.Repaid);

    /// <summary>Money is out, or the papers are signed: what is edited now is an amendment, and the loan's stage stays what it is.</summary>
    public static bool IsLive(DealStage stage) => stage is DealStage.Closed or DealStage.Drawn or DealStage.Monitored or DealStage.Amended or DealStage.WatchList;

    /// <summary>Where a saved change leaves a deal: what was decided no longer covers the draft; what is under review stays under review.</summary>
    public static DealStage AfterEdit(DealStage stage) => IsLive(stage) || stage is DealStage.Submitted or DealStage.InReview ? stage : DealStage.Draft;
}
