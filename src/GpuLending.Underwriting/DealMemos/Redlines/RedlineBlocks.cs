namespace GpuLending.Underwriting.DealMemos.Redlines;

/// <summary>One block of a paper against the block it was: paragraphs word by word, tables row by row and cell by cell.</summary>
internal static class RedlineBlocks
{
    /// <summary>The blocks of a section, each with its changes.</summary>
    public static IReadOnlyList<MemoBlock> Between(IReadOnlyList<MemoBlock> before, IReadOnlyList<MemoBlock> after) =>
    [
        .. Alignment.Of(before, after, Alike).SelectMany(pair => pair switch
        {
            ({ } old, { } fresh) => Merged(old, fresh),
            ({ } old, null) => Gone(old),
            (null, { } fresh) => [Map(fresh, RedlineMarks.Inserted)],
            _ => [],
        }),
    ];

    /// <summary>A block that stands in the earlier paper only. Pictures that are gone are not drawn.</summary>
    public static IReadOnlyList<MemoBlock> Gone(MemoBlock block) => IsWords(block) ? [Map(block, RedlineMarks.Deleted)] : [];

    /// <summary>A block with each of its texts changed; a picture stays as it is.</summary>
    public static MemoBlock Map(MemoBlock block, Func<string, string> change) => block switch
    {
        MemoParagraph paragraph => paragraph with { Text = change(paragraph.Text) },
        MemoHeading heading => new MemoHeading(change(heading.Text)),
        MemoBullets bullets => new MemoBullets([.. bullets.Items.Select(change)]),
        MemoKeyFigures keys => new MemoKeyFigures([.. keys.Figures.Select(key => key with { Value = change(key.Value), Remark = change(key.Remark) })]),
        MemoFacts facts => facts with { Caption = change(facts.Caption), Facts = [.. facts.Facts.Select(fact => Map(fact, change))] },
        MemoTable table => Map(table, change),
        MemoTablePair pair => new MemoTablePair(Map(pair.Left, change), Map(pair.Right, change)),
        _ => block,
    };

    private static MemoTable Map(MemoTable table, Func<string, string> change) =>
        table with { Caption = change(table.Caption), Rows = [.. table.Rows.Select(row => Map(row, change))], Note = change(table.Note) };

    private static MemoRow Map(MemoRow row, Func<string, string> change) => row with { Cells = [.. row.Cells.Select(cell => new MemoFigure(change(cell.Text)))] };

    private static MemoFact Map(MemoFact fact, Func<string, string> change) => new(change(fact.Label), new MemoFigure(change(fact.Value.Text)));

    private static bool IsWords(MemoBlock block) => block is MemoParagraph or MemoHeading or MemoBullets or MemoKeyFigures or MemoFacts or MemoTable or MemoTablePair;

    private static double Alike(MemoBlock old, MemoBlock fresh) => (old, fresh) switch
    {
        (MemoParagraph one, MemoParagraph other) => one.Tone == other.Tone && WordDiff.Shared(one.Text, other.Text) is > 0.4 and var share ? share : 0,
        (MemoHeading one, MemoHeading other) => one.Text == other.Text ? 1 : 0,
        (MemoFacts one, MemoFacts other) => one.Caption == other.Caption ? 0.5 + Labels(one, other) : 0,
        (MemoTable one, MemoTable other) => Same(one, other),
        (MemoTablePair one, MemoTablePair other) => Same(one.Left, other.Left),
        _ => old.GetType() == fresh.GetType() ? 1 : 0,
    };

    /// <summary>A caption may name a figure that moved, so tables of the same columns whose captions are mostly the same are the same table.</summary>
    private static double Same(MemoTable one, MemoTable other) =>
        one.Columns.Select(column => column.Title).SequenceEqual(other.Columns.Select(column => column.Title)) && WordDiff.Shared(one.Caption, other.Caption) is > 0.4 and var share ? share : 0;

    private static double Labels(MemoFacts one, MemoFacts other) =>
        one.Facts.Count == 0 ? 0 : one.Facts.Count(fact => other.Facts.Any(given => given.Label == fact.Label)) / (double)Math.Max(one.Facts.Count, other.Facts.Count) / 2;

