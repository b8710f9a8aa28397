namespace GpuLending.Web.Features.Deals.Simulation;

/// <summary>One question of the simulation tab, by the key that the address bar names.</summary>
/// <param name="Key">Key in the address.</param>
/// <param name="Name">Name on the screen.</param>
/// <param name="Question">What a lender asks.</param>
public sealed record SimulationPart(string Key, string Name, string Question)
{
    /// <summary>In the order a lender asks.</summary>
    public static IReadOnlyList<SimulationPart> All { get; } =
    [
        new("losses", "Losses", "What may be lost, and how sure is that?"),
        new("paths", "Paths", "How may value, rent, cover and balance move?"),
        new("breaches", "Breaches", "Which covenant fails, and when?"),
        new("ratings", "Ratings", "Where do the customers' ratings go?"),
        new("worst", "Worst paths", "What does it take to lose most?"),
        new("terms", "Terms", "What is drawn, and where does it come from?"),
    ];

    public static string Known(string? key) => All.Any(part => part.Key == key) ? key! : All[0].Key;
}
