namespace GpuLending.Engine;

/// <summary>A case that cannot be computed, with the reason in words for the person who typed it. It is no fault of the caller's code: the use
/// case turns it into an answer.</summary>
/// <param name="reason">What is missing or impossible, naming the field, the model, the index or the currency.</param>
public sealed class NotComputableException(string reason) : Exception(reason)
{
    /// <summary>What is missing or impossible; the same as the message.</summary>
    public string Reason { get; } = reason;
}
