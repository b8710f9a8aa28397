namespace GpuLending.Underwriting.Access;

/// <summary>What an API key can be good for. A scope never gives more than its owner's role allows.</summary>
public static class ApiScopes
{
    /// <summary>Compute and look up: evaluations, solutions, curves, calibrations, quotes, policy.</summary>
    public const string Evaluations = "evaluations";

    /// <summary>Read deals, revisions and borrowers.</summary>
    public const string DealsRead = "deals:read";

    /// <summary>Create and save deals and borrowers, and submit revisions.</summary>
    public const string DealsWrite = "deals:write";

    /// <summary>Take memos and term sheets away as files.</summary>
    public const string Documents = "documents";

    public static IReadOnlyList<string> All { get; } = [Evaluations, DealsRead, DealsWrite, Documents];
}
