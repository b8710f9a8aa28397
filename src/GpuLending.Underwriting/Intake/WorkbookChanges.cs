using GpuLending.Engine;
using GpuLending.Engine.Scenarios;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Imports;

namespace GpuLending.Underwriting.Intake;

/// <summary>What a workbook of ours brings back. Nothing is changed by it.</summary>
public sealed record WorkbookChanges
{
    /// <summary>The file's name.</summary>
    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file, in lower-case hexadecimal.</summary>
    public required string FileHash { get; init; }

    /// <summary>What it was taken from, in words: the working draft or a revision.</summary>
    public required string From { get; init; }

    /// <summary>Inputs that differ, in the workbook's order.</summary>
    public IReadOnlyList<WorkbookChange> Changes { get; init; } = [];

    /// <summary>Cells that keep the workbook from being taken: a formula that was overwritten, a value that is not allowed. The column is the cell.</summary>
    public IReadOnlyList<RowError> Errors { get; init; } = [];

    /// <summary>What was seen and is not taken, such as a changed price of the market.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The draft with the changes in it; null while there is an error or nothing differs.</summary>
    public DealDocument? After { get; init; }

    /// <summary>The changes as a scenario of the deal's own; null where a scenario cannot say them.</summary>
    public OwnScenario? Scenario { get; init; }

    /// <summary>Why the changes are no scenario; null when they are.</summary>
    public string? WhyNoScenario { get; init; }

    /// <summary>The loan before.</summary>
    public Money? LoanBefore { get; init; }

    /// <summary>The loan with the changes.</summary>
    public Money? LoanAfter { get; init; }
}
