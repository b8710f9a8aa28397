using System.Globalization;
using GpuLending.Engine.Portfolio;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Portfolio;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace GpuLending.Web.Features.Portfolio;

/// <summary>What the book may lose together. The address holds every choice; a new choice measures anew and stops what was running.</summary>
public sealed partial class PortfolioPage
{
    // A fiftieth of the way: some ten times a second on a book that takes seconds.
    private const double Step = 0.02;

    private CancellationTokenSource? _run;
    private PortfolioQuestion? _asked;
    private PortfolioView? _view;
    private double? _share;
    private bool _stopped;

    [Inject]
    public required MeasurePortfolio Measure { get; init; }

    [SupplyParameterFromQuery]
    public string? Scope { get; set; }

    [SupplyParameterFromQuery]
    public string? Horizon { get; set; }

    [SupplyParameterFromQuery]
    public string? Confidence { get; set; }

    [SupplyParameterFromQuery]
    public string? Paths { get; set; }

    /// <summary>Yearly probability of default of deals without one.</summary>
    [SupplyParameterFromQuery]
    public string? Assumed { get; set; }

    /// <summary>The deal whose addition is shown.</summary>
    [SupplyParameterFromQuery]
    public Guid? Deal { get; set; }

    private PortfolioScope Scoped => Enum.TryParse<PortfolioScope>(Scope, out var scope) && Enum.IsDefined(scope) ? scope : PortfolioScope.Open;

    private PortfolioHorizon Over => Enum.TryParse<PortfolioHorizon>(Horizon, out var horizon) && Enum.IsDefined(horizon) ? horizon : PortfolioHorizon.Life;

    private double Sure => Number(Confidence) is { } level and >= 0.5 and <= 0.9999 ? level : 0.999;

    private int Drawn => int.TryParse(Paths, NumberStyles.None, CultureInfo.InvariantCulture, out var paths) && paths is >= 1_000 and <= 500_000 ? paths : 100_000;

    /// <summary>Correlations, losses and limits of the address, the usual ones where it has none.</summary>
    private PortfolioTerms Asked
    {
        get
        {
            var query = QueryHelpers.ParseQuery(Navigation.ToAbsoluteUri(Navigation.Uri).Query);
            return PortfolioTerm.All.Aggregate(
                new PortfolioTerms { Confidence = Sure, Paths = Drawn },
                (terms, term) => query.TryGetValue(term.Key, out var text) && term.FromAddress(text) is { } value ? term.Put(terms, value) : terms);
        }
    }

    protected override Task OnParametersSetAsync() => MeasureAsync(new PortfolioQuestion
    {
        Scope = Scoped,
        Horizon = Over,
        AssumedProbability = Number(Assumed) is { } assumed and > 0 and < 1 ? assumed : null,
        Reviewed = Deal,
        Terms = Asked,
    });

    protected override void Dispose(bool disposing)
    {
        if (disposing) _run?.Dispose();
        base.Dispose(disposing);
    }

    private static double? Number(string? text) => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private async Task MeasureAsync(PortfolioQuestion question)
    {
        if (question == _asked) return;
        (_asked, _stopped, _share, Problem) = (question, false, 0, null);
        if (_run is not null) await _run.CancelAsync();
        _run?.Dispose();
        var run = _run = CancellationTokenSource.CreateLinkedTokenSource(Leaving);
        var token = run.Token;
        var progress = new Progress<double>(share => Show(question, share));
        try
        {
            var answer = await AskAsync((actor, _) => Task.Run(() => Measure.ExecuteAsync(question, actor, progress, token), token));
            if (question != _asked) return;
            _view = answer is Result<PortfolioView>.Success success ? success.Value : null;
            _share = null;
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // Stopped, left, or another question took its place.
            if (question == _asked) (_view, _share, _stopped) = (null, null, true);
        }
    }

    private void Show(PortfolioQuestion question, double share)
    {
        if (question != _asked || _share is not { } shown || share < shown + Step) return;
        _share = share;
        StateHasChanged();
    }

    private Task StopAsync() => _run?.CancelAsync() ?? Task.CompletedTask;

    private Task AgainAsync()
    {
        var question = _asked;
        _asked = null;
        return question is null ? Task.CompletedTask : MeasureAsync(question);
    }

    private void Go(string name, ChangeEventArgs change, string usual)
    {
        var value = change.Value?.ToString();
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter(name, string.IsNullOrEmpty(value) || value == usual ? null : value));
    }
}
