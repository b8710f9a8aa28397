namespace GpuLending.Underwriting.Intake;

/// <summary>What a table of a file holds.</summary>
public enum IntakeKind
{
    /// <summary>Lots of GPUs, one a row.</summary>
    Fleet,

    /// <summary>Offtake contracts, one a row.</summary>
    Contracts,
}
