using GpuLending.Underwriting;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Stress;
using GpuLending.Web.Hosting;
using Microsoft.AspNetCore.Components;

namespace GpuLending.Web.Features.Deals.Stress;

/// <summary>A part of the stress tab that asks one question and asks it again when deal, scenario or question change: off the circuit's thread, with progress, and stopped when nobody wants it
/// any more.</summary>
public abstract class StressPanel : ComponentBase, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private readonly CancellationTokenSource _leaving = new();
    private CancellationTokenSource? _running;
    private (DealDocument Document, string Scenario, StressQuestion Question)? _asked;
    private StressQuestion? _question;

    [CascadingParameter] public required DealDesk Desk { get; set; }

    [Inject] public required StressDeal Stress { get; init; }

    [Inject] public required CurrentActor CurrentActor { get; init; }

    [Inject] public required TimeProvider Time { get; init; }

    [Inject] public required ILogger<StressPanel> Logger { get; init; }

    /// <summary>The last answer; null before the first.</summary>
    public StressAnswer? Answer { get; private set; }

    /// <summary>The question that <see cref="Answer"/> answers; null before the first.</summary>
    public StressQuestion? Answered { get; private set; }

    /// <summary>Why there is no newer answer; null when there is one.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Whether runs are being made.</summary>
    public bool Running => _running is not null;

    /// <summary>How far they are; null when they do not say.</summary>
    public (int Done, int Of)? Progress { get; private set; }

    /// <summary>Whether the answer is of an earlier state of the deal.</summary>
    public bool Stale => Answer is not null && (Running || !Desk.UpToDate || Refusal is not null);

    /// <summary>The question as it stands, without the scenario that the desk shows.</summary>
    protected abstract StressQuestion Question();

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Stops the runs; the last answer stays.</summary>
    public void Stop() => _running?.Cancel();

    protected override void OnParametersSet() => Ask();

    /// <summary>Asks the same again, after it was stopped or could not be worked out.</summary>
    public void Again()
    {
        _asked = null;
        Ask();
    }

    /// <summary>Asks again with another question.</summary>
    protected void Turn()
    {
        _question = null;
        Ask();
    }

    private void Ask()
    {
        if (!Desk.UpToDate || _leaving.IsCancellationRequested) return;
        var wanted = (Desk.Document, Desk.ScenarioKey, _question ??= Question());
        if (_asked is { } asked && ReferenceEquals(asked.Document, wanted.Document) && asked.Scenario == wanted.ScenarioKey && ReferenceEquals(asked.Question, wanted.Item3)) return;
        _asked = wanted;
        _running?.Cancel();
        var run = CancellationTokenSource.CreateLinkedTokenSource(_leaving.Token);
        _running = run;
        Progress = null;
        _ = RunAsync(wanted.Document, wanted.Item3 with { ScenarioKey = wanted.ScenarioKey }, run);
    }

    private async Task RunAsync(DealDocument document, StressQuestion question, CancellationTokenSource run)
    {
        try
        {
            await Task.Delay(Pause, Time, run.Token);
            var actor = await CurrentActor.RequireAsync();
            var answer = await Task.Run(() => Stress.ExecuteAsync(document, question, null, actor, new Told(this, run), run.Token), run.Token);
            if (run.IsCancellationRequested) return;
            if (answer is Result<StressAnswer>.Success success) (Answer, Answered, Refusal) = (success.Value, question, null);
            else Refusal = answer.Refusal();
        }
        catch (OperationCanceledException)
        {
            if (ReferenceEquals(_running, run) && !_leaving.IsCancellationRequested) Refusal = "Stopped.";
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Refusal = "This could not be worked out. Nothing that was typed is lost.";
            DealsLog.NotSolved(Logger, exception, Desk.DealId);
        }
        finally
        {
            if (ReferenceEquals(_running, run)) _running = null;
            run.Dispose();
            if (!_leaving.IsCancellationRequested) await InvokeAsync(StateHasChanged);
        }
    }

    /// <summary>Brings word of progress to the screen.</summary>
    private sealed class Told(StressPanel panel, CancellationTokenSource run) : IProgress<(int Done, int Of)>
    {
        public void Report((int Done, int Of) value) => _ = panel.InvokeAsync(() =>
        {
            if (!ReferenceEquals(panel._running, run)) return;
            panel.Progress = value;
            panel.StateHasChanged();
        });
    }
}
