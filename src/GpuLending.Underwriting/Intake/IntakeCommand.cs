using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Imports;

namespace GpuLending.Underwriting.Intake;

/// <summary>A file to hold against a deal.</summary>
/// <param name="DealId">The deal, for what was remembered of its borrower's files.</param>
/// <param name="Document">The document the rows would go into: as it is typed, or as it is saved.</param>
/// <param name="Book">The file.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Settings">How it is to be read; null to go by the headings and the borrower's earlier files alone.</param>
public sealed record IntakeCommand(Guid DealId, DealDocument Document, TabularBook Book, IntakeKind Kind, IntakeSettings? Settings);
