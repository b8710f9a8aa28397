namespace GpuLending.Engine.Loans;

/// <summary>How a rate is set.</summary>
public enum RateKind
{
    /// <summary>Base rate plus margin, set by period: see <see cref="RateSetting"/>.</summary>
    Floating,

    /// <summary>One rate for the loan's life.</summary>
    Fixed,
}
