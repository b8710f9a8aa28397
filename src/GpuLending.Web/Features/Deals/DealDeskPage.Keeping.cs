using GpuLending.Underwriting;
using GpuLending.Underwriting.Deals;
using Microsoft.JSInterop;

namespace GpuLending.Web.Features.Deals;

/// <summary>What the page does with a deal: save, undo, redo, compare, submit, and show workings.</summary>
public sealed partial class DealDeskPage
{
    private async Task SaveAsync()
    {
        if (_saving || View is not { MayEdit: true } || _journal is null || Desk is null) return;
        _saving = true;
        try
        {
            var figures = await BaseFiguresAsync();
            switch (await SaveDeal.ExecuteAsync(new SaveDealCommand(DealId, _journal.State.BaseVersion, Desk.Document, figures), _actor, _left))
            {
                case Result<SaveOutcome>.Success { Value: SaveOutcome.Saved saved }:
                    await SavedAsync(saved);
                    break;
                case Result<SaveOutcome>.Success { Value: SaveOutcome.Stale stale }:
                    _stale = stale;
                    break;
                case Result<SaveOutcome>.Invalid invalid:
                    _notice = "Not saved: " + string.Join(" ", invalid.Messages.Select(message => message.Message));
                    break;
                case Result<SaveOutcome>.Conflict conflict:
                    _notice = "Not saved: " + conflict.Reason;
                    break;
                case Result<SaveOutcome>.Forbidden forbidden:
                    _notice = "Not saved: " + forbidden.Reason;
                    break;
                default:
                    _notice = "Not saved: the deal is no longer there.";
                    break;
            }
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or OperationCanceledException))
        {
            DealsLog.NotReached(Logger, exception, DealId);
            _notice = "Not saved: the database cannot be reached. What you typed stays on this page; save again when the connection is back.";
        }
        finally
        {
            _saving = false;
        }
    }

    /// <summary>Figures for lists are those of the base scenario, or none when the document has none.</summary>
    private async Task<DealFigures?> BaseFiguresAsync() =>
        await EvaluateDeal.ExecuteAsync(Desk!.Document, null, _actor, _left) is Result<Evaluation>.Success success
            ? DealFigures.From(success.Value.Result)
            : null;

    private async Task SavedAsync(SaveOutcome.Saved saved)
    {
        _notice = null;
        _savedAt = saved.At;
        if (await OpenDeal.ExecuteAsync(DealId, _actor, _left) is not Result<DealView>.Success reopened) return;
        View = reopened.Value;
        _journal!.State = reopened.Value.Journal;
    }

    private Task UndoAsync() => MoveAsync(async () => await UndoEdit.ExecuteAsync(DealId, _actor, _left));

    private Task RedoAsync() => MoveAsync(async () => await RedoEdit.ExecuteAsync(DealId, _actor, _left));

    private async Task RebaseAsync(RebaseChoice choice)
    {
        _stale = null;
        _notice = null;
        await MoveAsync(async () =>
        {
            var moved = await RebaseJournal.ExecuteAsync(DealId, choice, _actor, _left);
            if (await OpenDeal.ExecuteAsync(DealId, _actor, _left) is Result<DealView>.Success reopened) View = reopened.Value;
            return moved;
        });
        if (_notice is not null) return;
        _notice = choice == RebaseChoice.KeepMine
            ? "Your changes now stand on top of theirs. Save to keep them."
            : "You have taken their version. Redo (Ctrl Y) brings your changes back.";
    }

    private async Task MoveAsync(Func<Task<Result<UndoneEdit>>> move)
    {
        if (View is not { MayEdit: true } || _journal is null || Desk is null) return;
        try
        {
            if (!await _journal.FlushAsync()) return;
            if (await move() is not Result<UndoneEdit>.Success moved) return;
            Desk.Take(moved.Value.Current);
            _journal.State = moved.Value.Journal;
            _figures!.Want();
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or OperationCanceledException))
        {
            DealsLog.NotReached(Logger, exception, DealId);
            _notice = "The database cannot be reached. What you typed stays on this page.";
        }
    }

    private Task AskAsync(string figure)
    {
        if (_figures?.Evaluation is { } evaluation)
            _question = FigureQuestion.Open(Desk!.Document, evaluation, figure, _question);
        StateHasChanged();
        return Task.CompletedTask;
    }

    private Task BackAsync()
    {
        _question = _question?.Before;
        StateHasChanged();
        return Task.CompletedTask;
    }

    private async Task CloseWorkingAsync()
    {
        var first = _question;
        while (first?.Before is not null) first = first.Before;
        _question = null;
        StateHasChanged();
        if (_script is not null && first is not null) await _script.InvokeVoidAsync("focus", _left, $"[data-figure='{first.Figure}']");
    }
}
