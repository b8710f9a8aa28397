namespace GpuLending.Underwriting.Idempotency;

/// <summary>What became of a request's claim to act.</summary>
public abstract record ClaimedRequest
{
    private ClaimedRequest()
    {
    }

    /// <summary>It is the first of its key: act, then keep or release.</summary>
    public sealed record First : ClaimedRequest;

    /// <summary>It has acted already; this was the answer.</summary>
    public sealed record Answered(FirstAnswer Answer) : ClaimedRequest;

    /// <summary>The first is still at work.</summary>
    public sealed record AtWork : ClaimedRequest;

    /// <summary>The key was used for another request.</summary>
    public sealed record AnotherRequest : ClaimedRequest;
}
