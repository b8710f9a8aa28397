namespace GpuLending.Web.Features.Deals.Revenue;

/// <summary>One question of the revenue tab, by the key that the address bar names.</summary>
/// <param name="Key">Key in the address.</param>
/// <param name="Name">Name on the screen.</param>
/// <param name="Question">What a lender asks.</param>
/// <param name="Paths">Inputs under which a message belongs to this part.</param>
public sealed record RevenuePart(string Key, string Name, string Question, params string[] Paths)
{
    /// <summary>All of them, one beneath the other, to read through or to print.</summary>
    public const string Everything = "all";

    /// <summary>In the order a lender asks.</summary>
    public static IReadOnlyList<RevenuePart> All { get; } =
    [
        new("contracts", "Contracts", "Who pays, for what, and until when?", "/contracts"),
        new("book", "Book", "How much is certain, from whom, and how good are they?"),
        new("roll-over", "Roll-over", "What carries the debt when the contracts end?", "/merchant"),
        new("other-cash", "Other cash", "What else comes in or goes out?", "/otherCashFlows"),
    ];

    public static string Known(string? key) => key == Everything || All.Any(part => part.Key == key) ? key! : All[0].Key;
}
