namespace GpuLending.Underwriting.Access;

/// <summary>What an API key can be good for.</summary>
public static class ApiScopes
{
    public const string Evaluations = "evaluations";

    public static IReadOnlyList<string> All { get; } = [Evaluations];
}
