namespace GpuLending.Engine.Cashflows;

/// <summary>Cash on a day.</summary>
/// <param name="Date">Day.</param>
/// <param name="Amount">Positive is received by the party whose cash it is, negative is paid.</param>
public sealed record DatedCash(DateOnly Date, double Amount);
