using GpuLending.Underwriting.Deals;

namespace GpuLending.Underwriting.Portfolio;

/// <summary>A deal of the book.</summary>
/// <param name="DealId">The deal; the key of its loan in the result.</param>
/// <param name="Name">Its name.</param>
/// <param name="Borrower">Its borrower's name.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="LeftOut">Why it is not in the figures; null when it is.</param>
public sealed record PortfolioDeal(Guid DealId, string Name, string Borrower, DealStage Stage, string? LeftOut);
