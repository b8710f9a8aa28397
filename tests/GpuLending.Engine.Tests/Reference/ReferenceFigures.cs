using System.Globalization;

namespace GpuLending.Engine.Tests.Reference;

/// <summary>One line of the separate program's figures.</summary>
internal sealed record ReferenceFigures(
    int Deal, int Scenario, double Commitment, double MinimumCover, double MaximumLoanToValue, int Triggers, int Shortfalls, double AverageLife, double Interest,
    double PresentValue, double Loss, double LenderXirr, double EquityXirr)
{
    public static IReadOnlyList<ReferenceFigures> All { get; } =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Reference", "first-hundred-deals.csv")).Skip(1).Select(Read)];

    private static ReferenceFigures Read(string line)
    {
        var parts = line.Split(',');
        return new(
            Whole(0), Whole(1), Number(2), Number(3), Number(4), Whole(5), Whole(6), Number(7), Number(8), Number(9), Number(10), Number(11), Number(12));

        int Whole(int i) => int.Parse(parts[i], CultureInfo.InvariantCulture);
        double Number(int i) => double.Parse(parts[i], CultureInfo.InvariantCulture);
    }
}
