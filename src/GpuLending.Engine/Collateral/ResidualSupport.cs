namespace GpuLending.Engine.Collateral;

/// <summary>A layer of support under the fleet's value: it pays up to <see cref="Cap"/> what the fleet and the layers before it leave short of
/// <see cref="Floor"/>. See docs/methodology/residual-support.md.</summary>
public sealed record ResidualSupport
{
    /// <summary>Short key, unique in the case.</summary>
    public string Id { get; init; } = "";

    /// <summary>What it is.</summary>
    public SupportKind Kind { get; init; }

    /// <summary>Who pays.</summary>
    public string Counterparty { get; init; } = "";

    /// <summary>Letter rating of who pays; "NR" when none is known.</summary>
    public string CounterpartyRating { get; init; } = "NR";

    /// <summary>Most it ever pays.</summary>
    public Money? Cap { get; init; }

    /// <summary>Value of the whole fleet that it stands behind: it pays what value and earlier layers fall short of this. Null when it stands behind the whole debt.</summary>
    public Money? Floor { get; init; }

    /// <summary>First day on which it can be called.</summary>
    public DateOnly From { get; init; }

    /// <summary>Last day on which it can be called.</summary>
    public DateOnly To { get; init; }

    /// <summary>Place in the order of calling, the lowest first; equal places go by their place in the list.</summary>
    public int Order { get; init; } = 1;

    /// <summary>Share of the cap that the lender counts on, for the counterparty's credit, 0 to 1.</summary>
    public double CreditGiven { get; init; } = 1;
}
