namespace GpuLending.Underwriting.DealMemos;

/// <summary>A table. Its head is repeated on every page it runs over.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Columns">Columns.</param>
/// <param name="Rows">Rows; none reads "none".</param>
/// <param name="Note">Small print under it; empty when there is none.</param>
public sealed record MemoTable(string Caption, IReadOnlyList<MemoColumn> Columns, IReadOnlyList<MemoRow> Rows, string Note = "") : MemoBlock
{
    /// <summary>Legend of the marks that stand beside figures; empty when none does.</summary>
    public string Legend
    {
        get
        {
            var letters = Rows.SelectMany(row => row.Cells).Select(cell => cell.MarkLetter).Where(letter => letter.Length > 0).ToHashSet();
            if (letters.Count == 0) return "";
            string[] words =
            [
                .. letters.Contains("P") ? ["P public"] : Array.Empty<string>(),
                .. letters.Contains("A") ? ["A assumed"] : Array.Empty<string>(),
                .. letters.Contains("I") ? ["I imported"] : Array.Empty<string>(),
            ];
            return $"Inputs: {string.Join(", ", words)}; sources in the appendix.";
        }
    }
}
