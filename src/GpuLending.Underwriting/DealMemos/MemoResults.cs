namespace GpuLending.Underwriting.DealMemos;

/// <summary>From one use case's ending to the next one's.</summary>
internal static class MemoResults
{
    /// <summary>Goes on with the value; any other ending stays what it is.</summary>
    public static Result<TNext> Then<T, TNext>(this Result<T> result, Func<T, TNext> next) =>
        result is Result<T>.Success success ? next(success.Value) : result.Other<T, TNext>();

    /// <summary>An ending without a value, for the next use case.</summary>
    /// <exception cref="InvalidOperationException">It has a value.</exception>
    public static Result<TNext> Other<T, TNext>(this Result<T> result) => result switch
    {
        Result<T>.NotFound missing => new Result<TNext>.NotFound(missing.What),
        Result<T>.Invalid invalid => new Result<TNext>.Invalid(invalid.Messages),
        Result<T>.Forbidden refusal => new Result<TNext>.Forbidden(refusal.Reason),
        Result<T>.Conflict conflict => new Result<TNext>.Conflict(conflict.Reason),
        Result<T>.NotComputable refusal => new Result<TNext>.NotComputable(refusal.Reason),
        _ => throw new InvalidOperationException($"An ending with a value: {result}"),
    };
}
