using System.Collections.Immutable;

namespace GpuLending.Engine.Simulation;

/// <summary>How customers' ratings move in a simulation: a matrix of one year's transitions, thinned to months. See docs/methodology/rating-migration.md.</summary>
public sealed record RatingMigration
{
    /// <summary>Ratings of the rows and, with default after them, of the columns, strongest first.</summary>
    public static ImmutableArray<string> Ratings { get; } = ["AAA", "AA", "A", "BBB", "BB", "B", "CCC"];

    /// <summary>How far a row's sum may be from one.</summary>
    public const double SumTolerance = 1e-6;

    /// <summary>Where the matrix that is given as the default was printed. The printed rows of AA, A, BB, B and CCC miss 100 % by up to 0.04 points of rounding; what misses is in the rating's own column here.</summary>
    public const string PublishedSource =
        "Standard & Poor's one-year transitions 1981-2000, adjusted for withdrawn ratings, as printed at http://gradestack.com/FRM-Part-1-by-Edupristine/External-and-Internal/-Transition-Matrices/16750-3378-13427-study-wtw; rounding in the diagonal";

    private static readonly ImmutableArray<ImmutableArray<double>> Published =
    [
        [0.9366, 0.0583, 0.0040, 0.0008, 0.0003, 0, 0, 0],
        [0.0066, 0.9173, 0.0694, 0.0049, 0.0006, 0.0009, 0.0002, 0.0001],
        [0.0007, 0.0225, 0.9175, 0.0519, 0.0049, 0.0020, 0.0001, 0.0004],
        [0.0003, 0.0025, 0.0483, 0.8926, 0.0444, 0.0081, 0.0016, 0.0022],
        [0.0003, 0.0007, 0.0044, 0.0667, 0.8329, 0.0747, 0.0105, 0.0098],
        [0, 0.0010, 0.0033, 0.0046, 0.0577, 0.8417, 0.0387, 0.0530],
        [0.0016, 0, 0.0031, 0.0093, 0.0200, 0.1074, 0.6392, 0.2194],
    ];

    /// <summary>Probability that a customer of the row's rating has the column's rating a year later: seven rows in the order of <see cref="Ratings"/>, eight columns, the last of them default.
    /// No entry below 0, each row sums to 1. The published one unless another is entered.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Matrix { get; init; } = [.. Published.Select(row => (IReadOnlyList<double>)row)];

    /// <summary>Where the matrix comes from.</summary>
    public string Source { get; init; } = PublishedSource;
}
