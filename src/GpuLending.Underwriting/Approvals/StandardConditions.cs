namespace GpuLending.Underwriting.Approvals;

/// <summary>The checklist that every approval brings: what a lender to a GPU fleet has in hand before money goes out.</summary>
public static class StandardConditions
{
    public static IReadOnlyList<(string Key, string Text, bool EachDraw)> All { get; } =
    [
        ("know-your-customer", "Identity and ownership of borrower and guarantor checked", false),
        ("first-lien", "First-ranking security over the GPUs filed, with their serial numbers", false),
        ("equity-pledge", "Pledge of the borrower's equity signed", false),
        ("account-control", "Control agreement over the collection account signed", false),
        ("direct-agreement", "Direct agreement with each customer under contract, with the right to step in", false),
        ("landlord-waiver", "Waiver by the landlord of each site, with access to remove the GPUs", false),
        ("insurance", "Insurance in force, lender named as loss payee", false),
        ("delivery-acceptance", "Delivery and acceptance of the GPUs that the draw pays for", true),
        ("bring-down", "No default continuing and every representation true on the day of the draw", true),
        ("legal-opinions", "Legal opinions on capacity, enforceability and security", false),
    ];
}
