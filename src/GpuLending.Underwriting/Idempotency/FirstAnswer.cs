namespace GpuLending.Underwriting.Idempotency;

/// <summary>The answer to a request when it acted.</summary>
/// <param name="Status">HTTP status, from 200 to 299.</param>
/// <param name="ContentType">Its media type; null without a body.</param>
/// <param name="Location">Address of what was made; null when nothing was.</param>
/// <param name="EntityTag">Version of what was changed; null when it has none.</param>
/// <param name="Body">The body, empty when there is none.</param>
public sealed record FirstAnswer(int Status, string? ContentType, string? Location, string? EntityTag, byte[] Body);
