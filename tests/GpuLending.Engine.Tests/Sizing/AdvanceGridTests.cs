using CsCheck;
using GpuLending.Engine.Credit;
using GpuLending.Engine.Sizing;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Sizing;

public sealed class AdvanceGridTests
{
    private static readonly Gen<string> Letter = Gen.Int[0, CreditRating.Scale.Length].Select(at => at == CreditRating.Scale.Length ? "NR" : CreditRating.Scale[at].ToString());

    private static readonly Gen<AdvanceGridRow> Row =
        Gen.Select(Letter, Gen.Double[0, 3], Gen.Int[1, 120], Gen.Double[0, 1]).Select(row => new AdvanceGridRow(row.Item1, row.Item2, row.Item3, row.Item4, "assumed"));

    private static readonly Gen<AdvanceGrid> Grid = Row.List[1, 12].Select(rows => new AdvanceGrid { Rows = rows });

    /// <summary>Anchors: CoreWeave DDTL 4.0 (A3, 90 %) and 5.0 (Ba2, 71.42 %); the rest of the shipped grid is assumed.</summary>
    [Theory]
    [InlineData("A-", 1.50, 66, 0.90)]
    [InlineData("A-", 1.49, 66, 0.85)]
    [InlineData("A-", 1.50, 67, 0.85)]
    [InlineData("BBB+", 1.50, 66, 0.80)]
    [InlineData("BB", 1.50, 66, 0.7142)]
    [InlineData("B+", 1.50, 60, 0.60)]
    [InlineData("NR", 1.50, 60, 0.60)]
    [InlineData("NR", 0, 120, 0.30)]
    public void The_best_row_that_admits_the_deal_gives_the_advance(string rating, double cover, int tenor, double advance) =>
        AdvanceGrid.Default.Best(rating, cover, tenor).ShouldNotBeNull().AdvanceRate.ShouldBe(advance);

    [Fact]
    public void Nothing_is_advanced_where_no_row_is_open() => AdvanceGrid.Default.Best("AAA", 5, 121).ShouldBeNull();

    [Fact]
    public void A_better_deal_never_gets_less_whatever_the_rows() =>
        Gen.Select(Grid, Letter, Gen.Double[0, 3], Gen.Int[1, 120], Gen.Int[0, 5], Gen.Double[0, 1], Gen.Int[0, 30]).Sample((grid, rating, cover, tenor, notches, more, shorter) =>
        {
            var stronger = rating == "NR" ? "NR" : CreditRating.Parse(rating).Weaken(-notches).ToString();
            var advance = grid.Best(rating, cover, tenor)?.AdvanceRate ?? 0;
            return (grid.Best(stronger, cover + more, Math.Max(1, tenor - shorter))?.AdvanceRate ?? 0) >= advance;
        });

    [Fact]
    public void A_row_that_another_covers_never_decides() =>
        Gen.Select(Grid, Letter, Gen.Double[0, 3], Gen.Int[1, 120]).Sample((grid, rating, cover, tenor) =>
        {
            var kept = new AdvanceGrid { Rows = [.. grid.Rows.Where((row, i) => !grid.Rows.Where((other, j) => j < i ? other.Covers(row) : j > i && other.Covers(row) && !row.Covers(other)).Any())] };
            return kept.Best(rating, cover, tenor)?.AdvanceRate == grid.Best(rating, cover, tenor)?.AdvanceRate;
        });
}
