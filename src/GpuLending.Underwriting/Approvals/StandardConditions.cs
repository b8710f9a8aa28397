namespace GpuLending.Underwriting.Approvals;

/// <summary>The checklist that every approval brings: what a lender to a GPU fleet has in hand before money goes out.</summary>
public static class StandardConditions
{
    public static IReadOnlyList<(string Key, string Text)> All { get; } =
    [
        ("know-your-customer", "Identity and ownership of borrower and guarantor checked"),
        ("first-lien", "First-ranking security over the GPUs filed, with their serial numbers"),
        ("equity-pledge", "Pledge of the borrower's equity signed"),
        ("account-control", "Control agreement over the collection account signed"),
        ("direct-agreement", "Direct agreement with each customer under contract, with the right to step in"),
        ("landlord-waiver", "Waiver by the landlord of each site, with access to remove the GPUs"),
        ("insurance", "Insurance in force, lender named as loss payee"),
        ("delivery-acceptance", "Delivery and acceptance of the GPUs that the draw pays for"),
        ("legal-opinions", "Legal opinions on capacity, enforceability and security"),
    ];
}
