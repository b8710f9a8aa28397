using System.Globalization;
using GpuLending.Engine;
using GpuLending.Engine.Simulation;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Figures;
using GpuLending.Underwriting.Persistence;
using GpuLending.Underwriting.Simulations;
using GpuLending.Web.Controls;
using GpuLending.Web.Hosting;
using Microsoft.AspNetCore.Components;

namespace GpuLending.Web.Features.Deals.Simulation;

/// <summary>The deal's simulation: started here, followed while it runs wherever it runs, stopped, and read. Leaving the page stops nothing.</summary>
public sealed partial class SimulationTab
{
    // Eight looks a second: what a worker tells is on the screen at once, and so is its end.
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(125);

    // Others' runs may take a little longer to show.
    private static readonly TimeSpan LookForOthers = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _leaving = new();
    private readonly CancellationToken _left;
    private readonly SimulationForm _form = new();
    private Actor _actor = new(Guid.Empty, "", Role.Auditor);
    private SimulationStanding? _newest;
    private SimulationView? _complete;
    private Task _following = Task.CompletedTask;
    private DealCase? _hashed;
    private string _hash = "";
    private string? _problem;
    private bool _asking;
    private bool _loading = true;

    // Taken while the source lives: an answer may still be on its way to a tab that has been left.
    public SimulationTab() => _left = _leaving.Token;

    [CascadingParameter] public required DealDesk Desk { get; set; }

    /// <summary>Part shown, by its key.</summary>
    [SupplyParameterFromQuery(Name = "part")] public string? Part { get; set; }

    [Inject] public required OpenSimulation OpenSimulation { get; init; }

    [Inject] public required StartSimulation StartSimulation { get; init; }

    [Inject] public required CancelSimulation CancelSimulation { get; init; }

