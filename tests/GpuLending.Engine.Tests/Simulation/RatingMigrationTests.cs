using System.Text.Json;
using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Simulation;
using MathNet.Numerics.LinearAlgebra;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Simulation;

/// <summary>Ratings that migrate: distributions against powers of the matrix, and nothing else moved.</summary>
public sealed class RatingMigrationTests
{
    private const int Errors = 4;

    private static readonly SimulationTerms Terms = new() { Paths = 20_000, Seed = 21, CycleVolatility = 0, RecoveryShareOfValue = 0.5, Migration = new() };

    /// <summary>Rates a year of a chain that steps to the neighbours only: its matrix has a generator by construction.</summary>
    private static readonly Matrix<double> Generator = Steps();

    [Theory]
    [InlineData(0), InlineData(0.5)]
    public void Ratings_after_n_months_are_the_power_of_the_matrix(double correlation)
    {
        var year = Exponential(Generator);
        var result = Run(Terms with { CustomerCorrelation = correlation, Migration = Entered(year) });

        result.Ratings!.Count.ShouldBe(RatingMigration.Ratings.Length);
        foreach (var months in new[] { 1, 7, 12, 24, 36 })
        {
            var expected = Exponential(Generator * (months / 12.0));
            for (var from = 0; from < 7; from++)
            {
                result.Ratings[from].Rating.ShouldBe(RatingMigration.Ratings[from]);
                result.Ratings[from].Odds[months].Sum().ShouldBe(1, 1e-12);
                for (var to = 0; to < 8; to++)
                    ShouldBeNear(result.Ratings[from].Odds[months][to], expected[from, to], $"{RatingMigration.Ratings[from]} to {to} in {months} months, correlation {correlation}");
            }
        }
    }

    [Fact]
    public void Defaults_within_a_year_are_the_default_column_of_the_published_matrix()
    {
        var result = Run(Terms);
        for (var from = 0; from < 7; from++)
        {
            // What making the generator valid takes from the printed matrix.
            const double adjustment = 3e-4;
            for (var to = 0; to < 8; to++)
                ShouldBeNear(result.Ratings![from].Odds[12][to], new RatingMigration().Matrix[from][to], $"{RatingMigration.Ratings[from]} to {to}", adjustment);
        }

        var chain = RatingChain.Of(new RatingMigration());
        var (month, year, printed) = (chain.After(1), chain.After(12), new RatingMigration().Matrix);
        for (var from = 0; from < 7; from++)
        {
            month[from].Sum().ShouldBe(1, 1e-14);
            for (var to = 0; to < 8; to++)
            {
                month[from][to].ShouldBeGreaterThanOrEqualTo(0);
                year[from][to].ShouldBe(printed[from][to], 3e-4);
            }
        }
    }

    [Fact]
    public void Odds_of_leaving_investment_grade_are_those_of_a_chain_that_stops_there()
    {
        var year = Exponential(Generator);
        var result = Run(Terms with { Migration = Entered(year) });
        var month = Exponential(Generator / 12);
        var stopped = month.Clone();
        for (var from = 4; from < 8; from++)
        {
            for (var to = 0; to < 8; to++)
                stopped[from, to] = from == to ? 1 : 0;
        }

        foreach (var months in new[] { 12, 24, 36 })
        {
            var expected = stopped.Power(months);
            for (var from = 0; from < 4; from++)
                ShouldBeNear(result.Ratings![from].EverBelowInvestmentGrade[months].Value, Enumerable.Range(4, 4).Sum(to => expected[from, to]), $"{from}, {months}");
            result.Ratings![5].EverBelowInvestmentGrade[months].Value.ShouldBe(1);
        }
    }

