namespace GpuLending.Underwriting.DealMemos;

/// <summary>What is printed: a frozen revision, or a deal's working draft as the reader's own desk shows it.</summary>
public abstract record MemoSubject
{
    private MemoSubject()
    {
    }

    /// <summary>The institution's template it is laid out by, in its latest version; null for the standard layout.</summary>
    public Guid? TemplateId { get; init; }

    /// <summary>A revision with its stored result.</summary>
    public sealed record OfRevision(Guid RevisionId) : MemoSubject;

    /// <summary>The working draft with the result of the moment.</summary>
    public sealed record OfDraft(Guid DealId) : MemoSubject;
}
