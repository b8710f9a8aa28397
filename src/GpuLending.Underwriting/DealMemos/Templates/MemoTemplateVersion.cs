namespace GpuLending.Underwriting.DealMemos.Templates;

/// <summary>One version of a template. Never changed: a memo that names a version can be laid out again as it was.</summary>
public sealed class MemoTemplateVersion
{
    public required Guid Id { get; init; }

    /// <summary>The template that it is a version of.</summary>
    public required Guid TemplateId { get; init; }

    /// <summary>1 for the first.</summary>
    public required int Number { get; init; }

    /// <summary>The template's name, for lists.</summary>
    public required string Name { get; init; }

    public required MemoTemplate Content { get; init; }

    /// <summary>The logo's file; null for none.</summary>
    public required byte[]? Logo { get; init; }

    /// <summary>True when this version takes the template out of use.</summary>
    public required bool Retired { get; init; }

    public required Guid SavedById { get; init; }

    public required DateTimeOffset SavedAt { get; init; }
}
