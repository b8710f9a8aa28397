using System.Globalization;
using GpuLending.Engine;
using GpuLending.Engine.Calibration;
using GpuLending.Engine.Market;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Market;
using GpuLending.Web.Controls;
using Microsoft.AspNetCore.Components;

namespace GpuLending.Web.Features.Market;

/// <summary>Fits a model's prices of one kind and channel, with everything that says how far the fit can be trusted, and the verdict of underwriting.</summary>
public sealed partial class CalibrationPanel
{
    // No provider's name; an empty one is a provider that is not named.
    private const string AllProviders = "*";

    private static readonly IReadOnlyList<Choice<bool>> Lines = [new(false, "One through all prices"), new(true, "Inside providers")];

    private static readonly IReadOnlyList<Choice<SlopeErrorKind>> ErrorKinds =
    [
        new(SlopeErrorKind.Classical, "Classical"),
        new(SlopeErrorKind.ClusteredByProvider, "Clustered by provider"),
        new(SlopeErrorKind.BlockBootstrap, "Block bootstrap"),
    ];

    private readonly string _id = $"calibration-{Guid.NewGuid():N}";
    private MarketSnapshot? _market;
    private CalibrationAnswer? _answer;
    private (string Gpu, PriceKind? Kind, string? Segment, string? Provider, DateOnly? From, DateOnly? To, string? Snapshot)? _asked;
    private PriceKind _kind;
    private string? _segment;
    private string? _provider;
    private DateOnly? _from;
    private DateOnly? _to;
    private bool _effects;
    private SlopeErrorKind _errors;
    private bool _pValue;
    private bool _busy;
    private string? _problem;
    private string? _assumedChannel;
    private string _channels = "";
    private int _question;

    [Inject]
    public required CalibrateSeries CalibrateSeries { get; init; }

    [Inject]
    public required ReadMarketSnapshot ReadMarketSnapshot { get; init; }

    /// <summary>Catalogue key of the model.</summary>
    [Parameter, EditorRequired]
    public string Gpu { get; set; } = "";

    /// <summary>Kind of price; null for the one with most prices.</summary>
    [Parameter]
    public PriceKind? Kind { get; set; }

    /// <summary>Channel of trade, empty where the source does not say; null for the one with most prices.</summary>
    [Parameter]
    public string? Segment { get; set; }

    /// <summary>Provider; null for all of the channel.</summary>
    [Parameter]
    public string? Provider { get; set; }

    /// <summary>First day of the window, included.</summary>
    [Parameter]
    public DateOnly? From { get; set; }

    /// <summary>Last day of the window, included.</summary>
    [Parameter]
    public DateOnly? To { get; set; }

    /// <summary>Market to fit; null for the current one.</summary>
    [Parameter]
    public string? SnapshotId { get; set; }

    /// <summary>True where the page around has chosen kind, channel, provider and window, and holds them in its address.</summary>
    [Parameter]
    public bool SeriesChosen { get; set; }

    /// <summary>A regime was chosen as window; without a listener the panel keeps it itself.</summary>
    [Parameter]
    public EventCallback<(DateOnly? From, DateOnly? To)> WindowChosen { get; set; }

    private IEnumerable<PriceQuote> OfModel => _market?.Quotes.Where(quote => quote.GpuModel == Gpu) ?? [];

    private IEnumerable<PriceQuote> OfKind => OfModel.Where(quote => quote.Kind == _kind);

    private string? Channel => _segment ?? (_provider is null && _market is not null ? MarketSeries.ThickestSegment(_market, Gpu, _kind) : null);

    private IReadOnlyList<Choice<PriceKind>> Kinds
    {
        get
        {
            var counted = OfModel.GroupBy(quote => quote.Kind).OrderByDescending(group => group.Count()).Select(group => new Choice<PriceKind>(group.Key, $"{Words(group.Key)} ({Count(group.Count())})")).ToList();
            return counted.Any(choice => choice.Value == _kind) ? counted : [.. counted, new(_kind, $"{Words(_kind)} (0)")];
        }
    }

    private IReadOnlyList<Choice<string>> Segments =>
    [
        .. OfKind.GroupBy(quote => quote.Segment, StringComparer.OrdinalIgnoreCase).OrderByDescending(group => group.Count())
            .Select(group => new Choice<string>(group.Key, $"{Named(group.Key)} ({Count(group.Count())})")),
    ];

    private IReadOnlyList<Choice<string>> Providers =>
    [
        new(AllProviders, "All of the channel"),
        .. OfKind.Where(quote => Channel is null || string.Equals(quote.Segment, Channel, StringComparison.OrdinalIgnoreCase))
            .GroupBy(quote => quote.Channel, StringComparer.OrdinalIgnoreCase).OrderBy(group => group.Key, StringComparer.OrdinalIgnoreCase)
            .Select(group => new Choice<string>(group.Key, $"{group.Key} ({Count(group.Count())})")),
    ];

    protected override async Task OnParametersSetAsync()
    {
        var asked = (Gpu, Kind, Segment, Provider, From, To, SnapshotId);
        if (_asked == asked)
            return;
        if (_asked?.Gpu != Gpu)
            _answer = null;
        _asked = asked;
        try
        {
            _market = await ReadMarketSnapshot.ExecuteAsync(SnapshotId, Leaving);
        }
        catch (KeyNotFoundException missing)
        {
            (_problem, _answer) = (missing.Message, null);
            return;
        }

        _kind = Kind ?? OfModel.GroupBy(quote => quote.Kind).OrderByDescending(group => group.Count()).Select(group => group.Key).DefaultIfEmpty(PriceKind.RentOnDemand).First();
        (_segment, _provider, _from, _to) = (Segment, Provider, From, To);
        await FitAsync();
    }

    private async Task ChangeAsync(Action change)
    {
        change();
        await FitAsync();
    }

    private Task ChooseWindowAsync((DateOnly? From, DateOnly? To) window) =>
        WindowChosen.HasDelegate ? WindowChosen.InvokeAsync(window) : ChangeAsync(() => (_from, _to) = window);

    private async Task FitAsync()
    {
        var question = ++_question;
        var segments = OfKind.Select(quote => quote.Segment).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        _assumedChannel = _segment is null && _provider is null && segments > 1 ? Named(Channel ?? "") : null;
        _channels = Count(segments);
        _busy = true;
        try
        {
            var request = new CalibrationRequest
            {
                GpuModel = Gpu,
                PriceKind = _kind,
                Segment = Channel,
                Provider = _provider,
                From = _from,
                To = _to,
                SnapshotId = SnapshotId,
                ProviderEffects = _effects,
                Errors = _errors,
                BreakpointReplications = _pValue ? 499 : 0,
            };
            var answer = await AskAsync((actor, leaving) => CalibrateSeries.ExecuteAsync(request, actor, leaving));
            if (question != _question || answer is null)
                return;
            (_answer, _problem) = answer switch
            {
                Result<CalibrationAnswer>.Success(var value) => (value, (string?)null),
                Result<CalibrationAnswer>.Invalid(var messages) => (_answer, string.Join(" ", messages.Select(message => message.Message))),
                _ => (_answer, Problem),
            };
        }
        finally
        {
            if (question == _question)
                _busy = false;
        }
    }

    private static string Words(PriceKind kind) => CalibrationTables.Sentence(MarketSeries.Words(kind));

    private static string Named(string segment) => segment.Length == 0 ? "Not stated" : segment;

    private static string Count(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    private static DateOnly? Day(ChangeEventArgs change) =>
        DateOnly.TryParseExact(change.Value?.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string? Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
