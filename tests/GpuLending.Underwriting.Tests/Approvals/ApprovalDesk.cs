using GpuLending.Testing;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Approvals;
using GpuLending.Underwriting.Deals;
using Xunit;

namespace GpuLending.Underwriting.Tests.Approvals;

/// <summary>What approval tests do over and over.</summary>
internal static class ApprovalDesk
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The document with an answer to every rule there is.</summary>
    public static DealDocument Mitigated(this DealDocument document) => document with
    {
        Mitigants = PolicyRules.All.ToDictionary(rule => rule.Key, rule => new ExceptionMitigant { Text = "Accepted: " + rule.Title, Expiry = new DateOnly(2027, 12, 31) }),
    };

    public static async Task SaveAsync(this Desk desk, Guid dealId, Func<DealDocument, DealDocument> change, Actor? actor = null)
    {
        var opened = await desk.OpenAsync(dealId, actor);
        var outcome = (await desk.Get<SaveDeal>().ExecuteAsync(
            new SaveDealCommand(dealId, opened.Version, change(opened.Saved), null), actor ?? Desk.Analyst, Cancel)).Require();
        Assert.IsType<SaveOutcome.Saved>(outcome);
    }

    /// <summary>A deal with an answer to every exception, saved.</summary>
    public static async Task<Guid> NewMitigatedDealAsync(this Desk desk, string name = "A deal")
    {
        var dealId = await desk.NewDealAsync(name);
        await desk.SaveAsync(dealId, Mitigated);
        return dealId;
    }

    public static async Task<Result<Guid>> TrySubmitAsync(this Desk desk, Guid dealId, Actor? actor = null) => await desk.Get<SubmitDeal>().ExecuteAsync(
        new SubmitDealCommand(dealId, (await desk.OpenAsync(dealId, actor)).Version, "For your review"), actor ?? Desk.Analyst, Cancel);

    public static async Task<Guid> NewRevisionAsync(this Desk desk) => (await desk.TrySubmitAsync(await desk.NewMitigatedDealAsync())).Require();

    public static async Task<RevisionView> LookAsync(this Desk desk, Guid revisionId, Actor actor) =>
        (await desk.Get<OpenRevision>().ExecuteAsync(revisionId, actor, Cancel)).Require();

    public static async Task<Result<RevisionState>> DecideAsync(
        this Desk desk, Guid revisionId, RevisionDecision decision, Actor actor, string[]? conditions = null, string? hash = null, string password = DemoUsers.Password) =>
        await desk.Get<DecideRevision>().ExecuteAsync(
            new DecideRevisionCommand(
                revisionId, decision, "Because", conditions ?? [], hash ?? (string)(await desk.StoredAsync($"SELECT hash FROM revisions WHERE id = '{revisionId}'"))!, password),
            actor, Cancel);

    /// <summary>Signed by both, every condition met.</summary>
    public static async Task<(Guid DealId, RevisionView Revision)> NewApprovedDealAsync(this Desk desk, bool conditionsMet = true)
    {
        var revisionId = await desk.NewRevisionAsync();
        (await desk.DecideAsync(revisionId, RevisionDecision.Approve, Desk.RiskOfficer)).Require();
        (await desk.DecideAsync(revisionId, RevisionDecision.Approve, Desk.Manager)).Require();
        var revision = await desk.LookAsync(revisionId, Desk.Manager);
        if (conditionsMet)
            await desk.MeetAllAsync(revision.DealId);
        return (revision.DealId, revision);
    }

    /// <summary>Evidence for every condition of every draw.</summary>
    public static async Task<Dictionary<Guid, string>> EvidenceAsync(this Desk desk, Guid dealId) =>
        (await desk.Get<ListConditions>().ExecuteAsync(dealId, Desk.RiskOfficer, Cancel)).Require().Where(condition => condition.EachDraw)
        .ToDictionary(condition => condition.ConditionId, _ => "Certificate of the day");

    public static async Task MeetAllAsync(this Desk desk, Guid dealId)
    {
        foreach (var condition in (await desk.Get<ListConditions>().ExecuteAsync(dealId, Desk.RiskOfficer, Cancel)).Require().Where(condition => condition is { MetAt: null, EachDraw: false }))
            (await desk.Get<MeetCondition>().ExecuteAsync(condition.ConditionId, "Seen", Desk.RiskOfficer, Cancel)).Require();
    }
}
