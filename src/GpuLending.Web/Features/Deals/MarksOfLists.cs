using System.Globalization;
using GpuLending.Engine;

namespace GpuLending.Web.Features.Deals;

/// <summary>Keeps marks of provenance beside their inputs when a list gets shorter.</summary>
public static class MarksOfLists
{
    /// <summary>The marks without those of one item; those of later items move up.</summary>
    public static IReadOnlyDictionary<string, Provenance> Without(IReadOnlyDictionary<string, Provenance> marks, string list, int index)
    {
        var kept = new Dictionary<string, Provenance>(StringComparer.Ordinal);
        foreach (var (path, mark) in marks)
        {
            if (IndexIn(path, list) is not { } at) kept[path] = mark;
            else if (at < index) kept[path] = mark;
            else if (at > index) kept[$"{list}/{(at - 1).ToString(CultureInfo.InvariantCulture)}{Rest(path, list)}"] = mark;
        }
        return kept;
    }

    /// <summary>The marks after one item has moved: it takes its marks along, those between move up or down.</summary>
    public static IReadOnlyDictionary<string, Provenance> Moved(IReadOnlyDictionary<string, Provenance> marks, string list, int from, int to)
    {
        var kept = new Dictionary<string, Provenance>(StringComparer.Ordinal);
        foreach (var (path, mark) in marks)
        {
            var place = IndexIn(path, list) switch
            {
                null => null,
                { } at when at == from => (int?)to,
                { } at when from < to && at > from && at <= to => at - 1,
                { } at when to < from && at >= to && at < from => at + 1,
                { } at => at,
            };
            kept[place is { } now ? $"{list}/{now.ToString(CultureInfo.InvariantCulture)}{Rest(path, list)}" : path] = mark;
        }
        return kept;
    }

    private static int? IndexIn(string path, string list)
    {
        if (!path.StartsWith(list + "/", StringComparison.Ordinal)) return null;
        var segment = path[(list.Length + 1)..].Split('/')[0];
        return int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
    }

    private static string Rest(string path, string list)
    {
        var slash = path.IndexOf('/', list.Length + 1);
        return slash < 0 ? "" : path[slash..];
    }
}
