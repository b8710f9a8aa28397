using System.Text;
using GpuLending.Underwriting.Deals;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>A path of the document in words: "/lots/0/unitCost/gpu" is "Lot L1 · unit cost · gpu".</summary>
internal static class InputNames
{
    public static string Describe(DealDocument document, string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        List<string> words = [];
        for (var i = 0; i < parts.Length; i++)
        {
            if (i + 1 < parts.Length && int.TryParse(parts[i + 1], out var index))
            {
                words.Add(Item(document, parts[i], index));
                i++;
            }
            else
            {
                words.Add(Spaced(parts[i]));
            }
        }

        return words.Count == 0 ? path : Sentences.Capital(string.Join(" · ", words));
    }

    private static string Item(DealDocument document, string list, int index)
    {
        var id = list switch
        {
            "lots" => document.Case.Lots.ElementAtOrDefault(index)?.Id,
            "contracts" => document.Case.Contracts.ElementAtOrDefault(index)?.Id,
            "covenants" => document.Case.Covenants.ElementAtOrDefault(index)?.Id,
            _ => null,
        };
        var name = list.EndsWith('s') ? Spaced(list[..^1]) : Spaced(list);
        return $"{name} {(string.IsNullOrEmpty(id) ? (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) : id)}";
    }

    private static string Spaced(string name)
    {
        var words = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter)) words.Append(' ');
            words.Append(char.ToLowerInvariant(letter));
        }

        return words.ToString().Replace("gpu", "GPU", StringComparison.Ordinal);
    }
}
