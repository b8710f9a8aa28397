namespace GpuLending.Underwriting.Deals;

/// <summary>Where a deal stands.</summary>
public enum DealStage
{
    Draft,
    Submitted,
    InReview,
    Returned,
    Approved,
    ApprovedWithConditions,
    Declined,
    TermSheetIssued,
    Accepted,
    Closed,
    Drawn,
    Monitored,
    Amended,
    WatchList,
    Default,
    Repaid,
}
