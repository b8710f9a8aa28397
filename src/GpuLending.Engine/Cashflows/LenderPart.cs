namespace GpuLending.Engine.Cashflows;

/// <summary>One lender's part.</summary>
/// <param name="Lender">Lender's name.</param>
/// <param name="Share">Share as a fraction.</param>
/// <param name="Amount">Part of the loan.</param>
public sealed record LenderPart(string Lender, double Share, Money Amount);
