using GpuLending.Engine.Credit;

namespace GpuLending.Web.Api;

/// <summary>A borrower as it is added or saved.</summary>
public sealed record BorrowerRequest
{
    /// <summary>What figures and documents need of it.</summary>
    public required BorrowerProfile Profile { get; init; }

    /// <summary>Free text; null for none.</summary>
    public string? Notes { get; init; }
}
