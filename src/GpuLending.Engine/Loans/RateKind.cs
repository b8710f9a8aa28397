namespace GpuLending.Engine.Loans;

/// <summary>How a rate is set.</summary>
public enum RateKind
{
    /// <summary>Base rate plus margin, set at the start of each period.</summary>
    Floating,

    /// <summary>One rate for the loan's life.</summary>
    Fixed,
}
