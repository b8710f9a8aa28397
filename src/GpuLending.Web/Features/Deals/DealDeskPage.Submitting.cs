using GpuLending.Underwriting;
using GpuLending.Underwriting.Approvals;

namespace GpuLending.Web.Features.Deals;

/// <summary>Submission: the desk is saved, then frozen as a revision.</summary>
public sealed partial class DealDeskPage
{
    private async Task OpenSubmitAsync()
    {
        _submitProblem = null;
        await _figures!.SettleAsync();
        _submitting = true;
    }

    private async Task SubmitAsync(string comment)
    {
        if (_saving) return;
        await _journal!.FlushAsync();
        await SaveAsync();
        if (_stale is not null || _notice is not null)
        {
            _submitting = false;
            return;
        }
        _saving = true;
        try
        {
            switch (await SubmitDeal.ExecuteAsync(new(DealId, _journal.State.BaseVersion, comment), _actor, _left))
            {
                case Result<Guid>.Success revision:
                    Navigation.NavigateTo($"/revisions/{revision.Value}");
                    break;
                case Result<Guid>.Invalid invalid:
                    _submitProblem = string.Join(" ", invalid.Messages.Select(message => message.Message));
                    break;
                case Result<Guid>.Conflict conflict:
                    _submitProblem = conflict.Reason;
                    break;
                case Result<Guid>.Forbidden forbidden:
                    _submitProblem = forbidden.Reason;
                    break;
                case Result<Guid>.NotComputable refusal:
                    _submitProblem = refusal.Reason;
                    break;
                default:
                    _submitProblem = "The deal is no longer there.";
                    break;
            }
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or OperationCanceledException))
        {
            DealsLog.NotReached(Logger, exception, DealId);
            _submitProblem = "The database cannot be reached. Nothing was submitted.";
        }
        finally
        {
            _saving = false;
        }
    }
}
