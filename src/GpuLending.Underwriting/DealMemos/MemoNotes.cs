using System.Globalization;

namespace GpuLending.Underwriting.DealMemos;

/// <summary>Where a section's inputs come from, as notes: numbered as they first appear, each source once.</summary>
internal sealed class MemoNotes
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<(string Mark, string Text)> _notes = [];

    private MemoNotes()
    {
    }

    /// <summary>No notes.</summary>
    public static MemoNotes None { get; } = new();

    /// <summary>The notes in order: the mark as it stands beside figures, such as "A2", and the source in words.</summary>
    public IReadOnlyList<(string Mark, string Text)> Notes => _notes;

    public static MemoNotes Of(MemoSection section)
    {
        var notes = new MemoNotes();
        foreach (var block in section.Blocks) notes.Read(block);
        return notes;
    }

    /// <summary>What stands beside a figure; empty for a result and for an input of which nobody said more than that it was entered.</summary>
    public string Mark(MemoFigure figure) => _numbers.TryGetValue(figure.Origin, out var number) ? _notes[number].Mark : "";

    private void Read(MemoBlock block)
    {
        switch (block)
        {
            case MemoFacts facts:
                foreach (var fact in facts.Facts) Read(fact.Value);
                break;
            case MemoTable table:
                foreach (var row in table.Rows)
                {
                    foreach (var cell in row.Cells) Read(cell);
                }

                break;
            case MemoTablePair pair:
                Read(pair.Left);
                Read(pair.Right);
                break;
            default:
                break;
        }
    }

    private void Read(MemoFigure figure)
    {
        if (figure.Origin.Length == 0 || (figure.Mark is Engine.ProvenanceMark.Entered && string.IsNullOrWhiteSpace(figure.Source))) return;
        if (!_numbers.TryAdd(figure.Origin, _notes.Count)) return;
        _notes.Add((figure.MarkLetter + (_notes.Count + 1).ToString(CultureInfo.InvariantCulture), figure.Origin));
    }
}
