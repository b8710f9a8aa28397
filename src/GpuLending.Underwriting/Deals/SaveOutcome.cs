namespace GpuLending.Underwriting.Deals;

/// <summary>How saving a draft ended.</summary>
public abstract record SaveOutcome
{
    private SaveOutcome()
    {
    }

    /// <summary>Saved; the next edits start from this version.</summary>
    public sealed record Saved(uint Version, DateTimeOffset At) : SaveOutcome;

    /// <summary>Somebody else saved first. Nothing was saved and nothing is lost: the journal holds what was typed.</summary>
    /// <param name="Theirs">What is saved now.</param>
    /// <param name="TheirVersion">Its version.</param>
    /// <param name="TheirAuthor">Who saved it.</param>
    /// <param name="At">When.</param>
    /// <param name="Yours">What you changed since you opened the deal.</param>
    /// <param name="TheirChanges">What they changed since then.</param>
    public sealed record Stale(
        DealDocument Theirs, uint TheirVersion, string TheirAuthor, DateTimeOffset At, IReadOnlyList<DocumentChange> Yours,
        IReadOnlyList<DocumentChange> TheirChanges) : SaveOutcome;
}
