using System.Globalization;
using GpuLending.Engine;
using Microsoft.AspNetCore.Components;

namespace GpuLending.Web.Controls;

/// <summary>One of a list, in the browser's own select. A value that is not on the list is shown and kept until something else is chosen.</summary>
public sealed partial class ChoiceField<T> : ComponentBase
{
    private const int Unknown = -1;
    private readonly string _id = $"field-{Guid.NewGuid():N}";

    [Parameter, EditorRequired] public string Label { get; set; } = "";

    [Parameter, EditorRequired] public IReadOnlyList<Choice<T>> Choices { get; set; } = [];

    [Parameter] public T? Value { get; set; }

    [Parameter] public EventCallback<T> ValueChanged { get; set; }

    [Parameter] public string Path { get; set; } = "";

    [Parameter] public string? Hint { get; set; }

    [Parameter] public bool ReadOnly { get; set; }

    [Parameter] public bool Wide { get; set; }

    [Parameter] public bool LabelHidden { get; set; }

    [Parameter] public bool MarkHidden { get; set; }

    [CascadingParameter] public FormFacts? Facts { get; set; }

    private bool IsReadOnly => ReadOnly || Facts?.ReadOnly == true;

    private string? Error => Facts?.MessageFor(Path);

    private Provenance? Mark => Facts?.Provenance.GetValueOrDefault(Path);

    private string UnknownText => Value is null ? "Choose" : $"{Value} (not on the list)";

    private int Selected
    {
        get
        {
            for (var i = 0; i < Choices.Count; i++)
            {
                if (EqualityComparer<T>.Default.Equals(Choices[i].Value, Value)) return i;
            }
            return Unknown;
        }
    }

    private async Task ChosenAsync(ChangeEventArgs change)
    {
        if (!int.TryParse(change.Value?.ToString(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var index)) return;
        if (index >= 0 && index < Choices.Count) await ValueChanged.InvokeAsync(Choices[index].Value);
    }
}
