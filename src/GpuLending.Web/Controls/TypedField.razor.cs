using System.Globalization;
using GpuLending.Engine;
using Microsoft.AspNetCore.Components;

namespace GpuLending.Web.Controls;

/// <summary>
/// A field that is typed. Keeps the raw text: what cannot be read is told at the field and stays as it was typed, and the value behind
/// it does not move.
/// </summary>
public abstract partial class TypedField<T> : ComponentBase, IDisposable
{
    private string? _unreadable;
    private T? _known;
    private bool _started;

    // How many times typing was heard here. The browser counts too, and lets no text older than its own typing into the field (desk.js).
    private int _heard;
    private string _reportedPath = "";

    [Parameter, EditorRequired] public string Label { get; set; } = "";

    [Parameter] public T? Value { get; set; }

    [Parameter] public EventCallback<T?> ValueChanged { get; set; }

    /// <summary>Path of the input in the document, such as "/lots/0/count"; the key of its message and its provenance.</summary>
    [Parameter] public string Path { get; set; } = "";

    [Parameter] public string? Unit { get; set; }

    [Parameter] public string? Hint { get; set; }

    [Parameter] public string? Placeholder { get; set; }

    /// <summary>Whether the field may be left empty.</summary>
    [Parameter] public bool Optional { get; set; }

    [Parameter] public bool ReadOnly { get; set; }

    [Parameter] public bool Wide { get; set; }

    /// <summary>The label is read aloud but not shown, for cells of a grid whose head says it.</summary>
    [Parameter] public bool LabelHidden { get; set; }

    [Parameter] public bool MarkHidden { get; set; }

    [Parameter] public int Lines { get; set; } = 1;

    [Parameter] public int MaximumLength { get; set; } = 400;

    [CascadingParameter] public FormFacts? Facts { get; set; }

    protected string Text { get; private set; } = "";

    protected string InputId { get; } = $"field-{Guid.NewGuid():N}";

    protected virtual string? InputMode => null;

    protected virtual bool Numeric => false;

    protected virtual string? ShownUnit => Unit;

    protected static CultureInfo Culture => CultureInfo.CurrentCulture;

    protected bool IsReadOnly => ReadOnly || Facts?.ReadOnly == true;

    protected string? Error => _unreadable ?? Facts?.MessageFor(Path);

    protected Provenance? Mark => Facts?.Provenance.GetValueOrDefault(Path);

    private string? DescribedBy => Error is not null ? $"{InputId}-error" : Hint is not null ? $"{InputId}-hint" : null;

    /// <summary>The value as text for editing.</summary>
    protected abstract string Write(T? value);

    /// <summary>Reads a text that is not empty; false with a message that says what is allowed.</summary>
    protected abstract bool TryRead(string text, out T? value, out string message);

    public void Dispose()
    {
        if (_reportedPath.Length > 0) Facts?.Report(_reportedPath, null);
        GC.SuppressFinalize(this);
    }

    protected override void OnParametersSet()
    {
        if (_started && EqualityComparer<T>.Default.Equals(Value, _known)) return;
        _started = true;
        _known = Value;
        Text = Write(Value);
        Tell(null);
    }

    private async Task TypedAsync(string? text)
    {
        _heard++;
        Text = text ?? "";
        T? value = default;
        var message = "";
        var empty = string.IsNullOrWhiteSpace(Text);
        if (empty ? !Optional && !TryRead("", out value, out message) : !TryRead(Text, out value, out message))
        {
            Tell(message);
            return;
        }
        Tell(null);
        if (EqualityComparer<T>.Default.Equals(value, _known)) return;
        _known = value;
        await ValueChanged.InvokeAsync(value);
    }

    /// <summary>On leaving, a text that was read is shown the way the house writes it.</summary>
    private void Left()
    {
        if (_unreadable is null) Text = Write(_known);
    }

    private void Tell(string? message)
    {
        _unreadable = message;
        if (_reportedPath.Length > 0 && _reportedPath != Path) Facts?.Report(_reportedPath, null);
        _reportedPath = message is null ? "" : Path;
        Facts?.Report(Path, message);
    }
}
