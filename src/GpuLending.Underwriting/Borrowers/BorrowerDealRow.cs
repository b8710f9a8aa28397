using GpuLending.Engine;
using GpuLending.Underwriting.Deals;

namespace GpuLending.Underwriting.Borrowers;

/// <summary>One of a borrower's deals.</summary>
public sealed record BorrowerDealRow(Guid DealId, string Name, DealStage Stage, Money? LoanSize, DateTimeOffset ChangedAt);
