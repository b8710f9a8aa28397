using GpuLending.Engine.Sizing;
using GpuLending.Testing;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Policies;
using Xunit;

namespace GpuLending.Underwriting.Tests.Policies;

/// <summary>What policy tests do over and over.</summary>
internal static class PolicyDesk
{
    public static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Every advance of the grid times a factor.</summary>
    public static PolicyDocument Scaled(this PolicyDocument document, double factor) => document with
    {
        Lending = document.Lending with
        {
            AdvanceGrid = new AdvanceGrid { Rows = [.. document.Lending.AdvanceGrid.Rows.Select(row => row with { AdvanceRate = row.AdvanceRate * factor })] },
        },
    };

    public static async Task<PolicyVersionView> PolicyAsync(this Desk desk, int? number = null, Actor? actor = null) =>
        (await desk.Get<OpenPolicyVersion>().ExecuteAsync(number, actor ?? Desk.Auditor, Cancel)).Require();

    /// <summary>The latest approved policy, changed.</summary>
    public static async Task<Result<int>> TryProposeAsync(this Desk desk, Func<PolicyDocument, PolicyDocument> change, Actor? actor = null, DateOnly? effective = null, int? on = null)
    {
        var draft = (await desk.Get<OpenPolicyDraft>().ExecuteAsync(Desk.RiskOfficer, Cancel)).Require();
        return await desk.Get<ProposePolicy>().ExecuteAsync(
            new ProposePolicyCommand(on ?? draft.HeadNumber, change(draft.Head), effective ?? Today, "Because"), actor ?? Desk.RiskOfficer, Cancel);
    }

    public static async Task<int> ProposeAsync(this Desk desk, Func<PolicyDocument, PolicyDocument> change, DateOnly? effective = null) =>
        (await desk.TryProposeAsync(change, effective: effective)).Require();

    public static async Task<Result<PolicyState>> DecideAsync(
        this Desk desk, int number, PolicyVerdict verdict, Actor actor, string? hash = null, string password = DemoUsers.Password) =>
        await desk.Get<DecidePolicy>().ExecuteAsync(
            new DecidePolicyCommand(number, verdict, "Because", hash ?? (await desk.PolicyAsync(number)).Version.Hash, password), actor, Cancel);
}
