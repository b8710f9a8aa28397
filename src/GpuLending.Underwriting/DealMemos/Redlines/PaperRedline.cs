namespace GpuLending.Underwriting.DealMemos.Redlines;

/// <summary>A paper against an earlier one of the same deal: what was put in and what was taken out stands marked where it belongs.</summary>
public static class PaperRedline
{
    private const string Nothing = "Nothing differs.";

    /// <summary>The later paper with its changes marked. Charts are those of the later one.</summary>
    /// <exception cref="ArgumentException">They are not papers of one kind.</exception>
    public static MemoDocument Between(MemoDocument before, MemoDocument after)
    {
        if (before.Kind != after.Kind) throw new ArgumentException($"A {after.Kind} is not held against a {before.Kind}.", nameof(before));
        var sections = Alignment.Of(before.Sections, after.Sections, (one, other) => one.Key == other.Key ? 1 : 0).Select(pair => pair switch
        {
            ({ } old, { } fresh) => fresh with { Blocks = RedlineBlocks.Between(old.Blocks, fresh.Blocks) },
            ({ } old, null) => old with { Number = null, Blocks = [.. old.Blocks.SelectMany(RedlineBlocks.Gone)] },
            _ => pair.After! with { Blocks = [.. pair.After!.Blocks.Select(block => RedlineBlocks.Map(block, RedlineMarks.Inserted))] },
        }).ToList();
        var differs = sections.Any(section => section.Blocks.Any(IsMarked));
        var note = $"{after.Status}, against {Lowered(before.Status)}. "
            + (differs ? "What was put in is underlined, what was taken out is struck through; charts show the later figures." : Nothing);
        sections[0] = sections[0] with { Blocks = [new MemoParagraph(note, MemoTone.Note), .. sections[0].Blocks] };
        return after with { Title = after.Title + " redline", Sections = sections };
    }

    private static string Lowered(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];

    private static bool IsMarked(MemoBlock block)
    {
        var marked = false;
        RedlineBlocks.Map(block, text =>
        {
            marked |= RedlineMarks.In(text);
            return text;
        });
        return marked;
    }
}
