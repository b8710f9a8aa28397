namespace GpuLending.Engine.Collateral;

/// <summary>The work by which two GPU models are compared.</summary>
public enum Workload
{
    /// <summary>Training: dense FP16 or BF16 arithmetic limits.</summary>
    Training,

    /// <summary>Inference: the scarcer of FP8 arithmetic and memory bandwidth limits.</summary>
    Inference,
}