    [Fact]
    public void A_matrix_in_which_nobody_moves_leaves_every_figure_to_the_last_bit()
    {
        var still = new RatingMigration { Matrix = [.. Enumerable.Range(0, 7).Select(from => (IReadOnlyList<double>)[.. Enumerable.Range(0, 8).Select(to => from == to ? 0.9 : to == 7 ? 0.1 : 0.0)])] };
        var terms = Terms with { Paths = 4000, Migration = null, CycleVolatility = 0.2, CustomerCorrelation = 0.3, Customers = [.. RatingMigration.Ratings.Select((rating, i) => new CustomerIntensity($"Customer {rating}", 0.02 * i))] };
        var (before, after) = (Run(terms), Run(terms with { Migration = still }));
        after.Ratings.ShouldNotBeNull();
        JsonSerializer.Serialize(after with { Terms = before.Terms, Ratings = null }).ShouldBe(JsonSerializer.Serialize(before));
        after.Losses.ShouldBe(before.Losses);
        JsonSerializer.Serialize(before).ShouldNotContain("Migration");
        JsonSerializer.Serialize(before).ShouldNotContain("Ratings");
    }

    [Theory]
    [InlineData(SamplingMethod.Independent), InlineData(SamplingMethod.Antithetic), InlineData(SamplingMethod.QuasiRandom)]
    public void The_number_of_threads_and_a_stop_change_no_bit(SamplingMethod sampling)
    {
        var terms = Terms with { Paths = 6000, Sampling = sampling, CycleVolatility = 0.2, CustomerCorrelation = 0.4 };
        byte[] stored = [];
        var alone = JsonSerializer.Serialize(Simulate(terms).Run(1, checkpoint: state => stored = state.PathsDone == 3000 ? state.ToBytes() : stored, cancellationToken: TestContext.Current.CancellationToken));
        JsonSerializer.Serialize(Simulate(terms).Run(2, cancellationToken: TestContext.Current.CancellationToken)).ShouldBe(alone);
        JsonSerializer.Serialize(Simulate(terms).Run(16, cancellationToken: TestContext.Current.CancellationToken)).ShouldBe(alone);
        JsonSerializer.Serialize(Simulate(terms).Run(2, resume: stored, cancellationToken: TestContext.Current.CancellationToken)).ShouldBe(alone);
    }

    [Fact]
    public void A_path_taken_out_defaults_as_the_engine_says()
    {
        var terms = Terms with { Paths = 1000, CycleVolatility = 0.2, CustomerCorrelation = 0.4, RentVolatility = 0.6 };
        var simulator = Simulate(terms);
        var prepared = PreparedDeal.Of(Deal, TestDeals.Market, TestDeals.Closing);
        var failed = 0;
        for (var i = 0; i < 60; i++)
        {
            var path = simulator.Path(i);
            prepared.Run(path.Scenario).FirstShortMonth.ShouldBe(path.DefaultMonth, $"path {i}");
            failed += path.Scenario.Defaults.Count;
        }

        failed.ShouldBeGreaterThan(10);
    }

    /// <summary>An entered intensity stands while the rating does; a weaker rating adds what the matrix adds.</summary>
    [Fact]
    public void An_entered_intensity_is_where_a_customer_begins()
    {
        var deal = Deal with { Contracts = [.. Deal.Contracts.Take(2)] };
        var falls = Enumerable.Range(0, 7).Select(from => Enumerable.Range(0, 8).Select(to => from == to ? 1.0 : 0.0).ToArray()).ToArray();
        // AAA becomes CCC at a rate of 12 a year, CCC fails at 0.5 a year, AA stands.
        falls[0] = [Math.Exp(-12), 0, 0, 0, 0, 0, 12 / 11.5 * (Math.Exp(-0.5) - Math.Exp(-12)), 0];
        falls[0][7] = 1 - falls[0].Sum();
        falls[6] = [0, 0, 0, 0, 0, 0, Math.Exp(-0.5), 1 - Math.Exp(-0.5)];
        var terms = Terms with { Customers = [new("Customer AAA", 0.1), new("Customer AA", 0.1)], Migration = new() { Matrix = falls } };
        var result = Simulator.Of(deal, TestDeals.Market, TestDeals.Closing, terms).Run(2, cancellationToken: TestContext.Current.CancellationToken);

        ShouldBeNear(result.Ratings![1].Odds[24][7], 1 - Math.Exp(-0.2), "stands");
        // By month: survival times the chance of still being AAA, or of having fallen after some month.
        var (aaa, ccc) = (1.0, 0.0);
        var chain = RatingChain.Of(terms.Migration!);
        var month = chain.After(1);
        for (var m = 0; m < 24; m++)
        {
            var (stays, goes) = (aaa * Math.Exp(-0.1 / 12), ccc * Math.Exp(-(0.1 + chain.PerAnnum(6) - chain.PerAnnum(0)) / 12));
            var moved = month[0][6] / (1 - month[0][7]);
            (aaa, ccc) = (stays * (1 - moved), goes + (stays * moved));
        }

        ShouldBeNear(result.Ratings[0].Odds[24][7], 1 - aaa - ccc, "falls");
    }

