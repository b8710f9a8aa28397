using GpuLending.Engine.Credit;

namespace GpuLending.Underwriting.Borrowers;

/// <summary>Adds a borrower.</summary>
public sealed record CreateBorrowerCommand(BorrowerProfile Profile, string Notes = "");
