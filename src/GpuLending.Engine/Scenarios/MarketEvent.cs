namespace GpuLending.Engine.Scenarios;

/// <summary>A dated event that lowers values and rents of the lots it hits. Lists that are empty exclude nobody; a lot is hit when every list that is not empty names it.
/// See docs/methodology/events-and-residual-band.md.</summary>
public sealed record MarketEvent
{
    /// <summary>Short key, such as "launch/B300-SXM-288GB".</summary>
    public string Id { get; init; } = "";

    /// <summary>What happens, in words.</summary>
    public string Title { get; init; } = "";

    /// <summary>What kind of event it is.</summary>
    public MarketEventKind Kind { get; init; }

    /// <summary>First day of the effect.</summary>
    public DateOnly Date { get; init; }

    /// <summary>Day on which the whole effect is reached, growing evenly from <see cref="Date"/>; null when it is reached at once. The effect stays.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Day on which curves that follow the catalogue fall for the same cause: from that day they are not hit again; null when no curve knows the event.</summary>
    public DateOnly? KnownToCurvesFrom { get; init; }

    /// <summary>Catalogue keys of the models it hits; empty for every model.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>Generations it hits; empty for every one.</summary>
    public IReadOnlyList<string> Architectures { get; init; } = [];

    /// <summary>Makers whose models it hits; empty for every one.</summary>
    public IReadOnlyList<string> Vendors { get; init; } = [];

    /// <summary>Countries, ISO 3166 alpha-2, in which lots are hit; empty for every one.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    /// <summary>Factor on the value of the lots hit once the whole effect is reached, 0 to 1.</summary>
    public double ValueFactor { get; init; } = 1;

    /// <summary>Factor on the merchant rent of the lots hit, 0 to 1. Contract prices stand.</summary>
    public double RentFactor { get; init; } = 1;

    /// <summary>Where date and factors come from.</summary>
    public string Source { get; init; } = "";

    /// <summary>True when nobody announced the event or observed its effect.</summary>
    public bool Assumed { get; init; }
}
