using GpuLending.Engine.Simulation;
using GpuLending.Underwriting.Figures;
using GpuLending.Underwriting.Simulations;
using GpuLending.Web.Controls;

namespace GpuLending.Web.Features.Deals.Simulation;

/// <summary>How the simulation tab writes things.</summary>
internal static class SimulationWords
{
    public static IReadOnlyList<Choice<SamplingMethod>> Methods { get; } =
    [
        new(SamplingMethod.Independent, "Independent draws"), new(SamplingMethod.Antithetic, "Antithetic: mirrored paths"), new(SamplingMethod.QuasiRandom, "Quasi-random: shifted Halton points"),
    ];

    public static IReadOnlyList<Choice<int>> PathCounts { get; } =
        [.. new[] { 1_000, 10_000, 20_000, 100_000, 1_000_000, 10_000_000 }.Select(paths => new Choice<int>(paths, FigureFormat.Count(paths)))];

    public static string Name(FanQuantity quantity) => quantity switch
    {
        FanQuantity.Value => "Collateral value",
        FanQuantity.Rent => "Rent against the base case",
        FanQuantity.Coverage => "Debt service cover",
        FanQuantity.LoanToValue => "Loan to value",
        FanQuantity.Balance => "Balance",
    };

    public static string Written(FanQuantity quantity, double value) => quantity switch
    {
        FanQuantity.Value or FanQuantity.Balance => FigureFormat.Amount(value),
        FanQuantity.LoanToValue => FigureFormat.Percent(value, 1),
        FanQuantity.Rent or FanQuantity.Coverage => FigureFormat.Multiple(value),
    };

    public static ChartUnit Unit(FanQuantity quantity) => quantity switch
    {
        FanQuantity.Value or FanQuantity.Balance => ChartUnit.Amount,
        FanQuantity.LoanToValue => ChartUnit.Fraction,
        FanQuantity.Rent or FanQuantity.Coverage => ChartUnit.Multiple,
    };

    public static double Divisor(AmountScale scale) => scale switch
    {
        AmountScale.Millions => 1e6,
        AmountScale.Thousands => 1e3,
        AmountScale.Full => 1,
    };

    public static string State(SimulationStanding standing) => standing switch
    {
        { State: SimulationRunState.Queued } => "Waiting for a worker",
        { State: SimulationRunState.Running, Stopping: true } => "Stopping",
        { State: SimulationRunState.Running } => "Running",
        { State: SimulationRunState.Completed } => "Complete",
        { State: SimulationRunState.Cancelled } => "Cancelled: no result",
        { State: SimulationRunState.Failed } => "Failed: no result",
        _ => throw new ArgumentOutOfRangeException(nameof(standing), standing.State, null),
    };

    /// <summary>The small figure behind a figure: ± one standard error.</summary>
    public static string Error(Estimate? estimate, Func<double?, string> write) => estimate is { } known ? "± " + write(known.StandardError) : "";
}
