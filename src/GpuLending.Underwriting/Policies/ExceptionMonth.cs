namespace GpuLending.Underwriting.Policies;

/// <summary>A month of submissions.</summary>
/// <param name="First">Its first day.</param>
/// <param name="Deals">Deals submitted in it, each once.</param>
public sealed record ExceptionMonth(DateOnly First, int Deals);
