namespace GpuLending.Underwriting.DealMemos;

/// <summary>From one use case's ending to the next one's.</summary>
internal static class MemoResults
{
    /// <summary>Goes on with the value; any other ending stays what it is.</summary>
    public static Result<TNext> Then<T, TNext>(this Result<T> result, Func<T, TNext> next) => result switch
    {
        Result<T>.Success success => new Result<TNext>.Success(next(success.Value)),
        Result<T>.NotFound missing => new Result<TNext>.NotFound(missing.What),
        Result<T>.Invalid invalid => new Result<TNext>.Invalid(invalid.Messages),
        Result<T>.Forbidden refusal => new Result<TNext>.Forbidden(refusal.Reason),
        Result<T>.Conflict conflict => new Result<TNext>.Conflict(conflict.Reason),
        Result<T>.NotComputable refusal => new Result<TNext>.NotComputable(refusal.Reason),
        _ => throw new InvalidOperationException($"An ending without words: {result}"),
    };
}
