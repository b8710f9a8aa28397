namespace GpuLending.Underwriting.Access;

/// <summary>Who calls the API.</summary>
/// <param name="Actor">The key's owner with their present role.</param>
/// <param name="KeyId">The key.</param>
/// <param name="Scopes">What the key is good for.</param>
public sealed record ApiCaller(Actor Actor, Guid KeyId, IReadOnlyList<string> Scopes);
