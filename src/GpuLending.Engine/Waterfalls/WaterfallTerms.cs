namespace GpuLending.Engine.Waterfalls;

/// <summary>Who is paid from a period's cash, in which order, and what is held back. Runs on every payment date, in the base scenario and under stress.
/// See docs/methodology/waterfall.md.</summary>
public sealed record WaterfallTerms
{
    /// <summary>The rules, in the order in which they are served.</summary>
    public IReadOnlyList<WaterfallStep> Steps { get; init; } = [];

    /// <summary>Accounts beside the collection account, in the order in which a shortage draws on them.</summary>
    public IReadOnlyList<CashAccount> Accounts { get; init; } = [];

    /// <summary>Tests and events that rules refer to.</summary>
    public IReadOnlyList<WaterfallTrigger> Triggers { get; init; } = [];

    /// <summary>What the sponsor pays when cash and accounts fall short.</summary>
    public SponsorSupport SponsorPays { get; init; } = SponsorSupport.BaseCase;

    /// <summary>Sale of the fleet on the last payment date; null when none is assumed.</summary>
    public SaleAtMaturity? SaleAtMaturity { get; init; }
}
