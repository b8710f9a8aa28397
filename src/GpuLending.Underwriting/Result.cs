namespace GpuLending.Underwriting;

/// <summary>
/// How a use case ended: with a value, or in one of the ways that are expected and that a screen or an endpoint has words for.
/// Anything else is thrown to the boundary.
/// </summary>
public abstract record Result<T>
{
    private Result()
    {
    }

    /// <summary>It worked.</summary>
    public sealed record Success(T Value) : Result<T>;

    /// <summary>There is no such thing, or this actor may not know of it.</summary>
    public sealed record NotFound(string What) : Result<T>;

    /// <summary>The input is wrong, field by field.</summary>
    public sealed record Invalid(IReadOnlyList<FieldMessage> Messages) : Result<T>;

    /// <summary>This actor may not do this.</summary>
    public sealed record Forbidden(string Reason) : Result<T>;

    /// <summary>Somebody else saved first. Nothing was changed.</summary>
    public sealed record Conflict(string Reason) : Result<T>;

    /// <summary>The case cannot be computed, and why.</summary>
    public sealed record NotComputable(string Reason) : Result<T>;

    public static implicit operator Result<T>(T value) => new Success(value);

    /// <summary>The value, for callers that have made sure there is one.</summary>
    public T Require() => this is Success success ? success.Value : throw new InvalidOperationException($"No value: {this}");
}
