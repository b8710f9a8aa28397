namespace GpuLending.Web.Features.Deals;

/// <summary>New lists from old ones.</summary>
public static class ListChanges
{
    public static IReadOnlyList<T> With<T>(this IReadOnlyList<T> list, int index, Func<T, T> change) =>
        [.. list.Select((item, at) => at == index ? change(item) : item)];

    public static IReadOnlyList<T> Without<T>(this IReadOnlyList<T> list, int index) => [.. list.Where((_, at) => at != index)];

    /// <summary>The list with one item at another place; those between move up or down.</summary>
    public static IReadOnlyList<T> Moved<T>(this IReadOnlyList<T> list, int from, int to)
    {
        var moved = list.ToList();
        var item = moved[from];
        moved.RemoveAt(from);
        moved.Insert(to, item);
        return moved;
    }

    /// <summary>A key such as "L3" that the list does not have yet.</summary>
    public static string FreeKey(this IEnumerable<string> keys, string letter)
    {
        var taken = keys.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var number = 1;
        while (taken.Contains($"{letter}{number}")) number++;
        return $"{letter}{number}";
    }
}
