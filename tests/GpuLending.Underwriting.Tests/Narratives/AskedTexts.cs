using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace GpuLending.Underwriting.Tests.Narratives;

/// <summary>A narrative without a word that remembers which texts were asked for.</summary>
internal sealed class AskedTexts(HashSet<string> asked) : IReadOnlyDictionary<string, string>
{
    public IEnumerable<string> Keys => [];

    public IEnumerable<string> Values => [];

    public int Count => 0;

    public string this[string key] => throw new KeyNotFoundException(key);

    public bool ContainsKey(string key)
    {
        asked.Add(key);
        return false;
    }

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
    {
        asked.Add(key);
        value = null;
        return false;
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => Enumerable.Empty<KeyValuePair<string, string>>().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
