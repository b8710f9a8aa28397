namespace GpuLending.Engine.Scenarios;

/// <summary>A scenario with its key and where it comes from.</summary>
public sealed record NamedScenario
{
    /// <summary>Key, as addresses and documents name it.</summary>
    public required string Key { get; init; }

    /// <summary>Group that it is listed under.</summary>
    public required string Group { get; init; }

    /// <summary>What happened, or what is assumed, with the source.</summary>
    public required string Source { get; init; }

    /// <summary>True where date or size of a change is nobody's record.</summary>
    public bool Assumed { get; init; } = true;

    /// <summary>The changes, with the name on screen.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>Name on screen.</summary>
    public string Name => Scenario.Name;
}
