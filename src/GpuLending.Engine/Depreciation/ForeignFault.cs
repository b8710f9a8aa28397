using System.Reflection;

namespace GpuLending.Engine.Depreciation;

/// <summary>What code from outside threw, for a message.</summary>
internal static class ForeignFault
{
    /// <summary>The most characters that are taken over.</summary>
    public const int LongestMessage = 500;

    /// <summary>The cause's own words: what only wraps it, as a static constructor's failure is, tells nobody anything.</summary>
    public static string InWords(Exception thrown)
    {
        while (thrown is TypeInitializationException or TargetInvocationException or AggregateException { InnerExceptions.Count: 1 } && thrown.InnerException is { } cause)
            thrown = cause;
        return thrown.Message.Length <= LongestMessage ? thrown.Message : thrown.Message[..LongestMessage] + "...";
    }
}
