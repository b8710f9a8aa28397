using GpuLending.Underwriting;
using GpuLending.Underwriting.Persistence;
using GpuLending.Underwriting.Policies;
using GpuLending.Web.Hosting;
using GpuLending.Web.Layout;
using Microsoft.AspNetCore.Components;

namespace GpuLending.Web.Features.Policies;

/// <summary>What a policy would make of every open deal's loan: worked out on request, told as it goes, stopped at will.</summary>
public sealed partial class PolicyEffectPanel : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private CancellationTokenSource? _stop;
    private IReadOnlyList<PolicyEffectRow>? _rows;
    private PolicyDocument? _of;
    private PolicyEffectProgress? _at;
    private string? _problem;
    private bool _busy;
    private bool _stopped;

    [Parameter, EditorRequired] public required PolicyDocument Document { get; set; }

    /// <summary>False while the policy is unsound.</summary>
    [Parameter] public bool Ready { get; set; } = true;

    [Inject] public required AssessPolicyEffect AssessPolicyEffect { get; init; }

    [Inject] public required CurrentActor CurrentActor { get; init; }

    private string Summary => this switch
    {
        { _stopped: true } => "Stopped.",
        { _rows: null } => "Each saved draft on the present market, under the policy in force and under this one. Nothing is stored.",
        { _rows.Count: 0 } => "There is no open deal.",
        _ when !ReferenceEquals(_of, Document) => "The policy has changed since: work it out again.",
        _ => $"{_rows.Count(row => row.Change?.Amount > 0m)} larger, {_rows.Count(row => row.Change?.Amount < 0m)} smaller, {_rows.Count(row => row.Change?.Amount == 0m)} unchanged.",
    };

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    private async Task RunAsync()
    {
        if (_busy) return;
        (_busy, _stopped, _problem, _rows, _at, _of) = (true, false, null, null, null, Document);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_leaving.Token);
        _stop = stop;
        var progress = new Progress<PolicyEffectProgress>(at =>
        {
            _at = at;
            StateHasChanged();
        });
        try
        {
            var answer = await AssessPolicyEffect.ExecuteAsync(Document, await CurrentActor.RequireAsync(), progress, stop.Token);
            _problem = Answers.Problem(answer);
            if (answer is Result<IReadOnlyList<PolicyEffectRow>>.Success rows) _rows = rows.Value;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            _stopped = true;
        }
        catch (Exception lost) when (DatabaseAvailability.IsLost(lost))
        {
            _problem = DatabaseAvailability.Message;
        }
        finally
        {
            (_busy, _stop) = (false, null);
        }
    }

    private void Stop() => _stop?.Cancel();
}
