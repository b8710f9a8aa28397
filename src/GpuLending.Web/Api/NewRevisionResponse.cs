namespace GpuLending.Web.Api;

/// <summary>A draft was submitted.</summary>
public sealed record NewRevisionResponse
{
    /// <summary>The frozen revision, at /api/v1/revisions/{revisionId}.</summary>
    public required Guid RevisionId { get; init; }
}
