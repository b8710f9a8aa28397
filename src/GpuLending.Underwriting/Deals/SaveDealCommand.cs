namespace GpuLending.Underwriting.Deals;

/// <summary>Saves the draft.</summary>
/// <param name="DealId">The deal.</param>
/// <param name="BaseVersion">The version that the edits started from.</param>
/// <param name="Document">The whole document, as it is on the screen.</param>
/// <param name="Figures">What lists shall show, when the caller has computed the document already; null to have it computed.</param>
public sealed record SaveDealCommand(Guid DealId, uint BaseVersion, DealDocument Document, DealFigures? Figures);
