namespace GpuLending.Underwriting.Workbooks.Loans;

/// <summary>A tranche with a rate of its own, each a term of a formula.</summary>
/// <param name="IsFixed">Whether its rate is fixed.</param>
/// <param name="Rate">Fixed rate or margin.</param>
/// <param name="Floor">Floor of the base rate.</param>
/// <param name="Share">Share of the loan.</param>
internal sealed record TrancheInputs(bool IsFixed, string Rate, string Floor, string Share);
