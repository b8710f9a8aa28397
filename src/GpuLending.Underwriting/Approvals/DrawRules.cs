using GpuLending.Engine;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Figures;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Approvals;

/// <summary>Under which approval a deal may draw, and until when.</summary>
internal static class DrawRules
{
    /// <summary>The deal's newest approved revision, as long as its approval is in force; else why not.</summary>
    public static async Task<(Revision? Revision, string? WhyNot)> ApprovalInForceAsync(UnderwritingDbContext context, Deal deal, CancellationToken cancellationToken)
    {
        var revision = await context.Revisions.AsNoTracking()
            .Where(row => row.DealId == deal.Id)
            .Where(row => context.RevisionEvents.Where(step => step.RevisionId == row.Id).OrderByDescending(step => step.Sequence)
                .Select(step => step.State == RevisionState.Approved || step.State == RevisionState.ApprovedWithConditions).First())
            .OrderByDescending(row => row.Number)
            .FirstOrDefaultAsync(cancellationToken);
        if (revision is null)
            return (null, "No revision of this deal is approved.");
        return deal.Stage switch
        {
            DealStage.Approved or DealStage.ApprovedWithConditions or DealStage.TermSheetIssued or DealStage.Accepted or DealStage.Closed or DealStage.Drawn
                or DealStage.Monitored or DealStage.Amended => (revision, null),
            DealStage.WatchList => (null, "The deal is on the watch list: no draws."),
            DealStage.Default or DealStage.Repaid => (null, "The deal has ended."),
            DealStage.Draft or DealStage.Submitted or DealStage.InReview or DealStage.Returned or DealStage.Declined =>
                (null, $"The deal was changed after revision {revision.Number} was approved; the change needs its own approval first."),
        };
    }

    /// <summary>The first exception of an approved revision that has ended by a day; null when all still stand. What was accepted until a day is not accepted after it.</summary>
    public static PolicyException? ExpiredException(Revision revision, DateOnly day) =>
        RevisionContent.Exceptions(revision.Exceptions).Where(exception => exception.Expiry < day).MinBy(exception => exception.Expiry);

    public static string InWords(PolicyException expired) =>
        $"The exception \"{expired.Title}\" was accepted until {FigureFormat.Date(expired.Expiry)}. Submit the deal again with a mitigant that stands.";

    /// <summary>First and last day of the draw window: closing, and the end that the terms name, else the last planned draw.</summary>
    public static (DateOnly From, DateOnly Until) Window(DealDocument document, UnderwritingResult result)
    {
        var facility = document.Case.Facility;
        var planned = result.Schedule.Draws.Select(draw => draw.Date).DefaultIfEmpty(document.Case.ClosingDate).Max();
        var until = facility.AvailabilityEnd ?? planned;
        var maturity = result.Loan.FinalMaturity;
        return (document.Case.ClosingDate, until > maturity ? maturity : until);
    }
}