    private static IReadOnlyList<MemoBlock> Merged(MemoBlock old, MemoBlock fresh) => (old, fresh) switch
    {
        (MemoParagraph one, MemoParagraph other) => [other with { Text = WordDiff.Between(one.Text, other.Text) }],
        (MemoBullets one, MemoBullets other) => [Merged(one, other)],
        (MemoKeyFigures one, MemoKeyFigures other) => [Merged(one, other)],
        (MemoFacts one, MemoFacts other) => [Merged(one, other)],
        (MemoTable one, MemoTable other) => [Merged(one, other)],
        (MemoTablePair one, MemoTablePair other) => [new MemoTablePair(Merged(one.Left, other.Left), Merged(one.Right, other.Right))],
        _ => [fresh],
    };

    private static MemoBullets Merged(MemoBullets old, MemoBullets fresh) => new(
    [
        .. Alignment.Of(old.Items, fresh.Items, (one, other) => WordDiff.Shared(one, other) is > 0.4 and var share ? share : 0).Select(pair => (pair.Before, pair.After) switch
        {
            ({ } one, { } other) => WordDiff.Between(one, other),
            ({ } one, null) => RedlineMarks.Deleted(one),
            _ => RedlineMarks.Inserted(pair.After ?? ""),
        }),
    ]);

    private static MemoKeyFigures Merged(MemoKeyFigures old, MemoKeyFigures fresh)
    {
        var before = old.Figures.DistinctBy(key => key.Label).ToDictionary(key => key.Label, StringComparer.Ordinal);
        return new([.. fresh.Figures.Select(key => before.TryGetValue(key.Label, out var was)
            ? key with { Value = WordDiff.Whole(was.Value, key.Value), Remark = WordDiff.Between(was.Remark, key.Remark) }
            : key with { Value = RedlineMarks.Inserted(key.Value) })]);
    }

    private static MemoFacts Merged(MemoFacts old, MemoFacts fresh) => fresh with
    {
        Facts =
        [
            .. Alignment.Of(old.Facts, fresh.Facts, (one, other) => one.Label == other.Label ? 1 : 0).Select(pair => pair switch
            {
                ({ } one, { } other) => other with { Value = other.Value with { Text = WordDiff.Between(one.Value.Text, other.Value.Text) } },
                ({ } one, null) => Map(one, RedlineMarks.Deleted),
                _ => Map(pair.After!, RedlineMarks.Inserted),
            }),
        ],
    };

    private static MemoTable Merged(MemoTable old, MemoTable fresh) => fresh with
    {
        Caption = WordDiff.Between(old.Caption, fresh.Caption),
        Note = WordDiff.Between(old.Note, fresh.Note),
        Rows =
        [
            .. Alignment.Of(old.Rows, fresh.Rows, Alike).Select(pair => pair switch
            {
                ({ } one, { } other) => Merged(one, other, fresh.Columns),
                ({ } one, null) => Map(one, RedlineMarks.Deleted),
                _ => Map(pair.After!, RedlineMarks.Inserted),
            }),
        ],
    };

    private static double Alike(MemoRow old, MemoRow fresh)
    {
        if (old.Cells.Count == 0 || old.Cells.Count != fresh.Cells.Count) return 0;
        var same = old.Cells.Zip(fresh.Cells, (one, other) => one.Text == other.Text ? 1.0 : 0).Sum() / old.Cells.Count;
        var named = old.Cells[0].Text.Length > 0 && old.Cells[0].Text == fresh.Cells[0].Text;
        return named ? 0.5 + (same / 2) : same >= 0.6 ? same / 2 : 0;
    }

    private static MemoRow Merged(MemoRow old, MemoRow fresh, IReadOnlyList<MemoColumn> columns) => fresh with
    {
        Cells =
        [
            .. fresh.Cells.Select((cell, i) => cell with
            {
                Text = i < columns.Count && columns[i].Figures ? WordDiff.Whole(old.Cells[i].Text, cell.Text) : WordDiff.Between(old.Cells[i].Text, cell.Text),
            }),
        ],
    };
}