    [Inject] public required CurrentActor CurrentActor { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required TimeProvider Time { get; init; }

    [Inject] public required ILogger<SimulationTab> Logger { get; init; }

    private IEnumerable<SimulationPart> Parts => SimulationPart.All.Where(part => part.Key switch
    {
        "worst" => !Desk.Frozen,
        "ratings" => Result?.Ratings is not null,
        _ => true,
    });

    private string Shown => Parts.Any(part => part.Key == Part) ? Part! : SimulationPart.All[0].Key;

    private SimulationResult? Result => Desk.Frozen ? Desk.Result?.Simulation : _complete?.Result;

    private IReadOnlyList<Choice<int>> PathChoices => SimulationWords.PathCounts.Any(choice => choice.Value == _form.Terms.Paths)
        ? SimulationWords.PathCounts
        : [.. SimulationWords.PathCounts, new Choice<int>(_form.Terms.Paths, FigureFormat.Count(_form.Terms.Paths))];

    public void Dispose()
    {
        _form.Facts.UnreadableChanged -= OnUnreadableChanged;
        _leaving.Cancel();
        _leaving.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _actor = await CurrentActor.RequireAsync();
        _form.Facts.UnreadableChanged += OnUnreadableChanged;
        if (Desk.Frozen)
        {
            _form.Open(_actor.DisplayName, false, Desk.Result?.Simulation?.Terms ?? new SimulationTerms());
            _loading = false;
            return;
        }

        await LoadAsync();
        _form.Open(_actor.DisplayName, _actor.May(Permission.RunSimulations), _newest?.Terms ?? new SimulationTerms());
        if (_newest is { Open: true } running) Follow(running.Id);
        _ = HearOthersAsync();
    }

    // The button stands outside the terms: what cannot be read there has to reach it.
    private void OnUnreadableChanged() => _ = InvokeAsync(StateHasChanged);

    private static string Head(SimulationResult result) =>
        $"{FigureFormat.Count(result.Terms.Paths)} paths over {FigureFormat.Months(result.Months)}, seed {FigureFormat.Count(result.Terms.Seed)}, market data {result.SnapshotId}";

    private static string Seconds(TimeSpan time) => time.TotalSeconds < 10 ? time.TotalSeconds.ToString("0.0 s", CultureInfo.InvariantCulture) : time.TotalSeconds.ToString("#,##0 s", CultureInfo.InvariantCulture);

    private string Address(string key) => Navigation.GetUriWithQueryParameter("part", key == SimulationPart.All[0].Key ? null : key);

    private bool MayStop(SimulationStanding running) => _actor.May(Permission.RunSimulations) && (running.RequestedById == _actor.UserId || _actor.Role == Role.Manager);

    /// <summary>Why the figures are not those of what is on the desk now.</summary>
    private IEnumerable<string> Stale(SimulationStanding standing)
    {
        if (!ReferenceEquals(_hashed, Desk.Case)) (_hashed, _hash) = (Desk.Case, CaseHash.Of(Desk.Case));
        if (standing.CaseHash != _hash) yield return "Figures of an earlier draft: the deal has changed since. Run it again.";
        if (Desk.Snapshot.Id.Length > 0 && standing.SnapshotId != Desk.Snapshot.Id) yield return $"Figures on other market data: the desk is on {Desk.Snapshot.Id} now.";
        if (standing.Terms != _form.Terms && !SameTerms(standing.Terms, _form.Terms)) yield return "Figures of other terms: those typed here have not been run.";
    }

    // Records hold lists, which compare by reference.
    private static bool SameTerms(SimulationTerms one, SimulationTerms other) =>
        one with { Launches = other.Launches, Customers = other.Customers, Delays = other.Delays, Migration = other.Migration } == other
        && one.Launches.SequenceEqual(other.Launches) && one.Customers.SequenceEqual(other.Customers) && one.Delays.SequenceEqual(other.Delays)
        && (ReferenceEquals(one.Migration, other.Migration) || (one.Migration is { } moves && other.Migration is { } others && moves.Source == others.Source
            && moves.Matrix.SelectMany(row => row).SequenceEqual(others.Matrix.SelectMany(row => row))));

    private async Task LoadAsync()
    {
        try
        {
            switch (await OpenSimulation.OfDealAsync(Desk.DealId, _actor, _left))
            {
                case Result<DealSimulations>.Success { Value: var found }:
                    (_newest, _complete) = (found.Newest, found.Complete);
                    break;
                case Result<DealSimulations>.Forbidden(var reason):
                    _problem = reason;
                    break;
                default:
                    _problem = "The deal's simulations could not be read.";
                    break;
            }
        }
        catch (OperationCanceledException) when (_left.IsCancellationRequested)
        {
            // The tab has been left.
        }
        catch (Exception lost) when (DatabaseAvailability.IsLost(lost))
        {
            _problem = DatabaseAvailability.Message;
        }
        finally
        {
            _loading = false;
        }
    }

    private async Task RunAsync()
    {
        if (_asking) return;
        if (_form.Facts.Unreadable.Count > 0)
        {
            _problem = "A term cannot be read: correct it first.";
            return;
        }

        (_asking, _problem) = (true, null);
        try
        {
            switch (await StartSimulation.ExecuteAsync(new StartSimulationCommand(Desk.Document, _form.Terms, Desk.DealId), _actor, _left))
            {
                case Result<Guid>.Success { Value: var id }:
                    await LoadAsync();
                    Follow(id);
                    break;
                case Result<Guid>.Invalid(var messages):
                    _form.Refuse(messages);
                    _problem = messages.All(message => message.Path.StartsWith("/terms", StringComparison.Ordinal))
                        ? "The terms are not right: " + messages[0].Message
                        : "The deal is not right: " + messages[0].Message;
                    break;
                case Result<Guid>.NotComputable(var reason):
                    _problem = reason;
                    break;
                case Result<Guid>.Conflict(var reason):
                    _problem = reason;
                    break;
                case Result<Guid>.Forbidden(var reason):
                    _problem = reason;
                    break;
                default:
                    _problem = "The simulation could not be started.";
                    break;
            }
        }
        catch (OperationCanceledException) when (_left.IsCancellationRequested)
        {
            // The tab has been left.
        }
        catch (Exception lost) when (DatabaseAvailability.IsLost(lost))
        {
            _problem = DatabaseAvailability.Message;
        }
        finally
        {
            _asking = false;
        }
    }

    private async Task CancelAsync()
    {
        if (_newest is not { Open: true } running) return;
        try
        {
            if (await CancelSimulation.ExecuteAsync(running.Id, _actor, _left) is Result<SimulationRunState>.Forbidden(var reason)) _problem = reason;
            else if (_newest is { Open: true } still && still.Id == running.Id) _newest = still with { Stopping = true };
        }
        catch (OperationCanceledException) when (_left.IsCancellationRequested)
        {
            // The tab has been left.
        }
        catch (Exception lost) when (DatabaseAvailability.IsLost(lost))
        {
            _problem = DatabaseAvailability.Message;
        }
    }

    private void Follow(Guid runId)
    {
        if (_following.IsCompleted) _following = FollowAsync(runId);
    }

    /// <summary>What others start on this deal, in another browser or by the API, is followed here too.</summary>
    private async Task HearOthersAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(LookForOthers, Time, _left);
                if (_asking || !_following.IsCompleted) continue;
                try
                {
                    var newest = await OpenSimulation.NewestOfDealAsync(Desk.DealId, _actor, _left) is Result<SimulationStanding>.Success { Value: var found } ? found : null;
                    if (newest is null || (newest.Id == _newest?.Id && newest.State == _newest.State)) continue;
                    await InvokeAsync(async () =>
                    {
                        await LoadAsync();
                        if (_newest is { Open: true } running) Follow(running.Id);
                        StateHasChanged();
                    });
                }
                catch (Exception lost) when (DatabaseAvailability.IsLost(lost))
                {
                    // Heard again when the database is back.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The tab has been left.
        }
    }

    private async Task FollowAsync(Guid runId)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Look, Time, _left);
                try
                {
                    if (await OpenSimulation.StandingAsync(runId, _actor, _left) is not Result<SimulationStanding>.Success { Value: var standing }) return;
                    _newest = standing;
                    if (!standing.Open)
                    {
                        await LoadAsync();
                        return;
                    }
                }
                catch (Exception lost) when (DatabaseAvailability.IsLost(lost))
                {
                    // The run goes on; the screen follows again when the database is back.
                    DealsLog.NotFollowed(Logger, lost, runId);
                }

                await InvokeAsync(StateHasChanged);
            }
        }
        catch (OperationCanceledException)
        {
            // The tab has been left; the simulation goes on.
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            DealsLog.NotFollowed(Logger, fault, runId);
            _problem = "The simulation could not be followed. Open the tab again.";
        }
        finally
        {
            if (!_left.IsCancellationRequested) await InvokeAsync(StateHasChanged);
        }
    }
}
