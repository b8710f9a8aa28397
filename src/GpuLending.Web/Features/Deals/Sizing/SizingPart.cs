namespace GpuLending.Web.Features.Deals.Sizing;

/// <summary>One question of the sizing tab, by the key that the address bar names.</summary>
/// <param name="Key">Key in the address.</param>
/// <param name="Name">Name on the screen.</param>
/// <param name="Question">What a lender asks.</param>
/// <param name="Paths">Inputs under which a message belongs to this part.</param>
public sealed record SizingPart(string Key, string Name, string Question, params string[] Paths)
{
    /// <summary>In the order a lender asks.</summary>
    public static IReadOnlyList<SizingPart> All { get; } =
    [
        new("limits", "Limits", "What holds the loan?", "/sizing"),
        new("cost", "Cost and uses", "What is lent against, and who pays for what the loan itself costs?", "/sizing/advanceOnCost/uses", "/sizing/advanceOnCost/drawTest"),
        new("cover", "Cover", "How much do the contracts alone carry?"),
        new("draws", "By draw", "What may each draw be?"),
        new("tranches", "Tranches", "Who lends which part, at which rate?", "/facility/tranches"),
        new("junior", "Junior", "What stands beneath, and who loses first?", "/junior"),
        new("solve", "Solve", "What would it take?"),
    ];

    public static string Known(string? key) => All.Any(part => part.Key == key) ? key! : All[0].Key;
}
