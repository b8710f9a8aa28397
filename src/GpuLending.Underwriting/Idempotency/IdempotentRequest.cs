namespace GpuLending.Underwriting.Idempotency;

/// <summary>A request that must act once, however often it is sent, and the answer it got.</summary>
public sealed class IdempotentRequest
{
    public required Guid OwnerId { get; init; }

    /// <summary>The caller's own name for the request.</summary>
    public required string Key { get; init; }

    /// <summary>SHA-256 over method, address and body: the same key with another request is a mistake.</summary>
    public required byte[] RequestHash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null while the first request is at work.</summary>
    public int? Status { get; set; }

    public string? ContentType { get; set; }

    public string? Location { get; set; }

    public string? EntityTag { get; set; }

    public byte[]? Body { get; set; }
}
