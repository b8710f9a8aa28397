using CsCheck;
using GpuLending.Engine.Numerics;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Numerics;

public sealed class BracketedRootTests
{
    [Fact]
    public void Finds_the_roots_of_textbook_functions()
    {
        BracketedRoot.Solve(x => (x * x) - 2, 0, 2).ShouldBe(Math.Sqrt(2), 1e-13);
        BracketedRoot.Solve(x => Math.Cos(x) - x, 0, 1).ShouldBe(0.739085133215160642, 1e-13); // the Dottie number
        BracketedRoot.Solve(x => (x * x * x) - (2 * x) - 5, 2, 3).ShouldBe(2.0945514815423266, 1e-13); // Wallis's equation
        BracketedRoot.Solve(x => Math.Pow(x, 9), -1, 1.5, 1e-8).ShouldBe(0, 1e-7); // flat at the root
        BracketedRoot.Solve(x => x < 0.3 ? -1 : 1, 0, 1).ShouldBe(0.3, 1e-12); // a step
    }

    [Fact]
    public void An_end_that_is_a_root_is_the_root()
    {
        BracketedRoot.Solve(x => x - 1, 1, 2).ShouldBe(1);
        BracketedRoot.Solve(x => x - 2, 1, 2).ShouldBe(2);
    }

    [Fact]
    public void No_sign_change_is_reported_not_guessed()
    {
        BracketedRoot.TrySolve(x => (x * x) + 1, -1, 1, out var search).ShouldBeFalse();
        search.Status.ShouldBe(RootStatus.NoSignChange);
        search.Reason.ShouldBe("no sign change between -1 and 1");
        search.Root.ShouldBe(double.NaN);
        Should.Throw<InvalidOperationException>(() => BracketedRoot.Solve(x => (x * x) + 1, -1, 1)).Message.ShouldContain("no sign change");
    }

    [Fact]
    public void A_function_that_leaves_the_numbers_is_reported()
    {
        BracketedRoot.TrySolve(x => Math.Log(x), -1, 1, out var search).ShouldBeFalse();
        search.Status.ShouldBe(RootStatus.NotFinite);
        BracketedRoot.TrySolve(x => x is > 0.4 and < 0.6 ? double.NaN : x - 0.5, 0, 1, out search).ShouldBeFalse();
        search.Status.ShouldBe(RootStatus.NotFinite);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(0, double.PositiveInfinity)]
    public void A_bracket_that_is_none_is_the_callers_mistake(double lower, double upper) =>
        Should.Throw<ArgumentOutOfRangeException>(() => BracketedRoot.Solve(x => x, lower, upper));

    [Fact]
    public void The_state_reaches_the_function()
    {
        ReadOnlySpan<double> coefficients = [-6, 1, 1]; // x^2 + x - 6
        BracketedRoot.Search(static (x, c) => c[0] + (c[1] * x) + (c[2] * x * x), coefficients, 0, 10).Root.ShouldBe(2, 1e-12);
    }

    [Fact]
    public void A_rising_cubic_is_always_solved_inside_its_bracket() =>
        Gen.Select(Gen.Double[-100, 100], Gen.Double[0.01, 50], Gen.Double[0, 5]).Sample((root, slope, cubic) =>
        {
            var search = BracketedRoot.Search(static (x, p) => (p.slope * (x - p.root)) + (p.cubic * Math.Pow(x - p.root, 3)), (root, slope, cubic), -200, 300);
            search.IsFound.ShouldBeTrue();
            search.Root.ShouldBe(root, 1e-10);
            search.Evaluations.ShouldBeLessThan(120);
        });
}
