using System.Globalization;

namespace GpuLending.Engine.Solving;

/// <summary>How a path names properties and rows: camel case as in documents; rows by index from 0, or by their key.</summary>
internal static class PathNames
{
    private static readonly string[] Keys = ["Id", "Key", "Name", "Lender"];

    public static bool Matches(string property, string segment) =>
        property.Length == segment.Length && char.ToLowerInvariant(property[0]) == segment[0] && string.CompareOrdinal(property, 1, segment, 1, property.Length) == 0;

    /// <summary>The row that a segment names; -1 when none does. A key wins over an index.</summary>
    public static int IndexOf(IReadOnlyList<object?> rows, string segment)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            foreach (var key in Keys)
            {
                if (rows[i]?.GetType().GetProperty(key)?.GetValue(rows[i]) is string text && text == segment)
                    return i;
            }
        }

        return int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < rows.Count ? index : -1;
    }
}
