using GpuLending.Engine.Numerics;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Numerics;

public sealed class LargestFixedPointTests
{
    [Theory]
    [InlineData(100, 0.3, 200)]
    [InlineData(100, 0, 200)]
    [InlineData(0, 0.9, 200)]
    [InlineData(100, 0.5, 200)]
    public void A_line_meets_the_diagonal_once(double atZero, double slope, double upper)
    {
        var search = LargestFixedPoint.Search(x => atZero + (slope * x), upper, 4 * upper);

        search.IsFound.ShouldBeTrue(search.Reason);
        search.Value.ShouldBe(atZero / (1 - slope), 1e-9);
        search.Others.ShouldBeEmpty();
    }

    [Fact]
    public void Of_several_the_largest_is_taken_and_the_others_are_named()
    {
        var search = LargestFixedPoint.Search(x => 40 + (40 / (1 + Math.Exp((60 - x) / 1.5))), 80, 80);

        search.IsFound.ShouldBeTrue(search.Reason);
        search.Value.ShouldBe(80, 1e-3);
        search.Others.Count.ShouldBe(2);
        search.Others[0].ShouldBe(60, 1e-9);
        search.Others[1].ShouldBe(40, 1e-3);
    }

    [Fact]
    public void A_jump_over_the_diagonal_is_no_solution()
    {
        var search = LargestFixedPoint.Search(x => x < 61 ? 70 : 55, 80, 80);

        search.IsFound.ShouldBeFalse();
        search.Reason.ShouldContain("jumps across 61");
    }

    [Fact]
    public void More_than_the_most_that_comes_into_question_is_no_solution()
    {
        var search = LargestFixedPoint.Search(x => x + 20, 80, 320);

        search.IsFound.ShouldBeFalse();
        search.Reason.ShouldBe("340 would be allowed at 320, the most that comes into question");
    }

    [Fact]
    public void A_point_above_the_guess_is_found()
    {
        var search = LargestFixedPoint.Search(x => 90 + (0.25 * x), 100, 400);

        search.Value.ShouldBe(120, 1e-9);
        search.Evaluations.ShouldBeLessThan(40);
    }

    [Fact]
    public void Where_everything_is_allowed_as_asked_the_guess_is_taken()
    {
        LargestFixedPoint.Search(x => x, 80, 320).Value.ShouldBe(80);
        LargestFixedPoint.Search(_ => 0, 0, 0).Value.ShouldBe(0);
        LargestFixedPoint.Search(_ => 80, 80, 320).Evaluations.ShouldBe(1);
    }

    [Fact]
    public void What_is_not_finite_is_no_solution()
    {
        LargestFixedPoint.Search(_ => double.NaN, 80, 80).Reason.ShouldContain("not a finite number");
        Should.Throw<ArgumentOutOfRangeException>(() => LargestFixedPoint.Search(x => x, double.NaN, 80));
    }
}
