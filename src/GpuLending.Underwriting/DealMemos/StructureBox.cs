namespace GpuLending.Underwriting.DealMemos;

/// <summary>A box of the structure with its words, line by line.</summary>
internal sealed record StructureBox(double X, double Y, double Width, double Height, string Role, IReadOnlyList<string> Name, IReadOnlyList<string> Detail, bool Strong)
{
    public double Bottom => Y + Height;
}
