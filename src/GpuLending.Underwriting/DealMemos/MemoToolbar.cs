namespace GpuLending.Underwriting.DealMemos;

/// <summary>What the screen shows above the paper: where to get it as a file. Never printed.</summary>
/// <param name="Back">Address to go back to.</param>
/// <param name="BackTitle">What stands there.</param>
/// <param name="Files">Titles and addresses of the files.</param>
/// <param name="Remark">A sentence for the reader, such as that PDF needs the browser's print dialog here; empty for none.</param>
/// <param name="PrintScript">Address of the script that opens the browser's print dialog.</param>
/// <param name="Fonts">Folder the browser takes the typeface from; pages that leave the desk carry it inside.</param>
public sealed record MemoToolbar(
    string Back, string BackTitle, IReadOnlyList<(string Title, string Address)> Files, string Remark, string PrintScript, string Fonts)
{
    /// <summary>Layouts to choose from, the standard one first; none where there is nothing to choose.</summary>
    public IReadOnlyList<(string Title, string Address, bool Current)> Layouts { get; init; } = [];
}
