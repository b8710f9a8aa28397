using GpuLending.Engine.Simulation;
using GpuLending.Underwriting.Simulations;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Simulations;

/// <summary>What is wrong with an entered matrix of rating transitions is said where it stands.</summary>
public sealed class MigrationTermsTests
{
    [Fact]
    public void The_published_matrix_and_none_are_right()
    {
        SimulationTermsValidator.Check(new SimulationTerms()).ShouldBeEmpty();
        SimulationTermsValidator.Check(new SimulationTerms { Migration = new() }).ShouldBeEmpty();
    }

    [Fact]
    public void A_row_or_an_entry_is_named()
    {
        Message(rows => rows[3][4] += 0.1).ShouldBe(("/terms/migration/matrix/3", "The row of BBB sums to 110 %: make it 100 %."));
        Message(rows => rows[2][7] = -0.5).ShouldBe(("/terms/migration/matrix/2/7", "A to default is -50 %: enter 0 % to 100 %."));
        Message(rows => rows[2][1] = double.NaN).ShouldBe(("/terms/migration/matrix/2/1", "A to AA is not a number: enter 0 % to 100 %."));
        Message(rows => rows[6] = [0, 0, 0, 0, 0, 0, 0, 1]).ShouldBe(("/terms/migration/matrix/6/6", "CCC to CCC is 0 %: somebody has to keep the rating over a year."));
        Message(rows => rows[0] = [1]).ShouldBe(("/terms/migration/matrix/0", "The row of AAA has 1 numbers: enter 8, from AAA to CCC and default."));
        Message(new RatingMigration { Matrix = [] }).ShouldBe(("/terms/migration/matrix", "The matrix of ratings has 0 rows: enter 7, from AAA to CCC."));
        Message(new RatingMigration { Matrix = [null!] }).Path.ShouldBe("/terms/migration/matrix");
        Message(new RatingMigration { Source = "" }).Path.ShouldBe("/terms/migration/source");
    }

    private static (string Path, string Message) Message(Action<double[][]> change)
    {
        double[][] rows = [.. new RatingMigration().Matrix.Select(row => row.ToArray())];
        change(rows);
        return Message(new RatingMigration { Matrix = rows });
    }

    private static (string Path, string Message) Message(RatingMigration migration)
    {
        var message = SimulationTermsValidator.Check(new SimulationTerms { Migration = migration }).ShouldHaveSingleItem();
        return (message.Path, message.Message);
    }
}
