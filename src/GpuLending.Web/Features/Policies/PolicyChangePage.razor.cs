using GpuLending.Underwriting;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Figures;
using GpuLending.Underwriting.Policies;
using GpuLending.Web.Controls;
using Microsoft.AspNetCore.Components;

namespace GpuLending.Web.Features.Policies;

/// <summary>A changed policy is typed on the left; on the right what it changes, in words and in every open deal's loan. What is typed is kept.</summary>
public sealed partial class PolicyChangePage
{
    /// <summary>How long after a keystroke what was typed is kept.</summary>
    private static readonly TimeSpan KeepAfter = TimeSpan.FromMilliseconds(600);

    private readonly FormFacts _facts = new();
    private PolicyDraftView? _view;
    private PolicyDocument _document = PolicyDocument.House;
    private int _base;
    private DateOnly? _effective;
    private string _reason = "";
    private IReadOnlyList<FieldChange> _changes = [];
    private IReadOnlyList<string> _remarks = [];
    private IReadOnlyList<string> _headRemarks = [];
    private IReadOnlyList<FieldMessage> _messages = [];
    private DateTimeOffset? _keptAt;
    private CancellationTokenSource? _waiting;
    private bool _unkept;
    private bool _busy;

    [Inject]
    public required OpenPolicyDraft OpenPolicyDraft { get; init; }

    [Inject]
    public required KeepPolicyDraft KeepPolicyDraft { get; init; }

    [Inject]
    public required ProposePolicy ProposePolicy { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    private DateOnly Earliest => DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);

    private bool Ready => _messages.Count == 0 && _facts.Unreadable.Count == 0 && _changes.Count > 0 && _effective is not null && _reason.Trim().Length > 0 && _base == _view?.HeadNumber;

    private string Kept => _unkept ? "Keeping what you type" : _keptAt is { } at ? $"Kept {FigureFormat.Instant(at)}" : "";

    protected override async Task OnInitializedAsync()
    {
        _facts.UnreadableChanged += StateHasChanged;
        await LoadAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _facts.UnreadableChanged -= StateHasChanged;
            _waiting?.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task LoadAsync()
    {
        if (await AskAsync((actor, leaving) => OpenPolicyDraft.ExecuteAsync(actor, leaving)) is not Result<PolicyDraftView>.Success { Value: var view })
            return;
        _view = view;
        (_base, _effective, _reason, _keptAt, _unkept) = (view.Draft.BaseNumber, view.Draft.EffectiveDate ?? Earliest, view.Draft.Reason, view.KeptAt, false);
        _headRemarks = PolicyRemarks.Of(view.Head);
        _facts.Forget();
        Show(view.Draft.Document);
    }

    private void Change(PolicyDocument document)
    {
        Show(document);
        Touch();
    }

    private void Show(PolicyDocument document)
    {
        _document = document;
        _changes = PolicyDiff.InWords(_view!.Head, document);
        _remarks = PolicyRemarks.Of(document);
        Tell(PolicyDocumentValidator.Check(document));
    }

    private void Tell(IReadOnlyList<FieldMessage> messages)
    {
        _messages = messages;
        _facts.Messages = messages.GroupBy(message => message.Path, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Message, StringComparer.Ordinal);
    }

    /// <summary>Keeps what is typed once the typing pauses.</summary>
    private void Touch()
    {
        _unkept = true;
        _waiting?.Cancel();
        _waiting?.Dispose();
        _waiting = CancellationTokenSource.CreateLinkedTokenSource(Leaving);
        _ = KeepSoonAsync(_waiting.Token);
    }

    private async Task KeepSoonAsync(CancellationToken superseded)
    {
        try
        {
            await Task.Delay(KeepAfter, Clock, superseded);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        await InvokeAsync(async () =>
        {
            var entry = new PolicyDraftEntry(_base, _document, _effective, _reason);
            if (await AskAsync((actor, leaving) => KeepPolicyDraft.ExecuteAsync(entry, actor, leaving)) is Result<DateTimeOffset>.Success kept)
                (_keptAt, _unkept) = (kept.Value, false);
            StateHasChanged();
        });
    }

    private void TakeHead()
    {
        _base = _view!.HeadNumber;
        Touch();
    }

    private async Task DiscardAsync()
    {
        _waiting?.Cancel();
        if (await AskAsync((actor, leaving) => KeepPolicyDraft.ExecuteAsync(null, actor, leaving)) is Result<DateTimeOffset>.Success)
            await LoadAsync();
    }

    private async Task ProposeAsync()
    {
        if (!Ready || _busy) return;
        _busy = true;
        _waiting?.Cancel();
        try
        {
            var command = new ProposePolicyCommand(_base, _document, _effective!.Value, _reason);
            switch (await AskAsync((actor, leaving) => ProposePolicy.ExecuteAsync(command, actor, leaving)))
            {
                case Result<int>.Success proposed:
                    Navigation.NavigateTo($"/policy/{PolicyWords.Number(proposed.Value)}");
                    break;
                case Result<int>.Invalid invalid:
                    Tell(invalid.Messages);
                    break;
                case Result<int>.Conflict when await AskAsync((actor, leaving) => OpenPolicyDraft.ExecuteAsync(actor, leaving)) is Result<PolicyDraftView>.Success { Value: var view }:
                    // Somebody's version was approved meanwhile: the typing stays, what it is held against moves on.
                    _view = view with { Draft = _view!.Draft };
                    Show(_document);
                    break;
            }
        }
        finally
        {
            _busy = false;
        }
    }
}
