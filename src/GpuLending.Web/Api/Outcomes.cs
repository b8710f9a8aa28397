using GpuLending.Underwriting;

namespace GpuLending.Web.Api;

/// <summary>How a use case's ending is answered: its value as the endpoint says, everything else as the same problem everywhere.</summary>
internal static class Outcomes
{
    /// <param name="result">The ending.</param>
    /// <param name="value">The answer when it worked.</param>
    /// <param name="invalid">The problem of wrong fields; null for messages whose paths point into the body.</param>
    public static IResult Answer<T>(this Result<T> result, Func<T, IResult> value, Func<IReadOnlyList<FieldMessage>, ApiProblem>? invalid = null) => result switch
    {
        Result<T>.Success success => value(success.Value),
        Result<T>.Invalid wrong => Problems.Answer((invalid ?? Problems.InvalidRequest)(wrong.Messages)),
        Result<T>.NotFound missing => Problems.Answer(Problems.NotFound(missing.What)),
        Result<T>.Forbidden refused => Problems.Answer(Problems.Forbidden(refused.Reason)),
        Result<T>.Conflict conflict => Problems.Answer(Problems.Conflict(conflict.Reason)),
        Result<T>.NotComputable cannot => Problems.Answer(Problems.NotComputable(cannot.Reason)),
        var other => throw new InvalidOperationException($"Unknown outcome {other}."),
    };
}
