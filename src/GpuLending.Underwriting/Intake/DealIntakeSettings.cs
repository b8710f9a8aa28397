namespace GpuLending.Underwriting.Intake;

/// <summary>How a workbook with a whole deal is to be read, where it does not show it itself.</summary>
public sealed record DealIntakeSettings
{
    /// <summary>How lines of label and value are read. Its columns give the label of a term's line by the term's path, such as "/facility/tenorMonths"; "value" is the heading of the column to read where lines have several.</summary>
    public IntakeSettings Terms { get; init; } = new();

    /// <summary>How the fleet is read.</summary>
    public IntakeSettings Fleet { get; init; } = new();

    /// <summary>How the contracts are read.</summary>
    public IntakeSettings Contracts { get; init; } = new();
}
