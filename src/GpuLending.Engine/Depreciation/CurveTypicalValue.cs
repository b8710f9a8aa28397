namespace GpuLending.Engine.Depreciation;

/// <summary>A value that somebody uses for a parameter, for documents and the screen. Never taken by itself: a parameter left out takes its default.</summary>
/// <param name="Parameter">The parameter's name.</param>
/// <param name="Value">The value as a document would say it, such as "0.187" or "half-year".</param>
/// <param name="Source">Who uses it or where it was measured.</param>
/// <param name="Assumed">True when nobody published it.</param>
public sealed record CurveTypicalValue(string Parameter, string Value, string Source, bool Assumed = false);
