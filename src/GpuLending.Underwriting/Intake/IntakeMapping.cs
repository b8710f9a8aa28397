namespace GpuLending.Underwriting.Intake;

/// <summary>How the last file of a borrower was read. The next one with the same headings is read the same way.</summary>
public sealed class IntakeMapping
{
    public required Guid BorrowerId { get; init; }

    public required IntakeKind Kind { get; init; }

    public required IntakeSettings Settings { get; set; }

    public required DateTimeOffset RememberedAt { get; set; }

    public required Guid RememberedById { get; set; }
}
