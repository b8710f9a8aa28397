namespace GpuLending.Web.Api;

/// <summary>Submits a saved draft.</summary>
public sealed record NewRevisionRequest
{
    /// <summary>What the reviewer should know; null or empty for nothing.</summary>
    public string? Comment { get; init; }
}
