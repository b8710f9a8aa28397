using GpuLending.Underwriting;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Persistence;
using GpuLending.Web.Hosting;
using Microsoft.AspNetCore.Components;

namespace GpuLending.Web.Layout;

/// <summary>
/// What every page of the desk has: the person it serves, a token that is cancelled when the person leaves, and one way to ask a use case
/// that turns every expected ending into words.
/// </summary>
public abstract class DeskPage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();

    // Taken while the source lives: an answer may still be on its way to a page that has been left.
    protected DeskPage() => Leaving = _leaving.Token;

    [Inject]
    public required CurrentActor CurrentActor { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>Why the last question had no good answer; null when it had.</summary>
    protected string? Problem { get; set; }

    protected CancellationToken Leaving { get; }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Asks a use case. Null when the page is being left or the database is away; <see cref="Problem"/> then says so.</summary>
    protected async Task<Result<T>?> AskAsync<T>(Func<Actor, CancellationToken, Task<Result<T>>> question)
    {
        try
        {
            var answer = await question(await CurrentActor.RequireAsync(), Leaving);
            Problem = Answers.Problem(answer);
            return answer;
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception lost) when (DatabaseAvailability.IsLost(lost))
        {
            Problem = DatabaseAvailability.Message;
            return null;
        }
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || _leaving.IsCancellationRequested)
            return;
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
