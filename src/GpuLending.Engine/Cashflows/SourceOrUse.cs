namespace GpuLending.Engine.Cashflows;

/// <summary>One line of sources or uses.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Amount">Amount, zero or more (equity may be negative when the loan and the prepayments exceed the uses).</param>
public sealed record SourceOrUse(string Name, Money Amount);
