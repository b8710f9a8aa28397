using System.Text;
using System.Text.Encodings.Web;

namespace GpuLending.Underwriting.DealMemos.Redlines;

/// <summary>
/// Marks around inserted and deleted words inside a text, so that a redline is a paper like any other and every writer prints it. They are
/// noncharacters, which Unicode keeps for use inside a program; no document that is stored holds one.
/// </summary>
internal static class RedlineMarks
{
    private const char InsertedFrom = '\uFDD0';
    private const char InsertedTo = '\uFDD1';
    private const char DeletedFrom = '\uFDD2';
    private const char DeletedTo = '\uFDD3';

    /// <summary>Words put in; nothing when there are none.</summary>
    public static string Inserted(string text) => Around(InsertedFrom, text, InsertedTo);

    /// <summary>Words taken out; nothing when there are none.</summary>
    public static string Deleted(string text) => Around(DeletedFrom, text, DeletedTo);

    /// <summary>Whether a text holds marks.</summary>
    public static bool In(string text) => text.AsSpan().IndexOfAnyInRange(InsertedFrom, DeletedTo) >= 0;

    /// <summary>A text without marks.</summary>
    public static string Clean(string text) => In(text) ? string.Concat(text.Where(letter => letter is < InsertedFrom or > DeletedTo)) : text;

    /// <summary>The runs of a text in order.</summary>
    public static IEnumerable<(string Text, RedlineKind Kind)> Split(string text)
    {
        var kind = RedlineKind.Kept;
        var run = new StringBuilder();
        foreach (var letter in text)
        {
            if (letter is < InsertedFrom or > DeletedTo)
            {
                run.Append(letter);
                continue;
            }

            if (run.Length > 0) yield return (run.ToString(), kind);
            run.Clear();
            kind = letter switch { InsertedFrom => RedlineKind.Inserted, DeletedFrom => RedlineKind.Deleted, _ => RedlineKind.Kept };
        }

        if (run.Length > 0) yield return (run.ToString(), kind);
    }

    /// <summary>A text as HTML: inserted words in &lt;ins&gt;, deleted ones in &lt;del&gt;.</summary>
    public static string Html(string text, HtmlEncoder encoder) => !In(text)
        ? encoder.Encode(text)
        : string.Concat(Split(text).Select(run => run.Kind switch
        {
            RedlineKind.Inserted => $"<ins>{encoder.Encode(run.Text)}</ins>",
            RedlineKind.Deleted => $"<del>{encoder.Encode(run.Text)}</del>",
            RedlineKind.Kept => encoder.Encode(run.Text),
        }));

    private static string Around(char from, string text, char to) => text.Length == 0 ? "" : $"{from}{Clean(text)}{to}";
}
