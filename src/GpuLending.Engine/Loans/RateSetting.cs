namespace GpuLending.Engine.Loans;

/// <summary>When a floating rate is known. See docs/methodology/interest.md.</summary>
public enum RateSetting
{
    /// <summary>One rate a period, known when it starts: a term rate.</summary>
    InAdvance = 0,

    /// <summary>Overnight rates of the period, compounded each business day; known when it ends.</summary>
    CompoundedInArrears,

    /// <summary>Overnight rates of the period, weighted by days and not compounded; known when it ends.</summary>
    SimpleInArrears,
}
