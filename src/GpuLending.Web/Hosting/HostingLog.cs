namespace GpuLending.Web.Hosting;

/// <summary>What the host writes to the log: ids and decisions, never names or terms.</summary>
public static partial class HostingLog
{
    [LoggerMessage(3001, LogLevel.Warning, "Refused {Path} to user {ActorId}")]
    public static partial void PageRefused(ILogger logger, string path, Guid? actorId);

    [LoggerMessage(3002, LogLevel.Information, "User {ActorId} signed in")]
    public static partial void SignedIn(ILogger logger, Guid? actorId);

    [LoggerMessage(3003, LogLevel.Warning, "Sign-in refused: {Reason}")]
    public static partial void SignInRefused(ILogger logger, string reason);

    [LoggerMessage(3004, LogLevel.Information, "User {ActorId} signed out")]
    public static partial void SignedOut(ILogger logger, Guid? actorId);

    [LoggerMessage(3005, LogLevel.Error, "A page failed")]
    public static partial void PageFailed(ILogger logger, Exception failure);
}
