using GpuLending.Underwriting;

namespace GpuLending.Web.Features.Deals;

/// <summary>Why a use case did not do what was asked, in one text.</summary>
public static class ResultWords
{
    /// <summary>The reason; null when it worked.</summary>
    public static string? Refusal<T>(this Result<T> result) => result switch
    {
        Result<T>.Success => null,
        Result<T>.NotFound missing => $"{missing.What} is no longer there.",
        Result<T>.Invalid invalid => string.Join(" ", invalid.Messages.Select(message => message.Message)),
        Result<T>.Forbidden forbidden => forbidden.Reason,
        Result<T>.Conflict conflict => conflict.Reason,
        Result<T>.NotComputable refusal => refusal.Reason,
        _ => "It could not be done.",
    };
}
