namespace GpuLending.Engine.Scenarios;

/// <summary>A scenario that somebody wrote for one deal: other scenarios together, and changes of its own on top.</summary>
public sealed record OwnScenario
{
    /// <summary>Key within the deal, such as "committee"; no key of the library.</summary>
    public string Id { get; init; } = "";

    /// <summary>Name on screen and in documents.</summary>
    public string Name { get; init; } = "";

    /// <summary>Why it is asked, and where its numbers come from.</summary>
    public string Source { get; init; } = "";

    /// <summary>Keys of the scenarios that happen together: of the library, or of own scenarios that stand before this one.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>What changes besides; its name does not count.</summary>
    public Scenario Changes { get; init; } = new();
}
