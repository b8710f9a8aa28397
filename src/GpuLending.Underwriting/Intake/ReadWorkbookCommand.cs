using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Imports;

namespace GpuLending.Underwriting.Intake;

/// <summary>A workbook of ours with changed inputs.</summary>
/// <param name="DealId">The deal it was taken from.</param>
/// <param name="Document">The draft that the changes would go into.</param>
/// <param name="Book">The file.</param>
public sealed record ReadWorkbookCommand(Guid DealId, DealDocument Document, TabularBook Book);
