namespace GpuLending.Underwriting.Intake;

/// <summary>What a column of numbers of pieces counts.</summary>
public enum CountUnit
{
    /// <summary>GPUs.</summary>
    Gpus,

    /// <summary>Machines with several GPUs each.</summary>
    Nodes,
}
