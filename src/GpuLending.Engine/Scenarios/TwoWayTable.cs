namespace GpuLending.Engine.Scenarios;

/// <summary>A measure over two drivers.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Rows">Driver down the side.</param>
/// <param name="Columns">Driver along the top.</param>
/// <param name="Cells">[row][column]; null where the measure does not exist or has no bound.</param>
public sealed record TwoWayTable(StressMeasure Measure, StressAxis Rows, StressAxis Columns, IReadOnlyList<IReadOnlyList<double?>> Cells);
