using System.Globalization;
using GpuLending.Engine;
using GpuLending.Engine.Calibration;
using GpuLending.Engine.Covenants;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Backtests;
using GpuLending.Underwriting.Deals;
using GpuLending.Web.Controls;
using Microsoft.AspNetCore.Components;

namespace GpuLending.Web.Features.Deals.Covenants;

/// <summary>A covenant held against printed prices: follows the choices and the deal as it is typed.</summary>
public sealed partial class BacktestPart
{
    private readonly CancellationTokenSource _left = new();
    private CancellationTokenSource? _run;
    private CovenantBacktestAnswer? _answer;
    private BacktestQuestion? _asked;
    private DealDocument? _askedOf;
    private string? _refusal;
    private bool _running;
    private MarketSnapshot? _listed;
    private IReadOnlyList<BacktestSeries> _all = [];

    [CascadingParameter] public required DealDesk Desk { get; set; }

    /// <summary>Key of the covenant; null for the first that reads a price.</summary>
    [Parameter] public string? Chosen { get; set; }

    [Parameter] public EventCallback<string> ChosenChanged { get; set; }

    /// <summary>Series of prices, by its key.</summary>
    [Parameter] public string? SeriesKey { get; set; }

    /// <summary>What follows the prices.</summary>
    [Parameter] public string? FollowsWord { get; set; }

    /// <summary>Day of closing in the past.</summary>
    [Parameter] public string? Closed { get; set; }

    private static IReadOnlyList<Choice<BacktestMoves>> MovesChoices { get; } =
        [new(BacktestMoves.ValueAndRent, "Value and rent"), new(BacktestMoves.Value, "Value"), new(BacktestMoves.Rent, "Rent")];

    private IReadOnlyList<Covenant> Testable => [.. Desk.Case.Covenants.Where(covenant => CovenantBacktest.ReadsPrices(covenant.Kind))];

    private IReadOnlyList<Choice<string>> Covenants => [.. Testable.Select(covenant => new Choice<string>(covenant.Id, $"{covenant.Id} {CovenantWords.Name(covenant)}"))];

    private Covenant? Covenant => Testable.FirstOrDefault(covenant => covenant.Id == Chosen) ?? (Testable is [var first, ..] ? first : null);

    private IReadOnlyList<BacktestSeries> All
    {
        get
        {
            if (!ReferenceEquals(_listed, Desk.Snapshot)) (_listed, _all) = (Desk.Snapshot, BacktestSeries.Of(Desk.Snapshot, Desk.Case));
            return _all;
        }
    }

    private IReadOnlyList<Choice<string>> SeriesChoices => [.. All.Select(series => new Choice<string>(Key(series), Words(series), IsOwn(series) ? "The fleet's models" : "Other models"))];

    private BacktestSeries? Series => All.FirstOrDefault(series => Key(series) == SeriesKey) ?? (All is [var first, ..] ? first : null);

    private BacktestMoves Usual => Series?.UsualMoves ?? BacktestMoves.ValueAndRent;

    private BacktestMoves Follows => Enum.TryParse<BacktestMoves>(FollowsWord, out var moves) && Enum.IsDefined(moves) ? moves : Usual;

    private DateOnly? ClosedOn => DateOnly.TryParseExact(Closed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    /// <summary>What nobody observed and the picture rests on.</summary>
    private string? Assumed => Series is not { } series ? null
        : (Follows != BacktestMoves.Rent && series.IsRent ? "Assumed: values move as these rents do. " : "")
            + (IsOwn(series) ? "" : $"Assumed: the fleet moves as {series.GpuModel} did.") is { Length: > 0 } words ? words.Trim() : null;

    public void Dispose()
    {
        _left.Cancel();
        _run?.Dispose();
        _left.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (Covenant is not { } covenant || Series is not { } series || !Desk.UpToDate) return;
        var question = new BacktestQuestion { CovenantId = covenant.Id, GpuModel = series.GpuModel, Kind = series.Kind, Segment = series.Segment, Moves = Follows, Start = ClosedOn };
        if (question == _asked && ReferenceEquals(_askedOf, Desk.Document)) return;
        (_asked, _askedOf) = (question, Desk.Document);
        if (_run is not null) await _run.CancelAsync();
        _run?.Dispose();
        _run = CancellationTokenSource.CreateLinkedTokenSource(_left.Token);
        var (document, token) = (Desk.Document, _run.Token);
        _running = true;
        try
        {
            var actor = await CurrentActor.RequireAsync();
            // Off the circuit: every closing month is a run of its own.
            var answer = await Task.Run(() => Backtests.ExecuteAsync(document, question, null, actor, token), token);
            if (question != _asked || !ReferenceEquals(document, _askedOf)) return;
            _answer = answer is Result<CovenantBacktestAnswer>.Success success ? success.Value : null;
            _refusal = answer.Refusal();
            _running = false;
        }
        catch (OperationCanceledException)
        {
            // Another question took its place, or the page was left.
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            (_answer, _asked, _running, _refusal) = (null, null, false, "The prices could not be read. Nothing that was typed is lost.");
            DealsLog.NotBacktested(Logger, exception, Desk.DealId);
        }
    }

    private static string Key(BacktestSeries series) => $"{series.GpuModel}/{series.Kind}/{series.Segment}";

    private static string Words(BacktestSeries series) =>
        $"{series.GpuModel}, {MarketSeries.Words(series.Kind)}, {(series.Segment.Length == 0 ? "channel not stated" : series.Segment)}: {series.Quotes.ToString("#,0", CultureInfo.CurrentCulture)} prices, {series.First.Year}–{series.Last.Year}";

    private bool IsOwn(BacktestSeries series) => Desk.Case.Lots.Any(lot => lot.GpuModel == series.GpuModel);

    private void Go(string name, string? value) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter(name, value), replace: true);
}
