using System.Globalization;
using GpuLending.Underwriting.Intake;
using GpuLending.Web.Controls;
using Microsoft.AspNetCore.Components;

namespace GpuLending.Web.Features.Deals.Intake;

/// <summary>What a table leaves open: units, marks, columns and names of GPUs, each with what was found and a place to say otherwise.</summary>
public sealed partial class TableMapping
{
    /// <summary>What the fields' ids begin with.</summary>
    [Parameter, EditorRequired] public string Id { get; set; } = "";

    [Parameter, EditorRequired] public IntakeKind Kind { get; set; }

    [Parameter, EditorRequired] public required IntakeReport Report { get; set; }

    [Parameter, EditorRequired] public IntakeSettings Settings { get; set; } = new();

    [Parameter] public EventCallback<IntakeSettings> SettingsChanged { get; set; }

    [Parameter] public IReadOnlyList<string> GpuModels { get; set; } = [];

    [Parameter] public bool Disabled { get; set; }

    private static string? Text(ChangeEventArgs change) => change.Value?.ToString() is { Length: > 0 } text ? text : null;

    private static int? Whole(ChangeEventArgs change) => int.TryParse(Text(change), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static decimal? Rate(ChangeEventArgs change) => decimal.TryParse(Text(change), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private bool Asks(string setting) => Report.Questions.Any(question => question.Setting == setting);

    private Task MapAsync(string field, string? column)
    {
        var columns = Settings.Columns.Where(pair => pair.Key != field && (column is null || pair.Value != column)).ToDictionary();
        columns[field] = column ?? "";
        return SettingsChanged.InvokeAsync(Settings with { Columns = columns });
    }

    private Task NameAsync(string name, string? gpu)
    {
        var names = Settings.GpuNames.Where(pair => pair.Key != name).ToDictionary();
        if (gpu is not null) names[name] = gpu;
        return SettingsChanged.InvokeAsync(Settings with { GpuNames = names });
    }

    private RenderFragment Choose<T>(string key, string label, T? value, IReadOnlyList<Choice<T>> choices, Func<T?, IntakeSettings> change)
        where T : struct, Enum => builder =>
    {
        builder.OpenComponent<OpenChoice<T>>(0);
        builder.SetKey(key);
        builder.AddComponentParameter(1, nameof(OpenChoice<T>.Id), $"{Id}-{key}");
        builder.AddComponentParameter(2, nameof(OpenChoice<T>.Label), label);
        builder.AddComponentParameter(3, nameof(OpenChoice<T>.Value), value);
        builder.AddComponentParameter(4, nameof(OpenChoice<T>.Choices), choices);
        builder.AddComponentParameter(5, nameof(OpenChoice<T>.Asked), Asks(key));
        builder.AddComponentParameter(6, nameof(OpenChoice<T>.Disabled), Disabled);
        builder.AddComponentParameter(7, nameof(OpenChoice<T>.ValueChanged), EventCallback.Factory.Create<T?>(this, chosen => SettingsChanged.InvokeAsync(change(chosen))));
        builder.CloseComponent();
    };
}
