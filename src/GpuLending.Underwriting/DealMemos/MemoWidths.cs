namespace GpuLending.Underwriting.DealMemos;

/// <summary>How wide a table's columns are: their weights, but none so narrow that a figure, a date or a word of it breaks while another column has room.</summary>
internal static class MemoWidths
{
    /// <summary>Width of a page's text in millimetres.</summary>
    public const double Page = 178;

    /// <summary>Width of one of two tables that stand beside each other.</summary>
    public const double Half = 85;

    /// <summary>Figures and short words up to this length stay in one line.</summary>
    private const int OneLine = 18;

    /// <summary>How much wider than its room a table may be estimated and still fit.</summary>
    private const double Overfull = 1.08;

    /// <summary>Letters of a column of words that stay together when there is room, such as a date.</summary>
    private const int ShortCell = 12;

    private static readonly char[] Breaks = [' ', '/', '\u00AD', '-'];

    /// <summary>Width of each column in millimetres; they sum to the whole.</summary>
    public static double[] Of(MemoTable table, MemoNotes notes, double whole)
    {
        var (letter, edge) = table.IsDense ? (1.53, 1.5) : (1.75, 2.6);
        // Words beside a figure that ends at their edge are set in a little.
        double[] edges = [.. table.Columns.Select((column, i) => i > 0 && table.Columns[i - 1].Figures && !column.Figures ? edge + 1.6 : edge)];
        double[] words = [.. table.Columns.Select((_, i) => Longest(table, notes, i, together: false) * letter + edges[i])];
        double[] least = [.. table.Columns.Select((_, i) => Longest(table, notes, i, together: true) * letter + edges[i])];
        // Estimates are a little wide: what hardly fits is drawn together before a date is broken.
        if (least.Sum() > whole * Overfull) least = words;
        if (least.Sum() > whole) return [.. least.Select(width => width / least.Sum() * whole)];
        double[] weights = [.. table.Columns.Select(column => column.Weight)];
        var widths = new double[weights.Length];
        var held = new bool[weights.Length];
        // A column that its weight would make too narrow takes its least width; what is left is shared anew by the others.
        while (true)
        {
            var free = whole - Enumerable.Range(0, held.Length).Where(i => held[i]).Sum(i => least[i]);
            var weight = Enumerable.Range(0, held.Length).Where(i => !held[i]).Sum(i => weights[i]);
            var narrow = Enumerable.Range(0, held.Length).Where(i => !held[i] && free * weights[i] / weight < least[i]).ToList();
            for (var i = 0; i < held.Length; i++) widths[i] = held[i] ? least[i] : free * weights[i] / weight;
            if (narrow.Count == 0) return widths;
            foreach (var i in narrow) held[i] = true;
        }
    }

    private static double Longest(MemoTable table, MemoNotes notes, int column, bool together)
    {
        var figures = table.Columns[column].Figures;
        var head = Math.Max(Word(table.Columns[column].Title), Math.Min(Size(table.Columns[column].Unit), OneLine));
        var cells = table.Rows.Where(row => column < row.Cells.Count).Select(row => row.Cells[column]).ToList();
        var whole = figures || (together && cells.All(cell => cell.Text.Length <= ShortCell));
        return cells.Select(cell => (whole && cell.Text.Length <= OneLine ? Size(cell.Text) : Word(cell.Text)) + (notes.Mark(cell).Length * 0.7)).Append(head).Max();
    }

    /// <summary>Letters of the longest word, as far as a column has to be made for it.</summary>
    private static double Word(string text) => Math.Min(OneLine, text.Split(Breaks).Max(Size));

    /// <summary>Width of a text in figures: commas, points and spaces take half of one.</summary>
    private static double Size(string text) => text.Sum(letter => letter is ',' or '.' or ' ' or '(' or ')' or '-' or ':' ? 0.5 : letter == '\u00AD' ? 0 : 1);
}
