using GpuLending.Underwriting.Persistence;
using GpuLending.Underwriting.Policies;
using GpuLending.Web.Hosting;
using GpuLending.Web.Layout;
using Microsoft.AspNetCore.Components;

namespace GpuLending.Web.Features.Policies;

/// <summary>What is signed, and the signature; or what the proposer can still do.</summary>
public sealed partial class PolicyDecisionPanel : ComponentBase
{
    private PolicyVerdict? _verdict;
    private string _reason = "";
    private string _password = "";
    private string? _problem;
    private bool _busy;

    [Parameter, EditorRequired] public required PolicyVersionView View { get; set; }

    [Parameter] public EventCallback OnDecided { get; set; }

    [Inject] public required DecidePolicy DecidePolicy { get; init; }

    [Inject] public required CurrentActor CurrentActor { get; init; }

    private IReadOnlyList<PolicyVerdict> Verdicts => View switch
    {
        { MayWithdraw: true } => [PolicyVerdict.Withdraw],
        { Version.State: PolicyState.Stale } => [PolicyVerdict.Decline],
        _ => [PolicyVerdict.Approve, PolicyVerdict.Decline],
    };

    private bool Ready => _verdict is not null && _reason.Trim().Length > 0 && _password.Length > 0;

    private async Task DecideAsync()
    {
        if (!Ready || _busy) return;
        _busy = true;
        _problem = null;
        try
        {
            var command = new DecidePolicyCommand(View.Version.Number, _verdict!.Value, _reason.Trim(), View.Version.Hash, _password);
            _problem = Answers.Problem(await DecidePolicy.ExecuteAsync(command, await CurrentActor.RequireAsync(), CancellationToken.None));
            _password = "";
            if (_problem is null) await OnDecided.InvokeAsync();
        }
        catch (Exception lost) when (DatabaseAvailability.IsLost(lost))
        {
            _problem = DatabaseAvailability.Message;
        }
        finally
        {
            _busy = false;
        }
    }
}
