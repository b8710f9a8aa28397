using GpuLending.Testing;
using GpuLending.Underwriting.Policies;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Policies;

public sealed class PolicySuccessorTests(Desk desk) : IClassFixture<Desk>
{
    [Fact]
    public async Task Of_two_proposals_on_one_base_one_is_approved()
    {
        var first = await desk.ProposeAsync(document => document.Scaled(0.99));
        var second = await desk.ProposeAsync(document => document.Scaled(0.98));
        var states = await Task.WhenAll(desk.DecideAsync(first, PolicyVerdict.Approve, Desk.Manager), desk.DecideAsync(second, PolicyVerdict.Approve, Desk.Manager));
        states.OfType<Result<PolicyState>.Success>().Count().ShouldBe(1);
        var stale = (await desk.PolicyAsync(first)).Version.State == PolicyState.Stale ? first : second;
        (await desk.PolicyAsync(stale, Desk.Manager)).WhyNot.ShouldNotBeNull().ShouldContain("Propose the change again");
        (await desk.TryProposeAsync(document => document.Scaled(0.97), on: 1)).ShouldBeOfType<Result<int>.Conflict>("its base is not the latest any more");
        (await desk.DecideAsync(stale, PolicyVerdict.Decline, Desk.Manager)).Require().ShouldBe(PolicyState.Declined);
    }
}
