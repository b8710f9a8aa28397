namespace GpuLending.Underwriting.Deals;

/// <summary>Opens a deal for a borrower. Without a document it starts from usual terms.</summary>
public sealed record CreateDealCommand(string Name, Guid BorrowerId, DealDocument? Document = null);
