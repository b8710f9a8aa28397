using GpuLending.Underwriting.Imports;

namespace GpuLending.Underwriting.Intake;

/// <summary>A workbook with a whole deal.</summary>
/// <param name="Book">The file.</param>
/// <param name="Name">Name of the deal; null to take the file's.</param>
/// <param name="BorrowerId">The borrower; null to find or add the one that the file names.</param>
/// <param name="DryRun">True to open nothing.</param>
public sealed record ImportDealCommand(TabularBook Book, string? Name, Guid? BorrowerId, bool DryRun)
{
    /// <summary>What the file does not say itself.</summary>
    public DealIntakeSettings Settings { get; init; } = new();
}
