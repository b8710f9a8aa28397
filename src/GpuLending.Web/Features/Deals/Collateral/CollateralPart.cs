namespace GpuLending.Web.Features.Deals.Collateral;

/// <summary>One question of the collateral tab, by the key that the address bar names.</summary>
/// <param name="Key">Key in the address.</param>
/// <param name="Name">Name on the screen.</param>
/// <param name="Question">What a lender asks.</param>
/// <param name="Paths">Inputs under which a message belongs to this part.</param>
public sealed record CollateralPart(string Key, string Name, string Question, params string[] Paths)
{
    /// <summary>All of them, one beneath the other, to read through or to print.</summary>
    public const string Everything = "all";

    /// <summary>In the order a lender asks.</summary>
    public static IReadOnlyList<CollateralPart> All { get; } =
    [
        new("fleet", "Fleet", "What is it worth, lot by lot?", "/lots"),
        new("curve", "Curve", "How does it fall?", "/valuation/curve", "/valuation/premise", "/valuation/compared"),
        new("opinions", "Opinions", "Who says so, and how far do they disagree?", "/valuation/mark", "/valuation/opinions", "/valuation/overrides", "/valuation/dispersionRule", "/valuation/approach"),
        new("sale", "Sale", "What would a sale net, and when?"),
        new("events", "Events", "What could go wrong?"),
        new("support", "Support", "Who else stands behind it?", "/valuation/supports", "/valuation/countSupports"),
        new("serials", "Serials", "Which units are pledged, and where do they stand?"),
    ];

    public static string Known(string? key) => key == Everything || All.Any(part => part.Key == key) ? key! : All[0].Key;
}
