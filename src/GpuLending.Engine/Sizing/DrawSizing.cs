namespace GpuLending.Engine.Sizing;

/// <summary>One draw as sized: what was planned, what is drawn, and the balance that each limit accepts on its day.</summary>
public sealed record DrawSizing
{
    /// <summary>Number of the draw, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Day of the draw.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Month of the timeline in which it falls.</summary>
    public required int Month { get; init; }

    /// <summary>Amount planned: as entered, or its share of the loan before delivered cost cut it.</summary>
    public required double Planned { get; init; }

    /// <summary>Amount drawn at the loan's size.</summary>
    public required double Amount { get; init; }

    /// <summary>All draws made by this day, this one included.</summary>
    public required double Drawn { get; init; }

    /// <summary>Balance at the end of the draw's month.</summary>
    public required double Balance { get; init; }

    /// <summary>Eligible cost of what is in service on this day.</summary>
    public required double DeliveredCost { get; init; }

    /// <summary>What each limit accepts on this day; limits that name no amount are left out.</summary>
    public required IReadOnlyList<DrawAllowance> Allowances { get; init; }

    /// <summary>Key of the tightest applied or policy limit on this day; null when none names an amount.</summary>
    public required string? Tightest { get; init; }
}
