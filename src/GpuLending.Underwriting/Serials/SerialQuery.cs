namespace GpuLending.Underwriting.Serials;

/// <summary>Which serials a list shows.</summary>
/// <param name="Search">Part of a serial, in any spelling, or a whole one that can be taken for another; null or empty for all.</param>
/// <param name="DealId">Only this deal's.</param>
/// <param name="LotId">Only this lot's.</param>
/// <param name="State">Only live or only released ones; null for both.</param>
/// <param name="Skip">Rows to leave out.</param>
/// <param name="Take">Rows to return, at most 500.</param>
public sealed record SerialQuery(string? Search = null, Guid? DealId = null, string? LotId = null, SerialState? State = SerialState.Live, int Skip = 0, int Take = 50);
