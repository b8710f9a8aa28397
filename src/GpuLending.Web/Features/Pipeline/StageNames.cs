using GpuLending.Underwriting.Deals;

namespace GpuLending.Web.Features.Pipeline;

/// <summary>The stages of a deal in words, with how they are marked.</summary>
public static class StageNames
{
    public static string Of(DealStage stage) => stage switch
    {
        DealStage.Draft => "Draft",
        DealStage.Submitted => "Submitted",
        DealStage.InReview => "In review",
        DealStage.Returned => "Returned",
        DealStage.Approved => "Approved",
        DealStage.ApprovedWithConditions => "Approved with conditions",
        DealStage.Declined => "Declined",
        DealStage.TermSheetIssued => "Term sheet issued",
        DealStage.Accepted => "Accepted",
        DealStage.Closed => "Closed",
        DealStage.Drawn => "Drawn",
        DealStage.Monitored => "Monitored",
        DealStage.Amended => "Amended",
        DealStage.WatchList => "Watch list",
        DealStage.Default => "Default",
        DealStage.Repaid => "Repaid",
    };

    /// <summary>The class of the mark before the word.</summary>
    public static string Mark(DealStage stage) => stage switch
    {
        DealStage.Approved or DealStage.ApprovedWithConditions or DealStage.Accepted or DealStage.Closed or DealStage.Repaid => "good",
        DealStage.Returned or DealStage.WatchList => "warn",
        DealStage.Declined or DealStage.Default => "bad",
        DealStage.Submitted or DealStage.InReview or DealStage.TermSheetIssued => "action",
        DealStage.Draft or DealStage.Drawn or DealStage.Monitored or DealStage.Amended => "",
    };
}
