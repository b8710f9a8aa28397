using GpuLending.Engine;
using GpuLending.Underwriting.Figures;
using GpuLending.Underwriting.Narratives;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace GpuLending.Web.Features.Deals.Narratives;

/// <summary>The analyst's own texts, one at a time: figures are put in by name and shown as the papers will print them.</summary>
public sealed partial class WritingTab
{
    private const int Longest = 4_000;
    private ElementReference _field;
    private IJSObjectReference? _module;
    private List<NarrativePart> _parts = [];
    private NarrativePart _part = NarrativeParts.All[0];
    private string _text = "";
    private IReadOnlyList<NarrativeRemark> _remarks = [];
    private IReadOnlyList<NarrativeRemark> _faults = [];
    private (IReadOnlyDictionary<string, string>? Texts, UnderwritingResult? Result) _checked;

    [CascadingParameter] public required DealDesk Desk { get; set; }

    /// <summary>Text shown, by its key.</summary>
    [SupplyParameterFromQuery(Name = "text")] public string? Key { get; set; }

    private NarrativeSubject? Subject => Desk.Result is { } result ? new NarrativeSubject(Desk.Document, result, Desk.Exceptions.Count) : null;

    private int Written => _parts.Count(Has);

    public async ValueTask DisposeAsync()
    {
        if (_module is null) return;
        try
        {
            await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page has gone, and the script with it.
        }
    }

    protected override void OnParametersSet()
    {
        _parts = Parts();
        _part = _parts.FirstOrDefault(part => part.Key == Key) ?? _parts[0];
        _text = Desk.Document.Narrative.GetValueOrDefault(_part.Key, "");
        if (ReferenceEquals(_checked.Texts, Desk.Document.Narrative) && ReferenceEquals(_checked.Result, Desk.Result) && _checked.Texts is not null)
        {
            _remarks = Subject is null ? [] : Check(_part.Key);
            return;
        }

        _checked = (Desk.Document.Narrative, Desk.Result);
        _faults = Subject is { } subject ? [.. NarrativeCheck.Of(subject, Desk.Phrases).Where(remark => remark.IsFault)] : [];
        _remarks = Subject is null ? [] : Check(_part.Key);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        try
        {
            _module ??= await Script.InvokeAsync<IJSObjectReference>("import", "./js/writing.js");
            await _module.InvokeVoidAsync("attach", _field, Figures());
        }
        catch (JSDisconnectedException)
        {
            // The page has gone.
        }
    }

    private IReadOnlyList<NarrativeRemark> Check(string key) =>
        _text.Length == 0 ? [] : NarrativeCheck.Of(key, _text, Subject!, Desk.Phrases);

    /// <summary>Every part the papers print, what answers an alert of this deal, and whatever else the document holds.</summary>
    private List<NarrativePart> Parts()
    {
        var known = NarrativeParts.All.Select(part => part.Key).ToHashSet(StringComparer.Ordinal);
        var alerts = (Desk.Result?.Alerts ?? []).Select(alert => NarrativeParts.MitigantPrefix + alert.Code).Distinct(StringComparer.Ordinal).ToList();
        var others = Desk.Document.Narrative.Keys.Where(key => !known.Contains(key) && !alerts.Contains(key)).Order(StringComparer.Ordinal);
        var risks = NarrativeParts.All.Select((part, at) => (part, at)).First(pair => pair.part.Key == "risks").at;
        return
        [
            .. NarrativeParts.All.Take(risks + 1),
            .. alerts.Select(NarrativeParts.Of).Select(part => part with { Hint = Desk.Result!.Alerts.First(alert => NarrativeParts.MitigantPrefix + alert.Code == part.Key).Message }),
            .. NarrativeParts.All.Skip(risks + 1),
            .. others.Select(NarrativeParts.Of),
        ];
    }

    private bool Has(NarrativePart part) => !string.IsNullOrWhiteSpace(Desk.Document.Narrative.GetValueOrDefault(part.Key));

    private int Faults(NarrativePart part) => _faults.Count(remark => remark.Part == part.Key);

    private string Address(string key) => Navigation.GetUriWithQueryParameter("text", key == _parts[0].Key ? null : key);

    private async Task OpenFiguresAsync()
    {
        if (_module is not null) await _module.InvokeVoidAsync("open", _field);
    }

    private object[] Figures() =>
    [
        .. NamedFigures.All.Select(figure => new
        {
            name = figure.Name,
            value = Subject is { } subject ? figure.Value(subject)?.Text ?? FigureFormat.NotProvided : "",
            meaning = figure.Meaning,
            names = figure.OtherNames.Prepend(figure.Name),
        }),
    ];

    private void Bind(NarrativeRemark remark) =>
        Set(_text.Remove(remark.Start, remark.Length).Insert(remark.Start, remark.Figure!.Token));

    private void Set(string? text)
    {
        var key = _part.Key;
        Desk.Replace(_part.Path, document =>
        {
            var narrative = new Dictionary<string, string>(document.Narrative);
            if (string.IsNullOrWhiteSpace(text)) narrative.Remove(key);
            else narrative[key] = text;
            return document with { Narrative = narrative };
        });
    }
}
