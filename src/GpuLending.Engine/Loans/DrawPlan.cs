namespace GpuLending.Engine.Loans;

/// <summary>When the loan is drawn, and in which proportion.</summary>
public sealed record DrawPlan
{
    /// <summary>Where the draws come from.</summary>
    public DrawPlanKind Kind { get; init; } = DrawPlanKind.AtClosing;

    /// <summary>The draws, for <see cref="DrawPlanKind.Entered"/>; ignored otherwise. Where the limits allow less than their sum, each is cut in proportion.</summary>
    public IReadOnlyList<PlannedDraw> Entered { get; init; } = [];
}
