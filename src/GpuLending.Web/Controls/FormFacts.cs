using GpuLending.Engine;

namespace GpuLending.Web.Controls;

/// <summary>What a form knows about its fields by path: messages, provenance, whether they may be edited. Cascaded to every field.</summary>
public sealed class FormFacts
{
    private readonly Dictionary<string, string> _unreadable = new(StringComparer.Ordinal);

    /// <summary>What is wrong, by path.</summary>
    public IReadOnlyDictionary<string, string> Messages { get; set; } = new Dictionary<string, string>();

    /// <summary>Where inputs come from, by path.</summary>
    public IReadOnlyDictionary<string, Provenance> Provenance { get; set; } = new Dictionary<string, Provenance>();

    /// <summary>Fields show and do not take.</summary>
    public bool ReadOnly { get; set; }

    /// <summary>Fields whose text cannot be read, by path; what was typed stays in the field.</summary>
    public IReadOnlyDictionary<string, string> Unreadable => _unreadable;

    /// <summary>Told when a field becomes readable or unreadable.</summary>
    public event Action? UnreadableChanged;

    /// <summary>Says that a field's text cannot be read, or with null that it can again.</summary>
    public void Report(string path, string? message)
    {
        if (path.Length == 0) return;
        var changed = message is null ? _unreadable.Remove(path) : !_unreadable.TryGetValue(path, out var old) || old != message;
        if (message is not null) _unreadable[path] = message;
        if (changed) UnreadableChanged?.Invoke();
    }

    /// <summary>Forgets texts that could not be read, when the whole form is replaced.</summary>
    public void Forget() => _unreadable.Clear();

    /// <summary>The message for a field: its own path, or one beneath it that no field of its own shows.</summary>
    public string? MessageFor(string path) => path.Length == 0 ? null : Messages.GetValueOrDefault(path);
}
