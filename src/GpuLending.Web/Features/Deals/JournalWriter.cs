using GpuLending.Underwriting;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Deals;

namespace GpuLending.Web.Features.Deals;

/// <summary>
/// Writes what is typed to the journal within a second, one write at a time and always the newest document. A failed write is repeated until
/// it succeeds; meanwhile the document is safe in this circuit and the desk says so.
/// </summary>
public sealed class JournalWriter(RecordEdit recordEdit, Guid dealId, Actor actor, JournalState start, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(350);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(2);
    private readonly CancellationTokenSource _ending = new();
    private DealDocument? _waiting;
    private Task _writing = Task.CompletedTask;

    public JournalState State { get; set; } = start;

    /// <summary>Something is typed that the journal does not hold yet.</summary>
    public bool Waiting => _waiting is not null;

    /// <summary>Since when writing has failed; null when it works.</summary>
    public DateTimeOffset? FailingSince { get; private set; }

    /// <summary>Why the journal refuses the document; null when it does not.</summary>
    public string? Refusal { get; private set; }

    public event Func<Task>? Changed;

    /// <summary>Keeps this document soon.</summary>
    public void Keep(DealDocument document)
    {
        _waiting = document;
        if (_writing.IsCompleted) _writing = WriteAllAsync();
    }

    /// <summary>Writes now what waits. False when it could not be written.</summary>
    public async Task<bool> FlushAsync()
    {
        while (Waiting && FailingSince is null)
        {
            if (_writing.IsCompleted) _writing = WriteAllAsync();
            await Task.WhenAny(_writing, Task.Delay(Retry, time, _ending.Token));
        }
        return FailingSince is null;
    }

    public async ValueTask DisposeAsync()
    {
        // Whatever was typed last is written before the desk goes; a database that is away does not hold the page.
        if (_waiting is { } last && FailingSince is null) await WriteAsync(last);
        await _ending.CancelAsync();
        await _writing;
        _ending.Dispose();
    }

    private async Task WriteAllAsync()
    {
        try
        {
            while (_waiting is not null)
            {
                await Task.Delay(FailingSince is null ? Pause : Retry, time, _ending.Token);
                if (_waiting is not { } document) break;
                if (await WriteAsync(document) && ReferenceEquals(_waiting, document)) _waiting = null;
                if (Changed is not null) await Changed.Invoke();
            }
        }
        catch (OperationCanceledException)
        {
            // The desk has gone; DisposeAsync wrote what waited.
        }
    }

    private async Task<bool> WriteAsync(DealDocument document)
    {
        try
        {
            switch (await recordEdit.ExecuteAsync(new RecordEditCommand(dealId, State.BaseVersion, document), actor, CancellationToken.None))
            {
                case Result<JournalState>.Success success:
                    State = success.Value;
                    Refusal = null;
                    break;
                case Result<JournalState>.Invalid invalid:
                    Refusal = string.Join(" ", invalid.Messages.Select(message => message.Message));
                    break;
                case Result<JournalState>.Conflict conflict:
                    Refusal = conflict.Reason;
                    break;
                case Result<JournalState>.Forbidden forbidden:
                    Refusal = forbidden.Reason;
                    break;
                default:
                    Refusal = "This deal cannot be edited any more.";
                    break;
            }
            FailingSince = null;
            return true;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            FailingSince ??= time.GetUtcNow();
            DealsLog.JournalNotWritten(logger, exception, dealId);
            return false;
        }
    }
}
