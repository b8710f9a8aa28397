using GpuLending.Engine.Credit;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Credit;

public sealed class InterestCoverageTests
{
    // Validation case V19. Source: Oracle 10-K for fiscal 2026 (EBITDA 29,900m, net interest 3,819m), revolver covenant 3.0x.
    [Fact]
    public void Oracle_covers_its_interest_nearly_eight_times()
    {
        var coverage = new InterestCoverage(Money.Usd(29_900), Money.Usd(3_819));
        coverage.Ratio.ShouldNotBeNull().ShouldBe(7.829m, 0.001m);
        coverage.EbitdaHeadroom(3.0m).ShouldNotBeNull().ShouldBe(0.61682m, 0.00001m);
        coverage.Meets(3.0m).ShouldBeTrue();
    }

    [Theory]
    [InlineData(300, 100, true)]
    [InlineData(299.9999, 100, false)]
    [InlineData(-5, 100, false)]
    [InlineData(5, 0, true)]
    [InlineData(5, -10, true)]
    public void The_boundary_is_met_and_no_interest_needs_no_cover(decimal ebitda, decimal interest, bool meets) =>
        new InterestCoverage(Money.Usd(ebitda), Money.Usd(interest)).Meets(3.0m).ShouldBe(meets);

    [Fact]
    public void Nothing_earned_leaves_no_headroom_to_state() =>
        new InterestCoverage(Money.Usd(0), Money.Usd(10)).EbitdaHeadroom(3m).ShouldBeNull();

    [Fact]
    public void Two_currencies_do_not_compare() =>
        Should.Throw<InvalidOperationException>(() => new InterestCoverage(Money.Usd(1), new Money(1, Currency.Euro)).Ratio);
}
