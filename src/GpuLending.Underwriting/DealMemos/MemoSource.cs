using GpuLending.Engine;
using GpuLending.Underwriting.DealMemos.Templates;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Figures;
using GpuLending.Underwriting.Narratives;
using GpuLending.Underwriting.Serials;

namespace GpuLending.Underwriting.DealMemos;

/// <summary>Everything a memo is written from: a frozen revision with its stored result, or the working draft with the result of the moment.
/// Nothing here is computed again.</summary>
public sealed record MemoSource
{
    /// <summary>The deal's name.</summary>
    public required string DealName { get; init; }

    /// <summary>The deal document.</summary>
    public required DealDocument Document { get; init; }

    /// <summary>The result that goes with it.</summary>
    public required UnderwritingResult Result { get; init; }

    /// <summary>Snapshot of the market the result stands on; null when it is not at hand. Gives models their names.</summary>
    public MarketSnapshot? Snapshot { get; init; }

    /// <summary>True until the revision is approved.</summary>
    public required bool Draft { get; init; }

    /// <summary>Where the content stands, in words.</summary>
    public required string Status { get; init; }

    /// <summary>Number of the revision; null for a working draft.</summary>
    public int? Revision { get; init; }

    /// <summary>SHA-256 of the revision; null for a working draft.</summary>
    public string? Hash { get; init; }

    /// <summary>What the decision is, in words; null while there is none.</summary>
    public string? Decision { get; init; }

    /// <summary>Who must sign, in words; null when nobody has worked it out.</summary>
    public string? Authority { get; init; }

    /// <summary>The submitter's comment; null when there is none.</summary>
    public string? Comment { get; init; }

    /// <summary>Serials of the register by lot, as counted when the paper is printed; null when they were not counted.</summary>
    public IReadOnlyList<LotSerialCount>? Serials { get; init; }

    /// <summary>Policy exceptions.</summary>
    public IReadOnlyList<MemoException> Exceptions { get; init; } = [];

    /// <summary>Submission and decisions in order.</summary>
    public IReadOnlyList<MemoSignature> Signatures { get; init; } = [];

    /// <summary>Conditions precedent.</summary>
    public IReadOnlyList<MemoCondition> Conditions { get; init; } = [];

    /// <summary>Differences from the revision before: headline figures first, then fields.</summary>
    public IReadOnlyList<MemoChange> Changes { get; init; } = [];

    /// <summary>The institution's template; null for the standard layout.</summary>
    public MemoTemplateView? Template { get; init; }

    /// <summary>Phrases that the lender's policy allows only where the model bears them out.</summary>
    public IReadOnlyList<PhraseRule> Phrases { get; init; } = [];

    /// <summary>When it is printed.</summary>
    public required DateTimeOffset PrintedAt { get; init; }

    /// <summary>What the parties would agree.</summary>
    public DealCase Case => Document.Case;

    /// <summary>Scale of the memo's amounts.</summary>
    public AmountScale Scale => PaperScale.Of(Result);

    /// <summary>The deal as its texts speak about it.</summary>
    public NarrativeSubject Subject => new(Document, Result, Exceptions.Count);

    /// <summary>Unit of the memo's columns of amounts.</summary>
    public string AmountUnit => FigureFormat.AmountUnit(Result.Currency, Scale);

    /// <summary>The size as printed.</summary>
    public string LoanSize => FigureFormat.WithCurrency(Result.Sizing.LoanSize, Scale);

    /// <summary>An amount of the result with its scale.</summary>
    public string Amount(double? value) => FigureFormat.Amount(value, Scale);

    /// <summary>An amount of the result with currency and scale.</summary>
    public string WithCurrency(double? value) =>
        FigureFormat.Amount(value, Scale) is var text && text == FigureFormat.NotProvided ? text : $"{Result.Currency.Code} {text}";

    /// <summary>An amount of the result for a column whose head names the unit; a dash where there is nothing to print.</summary>
    public string Bare(double? value) => value is { } number && double.IsFinite(number) ? FigureFormat.Bare(number, Scale) : "–";

    /// <summary>An amount of money for a column whose head names the unit.</summary>
    public string Bare(Money? value) => value is null ? "–" : FigureFormat.Bare(value, Scale);

    /// <summary>An input as printed, with its mark and source: those of the path itself, or of the nearest part that holds it.</summary>
    public MemoFigure Input(string text, string path)
    {
        for (var part = path; part.Length > 0; part = part[..Math.Max(0, part.LastIndexOf('/'))])
        {
            if (Document.Provenance.TryGetValue(part, out var origin))
                return text == FigureFormat.NotProvided ? new MemoFigure(text) : new MemoFigure(text, origin.Mark, origin.Source);
        }

        return new MemoFigure(text);
    }

    /// <summary>The analyst's own paragraphs for a section, figures in braces as the model has them; none when nothing was written. Before
    /// approval what the model does not bear out stands below them.</summary>
    public IEnumerable<MemoBlock> Narrative(string key) =>
    [
        .. Document.Narrative.TryGetValue(key, out var text)
            ? Narratives.NarrativeText.Write(text, Subject).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => new MemoParagraph(line))
            : [],
        .. Faults(part => part.Group == NarrativeParts.Memo && part.Section == key),
    ];

    /// <summary>What was written under a key, figures in braces as the model has them; "not provided" when nothing was.</summary>
    public string NarrativeText(string key) =>
        FigureFormat.Text(Document.Narrative.TryGetValue(key, out var text) ? Narratives.NarrativeText.Write(text, Subject) : null);

    /// <summary>What is wrong with the texts of some parts, as warnings of a draft; none once it is approved.</summary>
    internal IEnumerable<MemoParagraph> Faults(Func<NarrativePart, bool> of) => !Draft || Document.Narrative.Count == 0
        ? []
        : NarrativeCheck.Of(Subject, Phrases).Where(remark => remark.IsFault && of(NarrativeParts.Of(remark.Part)))
            .Select(remark => new MemoParagraph($"{remark.Message} The text reads: {remark.Sentence}", MemoTone.Warning));

    /// <summary>A model's name as people use it; its key when the catalogue is not at hand.</summary>
    public string ModelName(string key) =>
        Snapshot?.Models.GetValueOrDefault(key) is { DisplayName.Length: > 0 } model ? model.DisplayName : FigureFormat.Text(key);
}
