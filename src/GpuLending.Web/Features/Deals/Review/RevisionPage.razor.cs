using GpuLending.Underwriting;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Approvals;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Market;
using GpuLending.Web.Controls;
using GpuLending.Web.Hosting;
using Microsoft.AspNetCore.Components;

namespace GpuLending.Web.Features.Deals.Review;

/// <summary>A frozen revision on the desk's own screens, read-only, with what changed and what is to be decided.</summary>
public sealed partial class RevisionPage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private readonly CancellationToken _left;

    // The revision is read-only; the decision about it is not.
    private readonly FormFacts _decision = new();
    private Actor _actor = new(Guid.Empty, "", Role.Auditor);
    private Guid _loaded;
    private FigureQuestion? _question;
    private string? _problem;
    private bool _inputsOnPhone;

    // Taken while the source lives: an answer may still be on its way to a page that has been left.
    public RevisionPage() => _left = _leaving.Token;

    [Parameter] public Guid RevisionId { get; set; }

    [Parameter] public string? Tab { get; set; }

    [Inject] public required OpenRevision OpenRevision { get; init; }

    [Inject] public required ReadMarketSnapshot ReadMarket { get; init; }

    [Inject] public required CurrentActor CurrentActor { get; init; }

    [Inject] public required TimeProvider Time { get; init; }

    [Inject] public required ILogger<RevisionPage> Logger { get; init; }

    private RevisionView? View { get; set; }

    private DealDesk? Desk { get; set; }

    private string CurrentTab => DeskTabs.All.Any(tab => tab.Key == Tab && tab.Key != "history") ? Tab! : DeskTabs.All[0].Key;

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_loaded == RevisionId) return;
        _loaded = RevisionId;
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        _problem = null;
        try
        {
            var actor = _actor = await CurrentActor.RequireAsync();
            if (await OpenRevision.ExecuteAsync(RevisionId, actor, _left) is not Result<RevisionView>.Success opened)
            {
                _problem = "There is no such revision, or it is not yours to see.";
                return;
            }
            var snapshot = await ReadMarket.ExecuteAsync(opened.Value.SnapshotId, _left);
            var desk = new DealDesk(opened.Value.Document, actor.DisplayName, mayEdit: false, Time) { DealId = opened.Value.DealId, Snapshot = snapshot, Frozen = true, Phrases = opened.Value.Phrases };
            desk.Questions.Ask = AskAsync;
            desk.Show(opened.Value.Result, opened.Value.Exceptions);
            (View, Desk) = (opened.Value, desk);
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or OperationCanceledException))
        {
            DealsLog.NotReached(Logger, exception, RevisionId);
            _problem = "The database cannot be reached. Try again shortly.";
        }
    }

    private Task AskAsync(string figure)
    {
        _question = FigureQuestion.Open(Desk!.Document, new Evaluation(View!.Result, Desk.Snapshot, View.Exceptions), figure, _question);
        StateHasChanged();
        return Task.CompletedTask;
    }
}
