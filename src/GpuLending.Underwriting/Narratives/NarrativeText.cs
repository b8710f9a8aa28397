using System.Text.RegularExpressions;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.Narratives;

/// <summary>
/// A text of the analyst's with figures in braces. A name in braces reads as the model has it today; a name that there is not stays as it was
/// typed, braces and all, so that nobody takes it for a figure.
/// </summary>
public static partial class NarrativeText
{
    /// <summary>The text in pieces, in order; put together they are the text.</summary>
    public static IReadOnlyList<NarrativePiece> Read(string text)
    {
        var pieces = new List<NarrativePiece>();
        var at = 0;
        foreach (Match match in Braces().Matches(text))
        {
            if (match.Index > at) pieces.Add(new NarrativePiece(at, text[at..match.Index]));
            var name = match.Groups[1].Value.Trim();
            pieces.Add(new NarrativePiece(match.Index, match.Value, name, NamedFigures.Find(name)));
            at = match.Index + match.Length;
        }

        if (at < text.Length) pieces.Add(new NarrativePiece(at, text[at..]));
        return pieces;
    }

    /// <summary>The text as it is printed for a deal.</summary>
    public static string Write(string text, NarrativeSubject subject) =>
        text.Contains('{', StringComparison.Ordinal) ? string.Concat(Read(text).Select(piece => Write(piece, subject))) : text;

    /// <summary>A piece as it is printed for a deal.</summary>
    public static string Write(NarrativePiece piece, NarrativeSubject subject) =>
        piece.Figure is { } figure ? figure.Value(subject)?.Text ?? FigureFormat.NotProvided : piece.Text;

    /// <summary>Sentences of a text with the place where each begins. A sentence ends with a stop before white space, or with its line.</summary>
    internal static IEnumerable<(int Start, string Text)> Sentences(string text)
    {
        foreach (Match match in Sentence().Matches(text))
        {
            var sentence = match.Value.TrimStart();
            if (sentence.Trim().Length > 0) yield return (match.Index + match.Length - sentence.Length, sentence.TrimEnd());
        }
    }

    [GeneratedRegex(@"\{([^{}\r\n]{1,60})\}", RegexOptions.CultureInvariant)]
    private static partial Regex Braces();

    [GeneratedRegex(@"[^\r\n]+?(?:[.!?](?=\s|$)|(?=[\r\n])|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Sentence();
}
