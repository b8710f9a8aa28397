namespace GpuLending.Underwriting.Persistence;

/// <summary>Turns what somebody typed into a pattern that finds exactly that, percent signs and all.</summary>
internal static class LikePattern
{
    public static string Containing(string text) => "%" + text.Trim()
        .Replace("\0", "", StringComparison.Ordinal)
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal)
        .Replace("_", "\\_", StringComparison.Ordinal) + "%";
}
