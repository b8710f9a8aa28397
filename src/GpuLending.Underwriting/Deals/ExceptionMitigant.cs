namespace GpuLending.Underwriting.Deals;

/// <summary>Why a policy exception is acceptable, and until when.</summary>
public sealed record ExceptionMitigant
{
    /// <summary>What makes it acceptable.</summary>
    public string Text { get; init; } = "";

    /// <summary>Day the exception ends; null when not provided.</summary>
    public DateOnly? Expiry { get; init; }
}
