using GpuLending.Engine.Numerics;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Numerics;

public sealed class RandomStreamTests
{
    [Fact]
    public void The_same_seed_and_stream_give_the_same_numbers_and_others_give_others()
    {
        var first = new RandomStream(42);
        var again = new RandomStream(42);
        var other = new RandomStream(43);
        var second = new RandomStream(42, 1);
        for (var i = 0; i < 100; i++)
        {
            var bits = first.NextBits();
            again.NextBits().ShouldBe(bits);
            other.NextBits().ShouldNotBe(bits);
            second.NextBits().ShouldNotBe(bits);
        }
    }

    [Fact]
    public void Whole_numbers_and_fractions_are_spread_evenly()
    {
        var stream = new RandomStream(1);
        var counts = new int[7];
        double sum = 0;
        for (var i = 0; i < 70_000; i++)
        {
            counts[stream.NextBelow(7)]++;
            sum += stream.NextFraction();
        }

        // Ten thousand each; five standard deviations are 463, and 0.0055 for the mean.
        counts.ShouldAllBe(count => Math.Abs(count - 10_000) < 463);
        (sum / 70_000).ShouldBe(0.5, 0.0055);
        stream.NextBelow(1).ShouldBe(0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void A_bound_is_positive(int bound) => Should.Throw<ArgumentOutOfRangeException>(() => new RandomStream(1).NextBelow(bound));
}
