using System.Text.Json;

namespace GpuLending.Underwriting;

/// <summary>The names that an enumeration has in documents, queries and headers: exactly one of them is a value. The framework's own reading also takes numbers and joins names at commas.</summary>
public static class EnumNames
{
    /// <summary>Reads one name, in whatever case its letters are.</summary>
    public static bool TryRead<T>(string? text, out T value)
        where T : struct, Enum
    {
        foreach (var (name, named) in Known<T>.Values)
        {
            if (!string.Equals(name, text, StringComparison.OrdinalIgnoreCase)) continue;
            value = named;
            return true;
        }

        value = default;
        return false;
    }

    /// <summary>The name of a value; null for a value that has none.</summary>
    public static string? Of<T>(T value)
        where T : struct, Enum => Array.Find(Known<T>.Values, known => EqualityComparer<T>.Default.Equals(known.Value, value)).Name;

    /// <summary>All names, for a message.</summary>
    public static string AllOf<T>()
        where T : struct, Enum => string.Join(", ", Known<T>.Values.Select(known => known.Name));

    private static class Known<T>
        where T : struct, Enum
    {
        public static readonly (string Name, T Value)[] Values = [.. Enum.GetValues<T>().Select(value => (JsonNamingPolicy.CamelCase.ConvertName(value.ToString()), value))];
    }
}
