using GpuLending.Engine;
using GpuLending.Underwriting.Deals;

namespace GpuLending.Underwriting.Borrowers;

/// <summary>One of a borrower's deals.</summary>
/// <param name="DealId">The deal.</param>
/// <param name="Name">Its name.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="LoanSize">What the limits allow; null where it could not be computed.</param>
/// <param name="ChangedAt">When the draft was last saved.</param>
public sealed record BorrowerDealRow(Guid DealId, string Name, DealStage Stage, Money? LoanSize, DateTimeOffset ChangedAt);
