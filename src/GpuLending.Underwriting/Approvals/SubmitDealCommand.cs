namespace GpuLending.Underwriting.Approvals;

/// <summary>Submits the saved draft.</summary>
/// <param name="DealId">The deal.</param>
/// <param name="BaseVersion">Version of the draft that the submitter has on the screen.</param>
/// <param name="Comment">What the reviewer should know; may be empty.</param>
public sealed record SubmitDealCommand(Guid DealId, uint BaseVersion, string Comment);
