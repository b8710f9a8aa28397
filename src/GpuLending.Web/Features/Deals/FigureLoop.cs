using GpuLending.Underwriting;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Deals;

namespace GpuLending.Web.Features.Deals;

/// <summary>Computes the figures of what is typed: one run at a time, always of the newest document.</summary>
public sealed class FigureLoop(EvaluateDeal evaluate, DealDesk desk, Guid dealId, Actor actor, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(60);
    private readonly CancellationTokenSource _ending = new();
    private Task _running = Task.CompletedTask;
    private bool _wanted;

    /// <summary>Last evaluation, for workings and exceptions.</summary>
    public Evaluation? Evaluation { get; private set; }

    /// <summary>The last run failed for reasons outside the case.</summary>
    public bool Failing { get; private set; }

    public event Func<Task>? Changed;

    /// <summary>Asks for figures soon.</summary>
    public void Want()
    {
        _wanted = true;
        if (_running.IsCompleted) _running = RunAsync();
    }

    /// <summary>Waits until the figures are those of the document.</summary>
    public Task SettleAsync() => _running;

    /// <summary>Computes now.</summary>
    public async Task ComputeAsync()
    {
        var document = desk.Document;
        try
        {
            switch (await evaluate.ExecuteAsync(document, desk.Scenario, actor, _ending.Token))
            {
                case Result<Evaluation>.Success success:
                    Evaluation = success.Value;
                    desk.Snapshot = success.Value.Snapshot;
                    desk.Show(success.Value.Result, success.Value.Exceptions);
                    break;
                case Result<Evaluation>.Invalid invalid:
                    desk.Refuse(invalid.Messages);
                    break;
                case Result<Evaluation>.NotComputable refusal:
                    desk.Refuse(refusal.Reason);
                    break;
                case Result<Evaluation>.Forbidden forbidden:
                    desk.Refuse(forbidden.Reason);
                    break;
                default:
                    desk.Refuse("The figures could not be computed.");
                    break;
            }
            Failing = false;
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or OperationCanceledException))
        {
            Failing = true;
            DealsLog.NotEvaluated(logger, exception, dealId);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _running;
        _ending.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (_wanted)
            {
                await Task.Delay(Pause, time, _ending.Token);
                _wanted = false;
                await ComputeAsync();
                if (Changed is not null) await Changed.Invoke();
            }
        }
        catch (OperationCanceledException)
        {
            // The desk has gone.
        }
    }
}
