namespace GpuLending.Web.Api;

/// <summary>What went wrong, after RFC 9457 (application/problem+json).</summary>
public sealed record ApiProblem
{
    /// <summary>Kind of problem as a URI, such as "urn:gpulending:problem:invalid-document". Stable; branch on it.</summary>
    public required string Type { get; init; }

    /// <summary>The kind in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>HTTP status code.</summary>
    public required int Status { get; init; }

    /// <summary>What to do about this one, in a sentence.</summary>
    public required string Detail { get; init; }

    /// <summary>Messages by field. A key is a JSON pointer (RFC 6901) into the document, such as "/case/lots/0/count"; what stands beside the document
    /// begins with "/scenario", "/figures" or "/snapshotId". Null when no field is at fault.</summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }
}