    [Fact]
    public void Matrices_that_are_none_are_refused_with_the_row()
    {
        Refusal(rows => rows[3][4] += 0.1).ShouldContain("row BBB: the probabilities sum to 1.1 and not to 1");
        Refusal(rows => (rows[2][0], rows[2][1]) = (-0.01, rows[2][1] + rows[2][0] + 0.01)).ShouldContain("row A: a probability is 0 to 1");
        Refusal(rows => rows[1] = [.. rows[1][..7]]).ShouldContain("row AA: enter 8 numbers");
        Refusal(rows => rows[5] = [0, 0, 0, 0, 1, 0, 0, 0]).ShouldContain("row B: nobody keeps the rating");
        Refusal(rows =>
        {
            // Two ratings that change places almost surely have no root: its determinant is negative.
            rows[4] = [0, 0, 0, 0, 0.1, 0.9, 0, 0];
            rows[5] = [0, 0, 0, 0, 0.9, 0.1, 0, 0];
        }).ShouldContain("no monthly moves");
    }

    private static DealCase Deal { get; } = TestDeals.Plain with
    {
        Contracts = [.. RatingMigration.Ratings.Select(rating => TestDeals.Contract($"C-{rating}", 100) with { Customer = $"Customer {rating}", CustomerRating = rating, DefaultProbability = null })],
    };

    private static Simulator Simulate(SimulationTerms terms) => Simulator.Of(Deal, TestDeals.Market, TestDeals.Closing, terms);

    private static SimulationResult Run(SimulationTerms terms) => Simulate(terms).Run(2, cancellationToken: TestContext.Current.CancellationToken);

    private static string Refusal(Action<double[][]> change)
    {
        double[][] rows = [.. new RatingMigration().Matrix.Select(row => row.ToArray())];
        change(rows);
        return Should.Throw<NotComputableException>(() => Simulate(Terms with { Migration = new() { Matrix = rows } })).Message;
    }

    private static void ShouldBeNear(double share, double expected, string what, double adjustment = 0) =>
        share.ShouldBe(expected, adjustment + (Errors * Math.Sqrt(Math.Max(expected * (1 - expected), 1.0 / Terms.Paths) / Terms.Paths)), what);

    private static RatingMigration Entered(Matrix<double> year) =>
        new() { Matrix = [.. Enumerable.Range(0, 7).Select(from => (IReadOnlyList<double>)[.. Enumerable.Range(0, 8).Select(to => year[from, to])])] };

    private static Matrix<double> Steps()
    {
        var steps = Matrix<double>.Build.Dense(8, 8);
        for (var from = 0; from < 7; from++)
        {
            if (from > 0)
                steps[from, from - 1] = 0.05;
            steps[from, from + 1] = 0.08 + (0.03 * from);
            if (from < 6)
                steps[from, 7] = 0.004 * (from + 1) * (from + 1);
            steps[from, from] = -steps.Row(from).Sum();
        }

        return steps;
    }

    /// <summary>By the series on a thousandth, multiplied up.</summary>
    private static Matrix<double> Exponential(Matrix<double> rates)
    {
        var one = Matrix<double>.Build.DenseIdentity(8);
        var small = rates / 1024;
        return (one + small + (small * small / 2) + (small * small * small / 6)).Power(1024);
    }
}
