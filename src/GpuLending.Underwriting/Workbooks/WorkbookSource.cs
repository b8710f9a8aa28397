using GpuLending.Engine;

namespace GpuLending.Underwriting.Workbooks;

/// <summary>What a workbook is written from: a case, the market it was run on, and the engine's result in the base scenario.</summary>
internal sealed record WorkbookSource
{
    public required DealCase Case { get; init; }

    public required MarketSnapshot Snapshot { get; init; }

    public required UnderwritingResult Result { get; init; }

    /// <summary>Marks and sources of inputs by document path.</summary>
    public IReadOnlyDictionary<string, Provenance> Provenance { get; init; } = new Dictionary<string, Provenance>();

    /// <summary>Number of the revision; null for a working draft.</summary>
    public int? Revision { get; init; }

    /// <summary>SHA-256 of the revision; null for a working draft.</summary>
    public string? Hash { get; init; }

    /// <summary>True until the revision is approved.</summary>
    public bool Draft { get; init; } = true;

    /// <summary>Where the content stands, in words.</summary>
    public string Status { get; init; } = "";

    /// <summary>When the workbook is written.</summary>
    public DateTimeOffset WrittenAt { get; init; }

    /// <summary>Mark and source of an input, or of the nearest part that holds it, in words; empty where none is on record.</summary>
    public string SourceOf(string path)
    {
        for (var part = path; part.Length > 0; part = part[..Math.Max(0, part.LastIndexOf('/'))])
        {
            if (Provenance.TryGetValue(part, out var origin))
                return origin.Source is { Length: > 0 } source ? $"{origin.Mark}: {source}" : origin.Mark.ToString();
        }

        return "";
    }
}
