using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Approvals;
using GpuLending.Web.Hosting;
using Microsoft.AspNetCore.Components;

namespace GpuLending.Web.Features.Deals.Review;

/// <summary>Who must sign, what is signed, and the signature.</summary>
public sealed partial class DecisionPanel : ComponentBase
{
    private RevisionDecision? _decision;
    private string _reason = "";
    private string _conditions = "";
    private string _password = "";
    private string? _problem;
    private bool _busy;

    [Parameter, EditorRequired] public required RevisionView View { get; set; }

    [Parameter] public EventCallback OnDecided { get; set; }

    [Inject] public required DecideRevision DecideRevision { get; init; }

    [Inject] public required CurrentActor CurrentActor { get; init; }

    [Inject] public required ILogger<DecisionPanel> Logger { get; init; }

    private string Grouped => string.Join(' ', View.Hash.Chunk(8).Select(part => new string(part)));

    private string[] Conditions => _decision == RevisionDecision.ApproveWithConditions
        ? _conditions.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        : [];

    private bool Ready => _decision is not null && _reason.Trim().Length > 0 && _password.Length > 0
        && (_decision != RevisionDecision.ApproveWithConditions || Conditions.Length > 0);

    private static string Words(IReadOnlyList<Role> roles) => string.Join(" and ", roles.Select(role => RoleNames.InWords(role)));

    private async Task DecideAsync()
    {
        if (!Ready || _busy) return;
        _busy = true;
        _problem = null;
        try
        {
            var command = new DecideRevisionCommand(View.RevisionId, _decision!.Value, _reason.Trim(), Conditions, View.Hash, _password);
            _problem = (await DecideRevision.ExecuteAsync(command, await CurrentActor.RequireAsync(), CancellationToken.None)).Refusal();
            _password = "";
            if (_problem is null) await OnDecided.InvokeAsync();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            DealsLog.NotReached(Logger, exception, View.DealId);
            _problem = "The database cannot be reached. Nothing was decided.";
        }
        finally
        {
            _busy = false;
        }
    }
}
