namespace GpuLending.Underwriting.Intake;

/// <summary>How shares are written that show no sign of their own.</summary>
public enum ShareUnit
{
    /// <summary>80 is 80 %.</summary>
    Percent,

    /// <summary>0.8 is 80 %.</summary>
    Fraction,
}
