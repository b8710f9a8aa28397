namespace GpuLending.Underwriting.DealMemos;

/// <summary>A line.</summary>
/// <param name="Name">Its name, printed at its end.</param>
/// <param name="Values">One value a date; null where there is none.</param>
/// <param name="Stepped">True when each value speaks for the time since the one before it, as figures of payment periods do.</param>
public sealed record MemoSeries(string Name, IReadOnlyList<double?> Values, bool Stepped = false);
