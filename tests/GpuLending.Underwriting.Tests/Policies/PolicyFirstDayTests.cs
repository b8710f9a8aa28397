using System.Globalization;
using GpuLending.Testing;
using GpuLending.Underwriting.Market;
using GpuLending.Underwriting.Persistence;
using GpuLending.Underwriting.Policies;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Policies;

public sealed class PolicyFirstDayTests(Desk desk) : IClassFixture<Desk>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_policy_waits_for_its_first_day_and_the_first_reader_freezes_the_market_with_it()
    {
        var tomorrow = PolicyDesk.Today.AddDays(1);
        var inForce = (await desk.PolicyAsync()).Version.Number;
        var number = await desk.ProposeAsync(document => document.Scaled(0.96), tomorrow);
        (await desk.DecideAsync(number, PolicyVerdict.Approve, Desk.Manager)).Require().ShouldBe(PolicyState.Approved);
        (await desk.PolicyAsync()).Version.Number.ShouldBe(inForce);
        (await desk.TryProposeAsync(document => document.Scaled(0.9), effective: PolicyDesk.Today)).ShouldBeOfType<Result<int>.Invalid>().Messages.Single().Path.ShouldBe("/effectiveDate");

        var clock = new ClockAt(new DateTimeOffset(tomorrow, TimeOnly.MinValue, TimeSpan.Zero).AddMinutes(1));
        var contexts = desk.Get<IDbContextFactory<UnderwritingDbContext>>();
        (await new ReadMarketSnapshot(contexts, clock).ExecuteAsync(null, Cancel)).Policy.Version.ShouldBe(number.ToString(CultureInfo.InvariantCulture));
        (await new ReadMarketSnapshot(contexts, clock).ExecuteAsync(null, Cancel)).Policy.Version.ShouldBe(number.ToString(CultureInfo.InvariantCulture), "and only once");
    }

    private sealed class ClockAt(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
