using GpuLending.Underwriting;

namespace GpuLending.Web.Layout;

/// <summary>The ways a use case ends, in words.</summary>
public static class Answers
{
    /// <summary>Null when it worked.</summary>
    public static string? Problem<T>(Result<T> answer) => answer switch
    {
        Result<T>.Success => null,
        Result<T>.NotFound missing => $"{missing.What} does not exist.",
        Result<T>.Invalid invalid => string.Join(' ', invalid.Messages.Select(message => message.Message)),
        Result<T>.Forbidden forbidden => forbidden.Reason,
        Result<T>.Conflict conflict => conflict.Reason,
        Result<T>.NotComputable reason => reason.Reason,
        _ => "The answer could not be read.",
    };

    /// <summary>What is wrong with one field, by its path; null when nothing is.</summary>
    public static string? AtField<T>(Result<T>? answer, string path) =>
        (answer as Result<T>.Invalid)?.Messages.FirstOrDefault(message => message.Path == path)?.Message;
}
