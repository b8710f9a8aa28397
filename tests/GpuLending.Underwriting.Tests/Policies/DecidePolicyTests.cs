using GpuLending.Engine.Sizing;
using GpuLending.Testing;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Approvals;
using GpuLending.Underwriting.Policies;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Policies;

public sealed class DecidePolicyTests(Desk desk) : IClassFixture<Desk>
{
    [Fact]
    public async Task A_new_database_has_the_products_policy_in_force()
    {
        var first = await desk.PolicyAsync(1);
        (first.Version.Number, first.Version.ProposerName, first.Version.BaseNumber).ShouldBe((1, null, 0));
        first.Document.Lending.Version.ShouldBe("1");
        first.Document.Lending.AdvanceGrid.Rows.ShouldBe(AdvanceGrid.Default.Rows);
        first.Document.Authority.Select(AuthorityMatrix.InWords).ShouldBe(AuthorityMatrix.Default.Select(AuthorityMatrix.InWords));
        first.Remarks.ShouldBeEmpty("the product's own policy has no idle row");
        (await desk.DecideAsync(1, PolicyVerdict.Approve, Desk.Manager)).ShouldBeOfType<Result<PolicyState>.Conflict>();
    }

    [Fact]
    public async Task The_proposer_decides_nothing_whatever_their_role_is_now()
    {
        var number = await desk.ProposeAsync(document => document.Scaled(0.9));
        var promoted = Desk.RiskOfficer with { Role = Role.Manager };
        var seen = await desk.PolicyAsync(number, promoted);
        (seen.MayDecide, seen.WhyNot).ShouldBe((false, "You proposed this version; somebody else decides it."));
        (await desk.DecideAsync(number, PolicyVerdict.Approve, promoted)).ShouldBeOfType<Result<PolicyState>.Forbidden>();
        (await desk.StoredAsync($"SELECT count(*) FROM audit_entries WHERE action = 'policy.signature-refused' AND actor_id = '{promoted.UserId}'")).ShouldNotBe(0L);
        (await desk.DecideAsync(number, PolicyVerdict.Withdraw, Desk.Manager)).ShouldBeOfType<Result<PolicyState>.Forbidden>("a manager proposes nothing and takes nothing back");
        (await desk.DecideAsync(number, PolicyVerdict.Withdraw, Desk.RiskOfficer)).Require().ShouldBe(PolicyState.Withdrawn);
        (await desk.DecideAsync(number, PolicyVerdict.Approve, Desk.Manager)).ShouldBeOfType<Result<PolicyState>.Conflict>();
    }

    [Fact]
    public async Task A_wrong_password_or_another_hash_signs_nothing()
    {
        var number = await desk.ProposeAsync(document => document.Scaled(0.9));
        (await desk.DecideAsync(number, PolicyVerdict.Approve, Desk.Manager, password: "wrong")).ShouldBeOfType<Result<PolicyState>.Invalid>().Messages.Single().Path.ShouldBe("/password");
        (await desk.DecideAsync(number, PolicyVerdict.Approve, Desk.Manager, hash: new string('0', 64))).ShouldBeOfType<Result<PolicyState>.Conflict>();
        (await desk.PolicyAsync(number)).Version.State.ShouldBe(PolicyState.Proposed);
        (await desk.DecideAsync(number, PolicyVerdict.Decline, Desk.Manager)).Require().ShouldBe(PolicyState.Declined);
    }

    [Fact]
    public async Task Content_changed_behind_our_back_is_not_signed()
    {
        var number = await desk.ProposeAsync(document => document.Scaled(0.9));
        var hash = (await desk.PolicyAsync(number)).Version.Hash;
        await desk.StoredAsync($"ALTER TABLE policy_versions DISABLE TRIGGER USER; UPDATE policy_versions SET reason = 'x' WHERE number = {number}; ALTER TABLE policy_versions ENABLE TRIGGER USER");
        (await desk.DecideAsync(number, PolicyVerdict.Approve, Desk.Manager, hash)).ShouldBeOfType<Result<PolicyState>.Conflict>().Reason.ShouldContain("changed outside");
    }
}
