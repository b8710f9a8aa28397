using GpuLending.Engine;
using GpuLending.Engine.Scenarios;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Deals;

namespace GpuLending.Web.Features.Deals.Collateral;

/// <summary>
/// Computes what hangs on events, a sale and supports after the figures: later than they, never in their way, and only of the newest document. A run that a newer
/// document has overtaken is stopped.
/// </summary>
public sealed class ResidualLoop(AssessResidual assess, Actor actor, TimeProvider time, ILogger logger) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(350);
    private CancellationTokenSource _running = new();
    private UnderwritingResult? _asked;
    private bool _ended;

    /// <summary>The last answer; null before the first.</summary>
    public ResidualAssessment? Assessment { get; private set; }

    /// <summary>Why there is no newer answer; null when there is.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Whether the answer is that of the figures last asked for.</summary>
    public bool UpToDate { get; private set; }

    public event Func<Task>? Changed;

    /// <summary>Asks for the assessment of these figures, unless they were asked for before.</summary>
    public void Want(DealDocument document, UnderwritingResult figures)
    {
        if (_ended || ReferenceEquals(_asked, figures)) return;
        _asked = figures;
        UpToDate = false;
        _running.Cancel();
        _running.Dispose();
        _running = new CancellationTokenSource();
        _ = RunAsync(document, figures.SnapshotId, _running.Token);
    }

    public void Dispose()
    {
        _ended = true;
        _running.Cancel();
        _running.Dispose();
    }

    private async Task RunAsync(DealDocument document, string snapshotId, CancellationToken overtaken)
    {
        try
        {
            await Task.Delay(Pause, time, overtaken);
            // Off the circuit: a long run may not hold up a keystroke.
            var answer = await Task.Run(() => assess.ExecuteAsync(document, snapshotId.Length > 0 ? snapshotId : null, actor, overtaken), overtaken);
            overtaken.ThrowIfCancellationRequested();
            Refusal = answer.Refusal();
            if (answer is Result<ResidualAssessment>.Success success) Assessment = success.Value;
            UpToDate = true;
        }
        catch (OperationCanceledException)
        {
            return;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Refusal = "Events, sale and supports could not be computed. Nothing that was typed is lost.";
            UpToDate = true;
            DealsLog.NotAssessed(logger, exception);
        }
        if (Changed is not null) await Changed.Invoke();
    }
}
