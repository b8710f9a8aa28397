namespace GpuLending.Engine.Collateral;

/// <summary>What GPUs are used for, which decides the measure that two models are compared on.</summary>
public enum Workload
{
    /// <summary>Training: dense FP16 or BF16 arithmetic.</summary>
    Training = 0,

    /// <summary>Inference: the scarcer of FP8 arithmetic and memory bandwidth.</summary>
    Inference = 1,
}
