namespace GpuLending.Engine.Waterfalls;

/// <summary>One rule of the waterfall: what is paid when the rules before it have been served.</summary>
public sealed record WaterfallStep
{
    /// <summary>Short key, unique among the rules, such as "3".</summary>
    public string Id { get; init; } = "";

    /// <summary>Name in the terms' words; empty for the kind's own.</summary>
    public string Name { get; init; } = "";

    /// <summary>What is paid.</summary>
    public WaterfallStepKind Kind { get; init; }

    /// <summary>Key of the account, for rules that fund or trap; null otherwise.</summary>
    public string? AccountId { get; init; }

    /// <summary>Share of the cash that the rule finds, 0 to 1, for sweep, trap and distribution.</summary>
    public double CashShare { get; init; } = 1;

    /// <summary>Share in place of <see cref="CashShare"/> while one of <see cref="TriggerIds"/> is on; null when it is the same.</summary>
    public double? TriggeredShare { get; init; }

    /// <summary>Whether the rule is served always, or only while triggers are on or off.</summary>
    public StepCondition Condition { get; init; } = StepCondition.Always;

    /// <summary>Keys of the triggers that <see cref="Condition"/> and <see cref="TriggeredShare"/> look at.</summary>
    public IReadOnlyList<string> TriggerIds { get; init; } = [];

    /// <summary>First payment date on which the rule is served; null from the start.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Day from which it is served no more; null to the end.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Yearly amount, for management fee and residual capital expenditure; paid in equal parts; null for none.</summary>
    public Money? AmountPerAnnum { get; init; }

    /// <summary>Share of the period's receipts, for the management fee, 0 to 1.</summary>
    public double ReceiptsShare { get; init; }
}
