using GpuLending.Engine.Depreciation;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Approvals;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Market;
using GpuLending.Underwriting.Narratives;
using GpuLending.Underwriting.Serials;
using GpuLending.Web.Controls;
using GpuLending.Web.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace GpuLending.Web.Features.Deals;

/// <summary>The desk of one deal: what is typed on the left, what follows from it on the right.</summary>
public sealed partial class DealDeskPage : ComponentBase, IAsyncDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private readonly CancellationToken _left;
    private DotNetObjectReference<DealDeskPage>? _reference;
    private IJSObjectReference? _script;
    private Actor _actor = new(Guid.Empty, "", Role.Auditor);
    private Guid _loaded;
    private string? _scenarioShown;
    private JournalWriter? _journal;
    private FigureLoop? _figures;
    private FigureQuestion? _question;
    private SaveOutcome.Stale? _stale;
    private DateTimeOffset? _savedAt;
    private TimeSpan _offset;
    private string? _problem;
    private string? _notice;
    private string? _submitProblem;
    private bool _saving;
    private bool _submitting;
    private bool _inputsOnPhone;
    private string? _partShown;

    // Taken while the source lives: an answer may still be on its way to a page that has been left.
    public DealDeskPage() => _left = _leaving.Token;

    [Parameter] public Guid DealId { get; set; }

    [Parameter] public string? Tab { get; set; }

    /// <summary>Scenario shown, by its key.</summary>
    [SupplyParameterFromQuery(Name = "scenario")] public string? Scenario { get; set; }

    /// <summary>Part of a tab that the address asks for. It lies among the inputs.</summary>
    [SupplyParameterFromQuery(Name = "part")] public string? Part { get; set; }

    [Inject] public required OpenDeal OpenDeal { get; init; }

    [Inject] public required EvaluateDeal EvaluateDeal { get; init; }

    [Inject] public required CurveCatalogue Catalogue { get; init; }

    [Inject] public required ReadMarketSnapshot ReadMarket { get; init; }

    [Inject] public required RecordEdit RecordEdit { get; init; }

    [Inject] public required UndoEdit UndoEdit { get; init; }

    [Inject] public required RedoEdit RedoEdit { get; init; }

    [Inject] public required SaveDeal SaveDeal { get; init; }

    [Inject] public required RebaseJournal RebaseJournal { get; init; }

    [Inject] public required SubmitDeal SubmitDeal { get; init; }

    [Inject] public required CountSerials CountSerials { get; init; }

    [Inject] public required ReadPhraseRules ReadPhraseRules { get; init; }

    [Inject] public required CurrentActor CurrentActor { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required IJSRuntime Script { get; init; }

    [Inject] public required TimeProvider Time { get; init; }

    [Inject] public required ILogger<DealDeskPage> Logger { get; init; }

    private DealDesk? Desk { get; set; }

    private DealView? View { get; set; }

    private string CurrentTab => DeskTabs.All.Any(tab => tab.Key == Tab) ? Tab! : DeskTabs.All[0].Key;

    private string ScenarioQuery => string.IsNullOrEmpty(Scenario) ? "" : $"?scenario={Uri.EscapeDataString(Scenario)}";

    [JSInvokable]
    public async Task KeyAsync(string key)
    {
        switch (key)
        {
            case "save": await SaveAsync(); break;
            case "undo": await UndoAsync(); break;
            case "redo": await RedoAsync(); break;
            case "previous": Step(-1); break;
            case "next": Step(1); break;
            case "escape" when _question is not null: await CloseWorkingAsync(); break;
        }
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        await CloseDeskAsync();
        if (_script is not null)
        {
            try
            {
                await _script.InvokeVoidAsync("stop");
                await _script.DisposeAsync();
            }
            catch (JSDisconnectedException)
            {
                // The browser has gone.
            }
        }
        _reference?.Dispose();
        _leaving.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_partShown != Part && !string.IsNullOrEmpty(Part)) _inputsOnPhone = true;
        _partShown = Part;
        if (_loaded != DealId)
        {
            _loaded = DealId;
            await OpenAsync();
        }
        else if (Desk is not null && _scenarioShown != Scenario)
        {
            ShowScenario();
            _figures!.Want();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        _reference = DotNetObjectReference.Create(this);
        _script = await Script.InvokeAsync<IJSObjectReference>("import", _left, DealScripts.Desk);
        _offset = TimeSpan.FromMinutes(await _script.InvokeAsync<int>("listen", _left, _reference));
    }

    private async Task OpenAsync()
    {
        _problem = null;
        await CloseDeskAsync();
        try
        {
            _actor = await CurrentActor.RequireAsync();
            switch (await OpenDeal.ExecuteAsync(DealId, _actor, _left))
            {
                case Result<DealView>.Success success:
                    await StartAsync(success.Value);
                    break;
                case Result<DealView>.Forbidden forbidden:
                    _problem = forbidden.Reason;
                    break;
                default:
                    _problem = "There is no such deal, or it is not yours to see.";
                    break;
            }
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or OperationCanceledException))
        {
            DealsLog.NotReached(Logger, exception, DealId);
            _problem = "The database cannot be reached. Nothing that was saved is lost.";
        }
    }

    private async Task StartAsync(DealView view)
    {
        View = view;
        Desk = new DealDesk(view.Current, _actor.DisplayName, view.MayEdit, Time)
        {
            DealId = DealId,
            Snapshot = await ReadMarket.ExecuteAsync(null, _left),
            Catalogue = Catalogue,
            Phrases = await ReadPhraseRules.ExecuteAsync(_actor, _left) is Result<IReadOnlyList<PhraseRule>>.Success phrases ? phrases.Value : [],
        };
        if (await CountSerials.ExecuteAsync(DealId, _actor, _left) is Result<IReadOnlyList<LotSerialCount>>.Success counted) Desk.TakeSerials(counted.Value);
        Desk.Questions.Ask = AskAsync;
        _journal = new JournalWriter(RecordEdit, DealId, _actor, view.Journal, Time, Logger);
        _figures = new FigureLoop(EvaluateDeal, Desk, DealId, _actor, Time, Logger);
        _journal.Changed += () => InvokeAsync(StateHasChanged);
        _figures.Changed += () => InvokeAsync(StateHasChanged);
        Desk.Edited += OnEdited;
        Desk.SerialsCounted += StateHasChanged;
        Desk.Facts.UnreadableChanged += OnUnreadableChanged;
        _savedAt = null;
        ShowScenario();
        await _figures.ComputeAsync();
    }

    private void OnEdited()
    {
        _journal!.Keep(Desk!.Document);
        _figures!.Want();
        StateHasChanged();
    }

    private void OnUnreadableChanged() => _ = InvokeAsync(StateHasChanged);

    private async Task CloseDeskAsync()
    {
        if (_journal is not null) await _journal.DisposeAsync();
        if (_figures is not null) await _figures.DisposeAsync();
        (_journal, _figures, Desk, View, _question) = (null, null, null, null, null);
    }

    private async Task ReloadAsync()
    {
        await OpenAsync();
        StateHasChanged();
    }

    private void ShowScenario()
    {
        _scenarioShown = Scenario;
        Desk!.ChooseScenario(Scenario);
        Desk.ForgetBefore();
    }

    private void ChooseScenario(string key) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("scenario", key == "base" ? null : key));

    private void Step(int by)
    {
        var at = DeskTabs.All.ToList().FindIndex(tab => tab.Key == CurrentTab) + by;
        if (at >= 0 && at < DeskTabs.All.Count) Navigation.NavigateTo($"/deals/{DealId}/{DeskTabs.All[at].Key}{ScenarioQuery}");
    }
}
