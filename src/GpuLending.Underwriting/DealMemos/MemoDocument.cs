using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos;

/// <summary>
/// A paper before it is printed: what stands in it and in which order, every figure already written out. The screen, the PDF and the Word
/// file print the same one, so they cannot differ.
/// </summary>
public sealed record MemoDocument
{
    /// <summary>Characters of the hash that stand in the footer.</summary>
    private const int HashLength = 12;

    /// <summary>Which paper it is.</summary>
    public required MemoKind Kind { get; init; }

    /// <summary>Its title, such as "Deal memo".</summary>
    public required string Title { get; init; }

    /// <summary>The deal's name.</summary>
    public required string DealName { get; init; }

    /// <summary>The borrower's name, or "not provided".</summary>
    public required string BorrowerName { get; init; }

    /// <summary>True until the revision is approved: the paper carries DRAFT on every page.</summary>
    public required bool Draft { get; init; }

    /// <summary>Where the content stands, in words: "Revision 3, submitted 12 Nov 2026, in review".</summary>
    public required string Status { get; init; }

    /// <summary>Number of the revision; null for a draft that was never submitted.</summary>
    public required int? Revision { get; init; }

    /// <summary>SHA-256 of the revision, hexadecimal; null for a draft that was never submitted.</summary>
    public required string? Hash { get; init; }

    /// <summary>When it was printed.</summary>
    public required DateTimeOffset PrintedAt { get; init; }

    /// <summary>Whose paper it is; null for the standard layout.</summary>
    public MemoLetterhead? Letterhead { get; init; }

    /// <summary>Sections in order.</summary>
    public required IReadOnlyList<MemoSection> Sections { get; init; }

    /// <summary>What stands at the right of every page's head: the institution, where there is one, and the paper's title.</summary>
    public string Running => Letterhead is { Institution.Length: > 0 } head ? $"{head.Institution} · {Title}" : Title;

    /// <summary>What the footer says: revision and hash, or that there is none.</summary>
    public string Footer => Revision is { } number
        ? $"Revision {FigureFormat.Count(number)} · {HashShort}"
        : "Working draft, no revision";

    /// <summary>The first characters of <see cref="Hash"/>; "no hash" when there is none.</summary>
    public string HashShort => Hash is { } hash ? hash[..Math.Min(HashLength, hash.Length)] : "no hash";

    /// <summary>Name of a file of it: deal, paper and revision, safe on every file system.</summary>
    public string FileName(string extension)
    {
        var name = new string([.. DealName.Normalize().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')]);
        while (name.Contains("--", StringComparison.Ordinal)) name = name.Replace("--", "-", StringComparison.Ordinal);
        name = name.Trim('-');
        if (name.Length > 80) name = name[..80].Trim('-');
        var paper = Title.ToLowerInvariant().Replace(' ', '-');
        var revision = Revision is { } number ? "revision-" + FigureFormat.Count(number) : "working-draft";
        return $"{(name.Length == 0 ? "deal" : name)}-{paper}-{revision}{(Draft && Revision is not null ? "-DRAFT" : "")}.{extension}";
    }
}
