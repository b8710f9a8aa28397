namespace GpuLending.Web.Features.Pipeline;

/// <summary>What was typed into the new deal's form.</summary>
public sealed class NewDealEntry
{
    public string Name { get; set; } = "";

    /// <summary>The id of a borrower, "new", or empty while nothing is chosen.</summary>
    public string BorrowerId { get; set; } = "";

    public string NewBorrower { get; set; } = "";
}
