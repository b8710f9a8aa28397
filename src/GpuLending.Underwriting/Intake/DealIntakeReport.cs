using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Imports;

namespace GpuLending.Underwriting.Intake;

/// <summary>What a workbook with a whole deal would open, or has opened.</summary>
public sealed record DealIntakeReport
{
    /// <summary>The file's name.</summary>
    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file, in lower-case hexadecimal.</summary>
    public required string FileHash { get; init; }

    /// <summary>Name of the deal; empty when neither the file nor the caller says it.</summary>
    public string Name { get; init; } = "";

    /// <summary>Name of the borrower; empty when neither says it.</summary>
    public string BorrowerName { get; init; } = "";

    /// <summary>The borrower on record; null when one of this name would be added.</summary>
    public Guid? BorrowerId { get; init; }

    /// <summary>Terms that the file says, in its order. All others stay as a new deal starts, marked as assumed.</summary>
    public IReadOnlyList<TermRow> Terms { get; init; } = [];

    /// <summary>How the fleet was read; null when no sheet holds one.</summary>
    public IntakeReport? Fleet { get; init; }

    /// <summary>How the contracts were read; null when no sheet holds any.</summary>
    public IntakeReport? Contracts { get; init; }

    /// <summary>Lines with a value that no term is read from; a setting may say which term one is.</summary>
    public IReadOnlyList<TermRow> UnreadLines { get; init; } = [];

    /// <summary>Settings it was read by: those given, and what the headings added.</summary>
    public DealIntakeSettings Settings { get; init; } = new();

    /// <summary>Doubts that a person has to end first, each by its setting, such as "fleet/costUnit".</summary>
    public IReadOnlyList<IntakeQuestion> Questions { get; init; } = [];

    /// <summary>What should be looked at before the deal is opened.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What is wrong, over all sheets. Nothing is opened while there is any.</summary>
    public IReadOnlyList<RowError> Errors { get; init; } = [];

    /// <summary>What was decided, left out or assumed.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The document the deal would open with; null while anything is wrong.</summary>
    public DealDocument? Document { get; init; }

    /// <summary>The deal that was opened; null after a dry run.</summary>
    public Guid? DealId { get; init; }
}
