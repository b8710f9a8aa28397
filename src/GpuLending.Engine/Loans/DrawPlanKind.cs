namespace GpuLending.Engine.Loans;

/// <summary>Where the draws come from.</summary>
public enum DrawPlanKind
{
    /// <summary>One draw on the closing date.</summary>
    AtClosing,

    /// <summary>One draw on each lot's in-service date (closing, for lots already in service), in proportion to eligible cost.</summary>
    FollowDeliveries,

    /// <summary>Dates and amounts as entered.</summary>
    Entered,
}
