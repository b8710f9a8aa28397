namespace GpuLending.Web.Features.Deals.Covenants;

/// <summary>One question of the covenants tab, by the key that the address bar names.</summary>
/// <param name="Key">Key in the address.</param>
/// <param name="Name">Name on the screen.</param>
/// <param name="Question">What a lender asks.</param>
/// <param name="Paths">Inputs under which a message belongs to this part.</param>
public sealed record CovenantPart(string Key, string Name, string Question, params string[] Paths)
{
    /// <summary>In the order a lender asks.</summary>
    public static IReadOnlyList<CovenantPart> All { get; } =
    [
        new("terms", "Terms", "What is promised, and what was signed since?", "/covenants"),
        new("tests", "Tests", "Is it kept, when, and with how much room?"),
        new("history", "Price history", "When would it have fired on prices that were really printed?"),
        new("calendar", "Calendar", "What is late, what is due, what comes?", "/undertakings"),
        new("base", "Borrowing base", "What does the fleet carry on a day?", "/borrowingBase"),
    ];

    public static string Known(string? key) => All.Any(part => part.Key == key) ? key! : All[0].Key;
}
