namespace GpuLending.Underwriting.DealMemos.Word;

/// <summary>A line of a Word chart, its values in the printed unit.</summary>
internal sealed record WordChartLine(string Name, IReadOnlyList<double?> Values, MemoChartStyle Style);
