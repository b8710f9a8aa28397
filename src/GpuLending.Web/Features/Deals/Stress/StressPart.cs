namespace GpuLending.Web.Features.Deals.Stress;

/// <summary>One question of the stress tab, by the key that the address bar names.</summary>
/// <param name="Key">Key in the address.</param>
/// <param name="Name">Name on the screen.</param>
/// <param name="Question">What a lender asks.</param>
/// <param name="Paths">Inputs under which a message belongs to this part.</param>
public sealed record StressPart(string Key, string Name, string Question, params string[] Paths)
{
    /// <summary>In the order a lender asks.</summary>
    public static IReadOnlyList<StressPart> All { get; } =
    [
        new("cases", "Cases", "How does the deal stand up, case by case, and what does the harm?", "/stress/cases"),
        new("reverse", "What breaks it", "What is the most plausible joint move that breaks the deal?", "/stress/spreads"),
        new("break-even", "Break-even", "How far may each driver go?"),
        new("frontier", "Frontier", "How far may one driver go, for each value of another?"),
        new("table", "Two-way", "What do two drivers do together?"),
        new("tornado", "Tornado", "Which driver matters most?"),
        new("spider", "Spider", "How does the figure bend as each driver goes on?"),
        new("own", "Own scenarios", "What else could happen to this deal?", "/stress/own"),
    ];

    public static string Known(string? key) => All.Any(part => part.Key == key) ? key! : All[0].Key;
}
