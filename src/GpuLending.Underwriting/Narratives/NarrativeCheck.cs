namespace GpuLending.Underwriting.Narratives;

/// <summary>Everything that is to be said about a deal's texts before they are printed.</summary>
public static class NarrativeCheck
{
    /// <summary>Remarks on every text, in the memo's order.</summary>
    /// <param name="subject">The deal.</param>
    /// <param name="rules">The table of phrases in force.</param>
    public static IReadOnlyList<NarrativeRemark> Of(NarrativeSubject subject, IReadOnlyList<PhraseRule> rules) =>
    [
        .. subject.Document.Narrative.OrderBy(text => NarrativeParts.Order(text.Key)).ThenBy(text => text.Key, StringComparer.Ordinal)
            .SelectMany(text => Of(text.Key, text.Value, subject, rules)),
    ];

    /// <summary>Remarks on one text, in the order of its words.</summary>
    public static IReadOnlyList<NarrativeRemark> Of(string part, string text, NarrativeSubject subject, IReadOnlyList<PhraseRule> rules) =>
    [
        .. Names(part, text, subject).Concat(PhraseCheck.Of(part, text, subject, rules)).Concat(TypedFigures.Of(part, text, subject)).OrderBy(remark => remark.Start),
    ];

    private static IEnumerable<NarrativeRemark> Names(string part, string text, NarrativeSubject subject)
    {
        foreach (var piece in NarrativeText.Read(text))
        {
            if (piece.Name is null) continue;
            var sentence = NarrativeText.Write(NarrativeText.Sentences(text).LastOrDefault(one => one.Start <= piece.Start, (Start: 0, Text: text)).Text, subject);
            if (piece.Figure is not { } figure)
            {
                var near = NamedFigures.Nearest(piece.Name);
                var hint = near is null ? "Choose one from the list." : $"Perhaps {near.Token}?";
                yield return new NarrativeRemark(part, NarrativeRemarkKind.UnknownFigure, sentence, $"There is no figure “{piece.Name}”. {hint}", piece.Start, piece.Text.Length, near);
            }
            else if (figure.Value(subject) is null)
            {
                yield return new NarrativeRemark(part, NarrativeRemarkKind.NoValue, sentence, $"This deal gives no {figure.Name}; it prints as not provided.", piece.Start, piece.Text.Length, figure);
            }
        }
    }
}
