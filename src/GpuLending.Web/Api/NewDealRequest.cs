using GpuLending.Underwriting.Deals;

namespace GpuLending.Web.Api;

/// <summary>Opens a deal.</summary>
public sealed record NewDealRequest
{
    /// <summary>Its name in lists and documents.</summary>
    public required string Name { get; init; }

    /// <summary>The borrower it is for.</summary>
    public required Guid BorrowerId { get; init; }

    /// <summary>The document as an evaluation takes it; null to start from usual terms.</summary>
    public DealDocument? Document { get; init; }
}
