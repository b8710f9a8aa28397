namespace GpuLending.Engine.Loans;

/// <summary>What happens when a loan's last day is no regular payment date. See docs/methodology/business-days.md.</summary>
public enum FinalStub
{
    /// <summary>The loan ends on the last regular payment date on or before it.</summary>
    None = 0,

    /// <summary>One more payment on the last day itself: the last period is a short one.</summary>
    Short,

    /// <summary>The regular payment before the last day is left out: the last period is a long one.</summary>
    Long,
}
