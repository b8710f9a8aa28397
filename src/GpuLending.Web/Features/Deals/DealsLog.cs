namespace GpuLending.Web.Features.Deals;

/// <summary>Log events of the desk.</summary>
public static partial class DealsLog
{
    [LoggerMessage(5201, LogLevel.Warning, "Journal of deal {DealId} could not be written; it is tried again")]
    public static partial void JournalNotWritten(ILogger logger, Exception exception, Guid dealId);

    [LoggerMessage(5202, LogLevel.Warning, "Deal {DealId} could not be evaluated; it is tried again at the next edit")]
    public static partial void NotEvaluated(ILogger logger, Exception exception, Guid dealId);

    [LoggerMessage(5203, LogLevel.Warning, "The desk could not reach the database for deal {DealId}")]
    public static partial void NotReached(ILogger logger, Exception exception, Guid dealId);

    [LoggerMessage(5204, LogLevel.Warning, "Events, sale and supports of a deal could not be computed; it is tried again at the next edit")]
    public static partial void NotAssessed(ILogger logger, Exception exception);

    [LoggerMessage(5218, LogLevel.Warning, "Simulation {RunId} could not be shown")]
    public static partial void NotFollowed(ILogger logger, Exception exception, Guid runId);

    [LoggerMessage(5217, LogLevel.Warning, "A question about deal {DealId} could not be solved")]
    public static partial void NotSolved(ILogger logger, Exception exception, Guid dealId);

    [LoggerMessage(5231, LogLevel.Warning, "A covenant of deal {DealId} could not be held against printed prices")]
    public static partial void NotBacktested(ILogger logger, Exception exception, Guid dealId);

    [LoggerMessage(5232, LogLevel.Warning, "What deal {DealId} adds to the book could not be measured")]
    public static partial void BookNotMeasured(ILogger logger, Exception exception, Guid dealId);
}
