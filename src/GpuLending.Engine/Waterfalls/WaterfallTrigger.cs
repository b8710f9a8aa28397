using GpuLending.Engine.Collateral;

namespace GpuLending.Engine.Waterfalls;

/// <summary>A test or an event that switches rules. It is struck on every payment date, after interest and principal and before the rules behind them.</summary>
public sealed record WaterfallTrigger
{
    /// <summary>Short key, unique among the triggers, such as "T1".</summary>
    public string Id { get; init; } = "";

    /// <summary>Name in the terms' words; empty for the measure's own.</summary>
    public string Name { get; init; } = "";

    /// <summary>What is measured.</summary>
    public TriggerMeasure Measure { get; init; }

    /// <summary>The ratio beyond which the trigger is on: below it for cover, above it for balance over value or cost. The threshold itself complies.</summary>
    public double Threshold { get; init; }

    /// <summary>Months in the window of a cover ratio, back or ahead, 1 or more.</summary>
    public int WindowMonths { get; init; } = 3;

    /// <summary>Premise for <see cref="TriggerMeasure.LoanToValue"/>; null to take the case's mark.</summary>
    public ValuationPremise? Premise { get; init; }

    /// <summary>Contracts whose default counts, for <see cref="TriggerMeasure.CustomerDefault"/>; empty for any.</summary>
    public IReadOnlyList<string> ContractIds { get; init; } = [];

    /// <summary>Covenant whose index is read, for <see cref="TriggerMeasure.RentalIndexTier"/>; null for the first one on a rental index. Without one the trigger is never on.</summary>
    public string? CovenantId { get; init; }

    /// <summary>Tier of that covenant, counted from the highest price, 1 or more.</summary>
    public int Tier { get; init; } = 1;

    /// <summary>First day on which it can be on: the first test date, or the event's day; null from the start. An event without a day has not happened.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Day from which it is off: the event is over; null when it stays.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Tests in a row that must be passed before a trigger that was on is off, 1 or more.</summary>
    public int CureTests { get; init; } = 1;
}
