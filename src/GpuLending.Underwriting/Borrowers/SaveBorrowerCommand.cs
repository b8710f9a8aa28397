using GpuLending.Engine.Credit;

namespace GpuLending.Underwriting.Borrowers;

/// <summary>Changes a borrower.</summary>
/// <param name="BorrowerId">Which one.</param>
/// <param name="Version">The version that the page was opened with.</param>
/// <param name="Profile">The whole profile.</param>
/// <param name="Notes">Free text.</param>
public sealed record SaveBorrowerCommand(Guid BorrowerId, uint Version, BorrowerProfile Profile, string Notes);
