using System.Text.RegularExpressions;

namespace GpuLending.Underwriting.Market;

/// <summary>Finds the catalogue's name for what others call a GPU. A name that fits more than one entry is not guessed.</summary>
public sealed partial class GpuNames
{
    private const int MostSuggestions = 4;
    private static readonly string[] Noise = ["nvidia", "amd", "instinct", "tesla", "radeon", "geforce", "tensor", "core", "gpu", "gpus", "accelerator", "per", "hgx", "dgx", "ampere", "hopper", "blackwell", "the"];
    private static readonly string[] Forms = ["sxm", "pcie", "nvl", "oam"];
    private static readonly string[] Memories = ["hbm2e", "hbm2", "hbm3e", "hbm3", "hbm4e", "hbm4", "gddr6x", "gddr6", "gddr7"];

    private readonly List<Known> _models;
    private readonly Dictionary<string, string> _exact = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, (string? Gpu, IReadOnlyList<string> Suggestions)> _asked = new(StringComparer.OrdinalIgnoreCase);

    public GpuNames(IReadOnlyList<CatalogueEntry> catalogue, IReadOnlyDictionary<string, string> told)
    {
        _models = [.. catalogue.Select(Learn)];
        foreach (var entry in catalogue)
        {
            _exact[entry.Gpu] = entry.Gpu;
            _exact.TryAdd(entry.DisplayName, entry.Gpu);
        }

        foreach (var (name, gpu) in told)
        {
            if (catalogue.Any(entry => entry.Gpu == gpu)) _exact[QuoteText.Plain(name)] = gpu;
        }
    }

    /// <summary>The catalogue name, or the entries it could mean; none when nothing is like it.</summary>
    public (string? Gpu, IReadOnlyList<string> Suggestions) Find(string name)
    {
        name = QuoteText.Plain(name);
        if (_exact.TryGetValue(name, out var exact)) return (exact, []);
        if (_asked.TryGetValue(name, out var known)) return known;
        var asked = Describe(name);
        var fitting = _models.Where(model => Fits(asked, model)).Select(model => model.Gpu).ToList();
        IReadOnlyList<string> suggestions = fitting.Count == 1 ? []
            : [.. (fitting.Count > 1 ? fitting : _models.Where(model => Alike(asked, model)).Select(model => model.Gpu)).Take(MostSuggestions)];
        var answer = (fitting.Count == 1 ? fitting[0] : null, suggestions);
        _asked[name] = answer;
        return answer;
    }

    /// <summary>Everything the name says agrees with the entry, and it names the same part.</summary>
    private static bool Fits(Description asked, Known model) =>
        asked.Parts.Count > 0
        && asked.Parts.SetEquals(model.Words.Parts)
        && asked.Forms.All(model.Words.Forms.Contains)
        && asked.Memories.All(model.Words.Memories.Contains)
        && asked.Gigabytes.All(size => model.Words.Gigabytes.Contains(size) || size == model.MemoryGigabytes);

    private static bool Alike(Description asked, Known model) =>
        asked.Parts.Overlaps(model.Words.Parts) || asked.Parts.Any(part => model.Words.Parts.Any(own => part.Length >= 3 && (own.Contains(part, StringComparison.Ordinal) || part.Contains(own, StringComparison.Ordinal) && own.Length >= 3)));

    private static Known Learn(CatalogueEntry entry)
    {
        // The key names the part; the display name may tell of its whole rack.
        var key = Describe(entry.Gpu);
        var named = Describe($"{entry.Gpu} {entry.DisplayName} {entry.MemoryType}");
        // A card with an NVLink bridge is of that form, though it sits in a PCIe slot.
        var forms = named.Forms.Count > 0 ? named.Forms : Describe(entry.FormFactor ?? "").Forms;
        return new Known(entry.Gpu, new Description(key.Parts, forms, named.Memories, named.Gigabytes), entry.MemoryGigabytes);
    }

    private static Description Describe(string name)
    {
        var text = Brackets().Replace(name.ToLowerInvariant(), " ");
        var (parts, forms, memories, gigabytes) = (new HashSet<string>(), new HashSet<string>(), new HashSet<string>(), new HashSet<int>());
        foreach (Match size in Size().Matches(text)) gigabytes.Add(int.Parse(size.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));
        text = Size().Replace(text, " ");
        foreach (var word in text.Split([' ', '-', '_', '/', ',', '+', '.', '"'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (Noise.Contains(word)) continue;
            if (Forms.FirstOrDefault(form => word.StartsWith(form, StringComparison.Ordinal)) is { } form) forms.Add(form);
            else if (Memories.Contains(word)) memories.Add(word);
            else if (Part().IsMatch(word)) parts.Add(word);
            else if (word is "rtx" or "pro" or "ada" or "ultra" or "super" or "ti") parts.Add(word);
        }

        // "RTX 4090" and "4090" are one part; so are "RTX PRO 6000" and its long name.
        if (parts.Contains("4090") || parts.Contains("5090")) parts.Remove("rtx");
        return new Description(parts, forms, memories, gigabytes);
    }

    [GeneratedRegex(@"\([^)]*\)")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"\b(\d{2,4})\s*(?:gb|gib|g)\b")]
    private static partial Regex Size();

    [GeneratedRegex(@"^(?:[a-z]{1,3}\d{1,4}[a-z]{0,2}|\d{4})$")]
    private static partial Regex Part();

    private sealed record Known(string Gpu, Description Words, int? MemoryGigabytes);

    private sealed record Description(HashSet<string> Parts, HashSet<string> Forms, HashSet<string> Memories, HashSet<int> Gigabytes);
}
