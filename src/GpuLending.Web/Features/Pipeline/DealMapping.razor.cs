using System.Globalization;
using GpuLending.Underwriting.Imports;
using GpuLending.Underwriting.Intake;
using Microsoft.AspNetCore.Components;

namespace GpuLending.Web.Features.Pipeline;

/// <summary>What a workbook with a whole deal leaves open: which line is which term, which sheet holds what, and the units of both tables.</summary>
public sealed partial class DealMapping
{
    [Parameter, EditorRequired] public required DealIntakeReport Report { get; set; }

    [Parameter, EditorRequired] public IReadOnlyList<TabularSheet> Sheets { get; set; } = [];

    [Parameter, EditorRequired] public DealIntakeSettings Settings { get; set; } = new();

    [Parameter] public EventCallback<DealIntakeSettings> SettingsChanged { get; set; }

    [Parameter] public IReadOnlyList<string> GpuModels { get; set; } = [];

    [Parameter] public bool Disabled { get; set; }

    private (IntakeKind Kind, string Title, IntakeReport? Report, IntakeSettings Settings)[] Parts =>
        [(IntakeKind.Fleet, "Fleet", Report.Fleet, Settings.Fleet), (IntakeKind.Contracts, "Contracts", Report.Contracts, Settings.Contracts)];

    private static string? Text(ChangeEventArgs change) => change.Value?.ToString() is { Length: > 0 } text ? text : null;

    private static int? Whole(ChangeEventArgs change) => int.TryParse(Text(change), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static decimal? Rate(ChangeEventArgs change) => decimal.TryParse(Text(change), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private bool Asks(string start) => Report.Questions.Any(question => question.Setting.StartsWith(start, StringComparison.Ordinal));

    private bool AsksOf(string setting) => Report.Questions.Any(question => question.Setting.EndsWith("/" + setting, StringComparison.Ordinal));

    private Task TermsAsync(IntakeSettings terms) => SettingsChanged.InvokeAsync(Settings with { Terms = terms });

    private Task LineAsync(string path, string? label)
    {
        if (path.Length == 0) return Task.CompletedTask;
        var lines = Settings.Terms.Columns.Where(pair => pair.Key != path).ToDictionary();
        if (label is not null) lines[path] = label;
        return TermsAsync(Settings.Terms with { Columns = lines });
    }

    private Task PartAsync(IntakeKind kind, IntakeSettings settings) =>
        SettingsChanged.InvokeAsync(kind == IntakeKind.Fleet ? Settings with { Fleet = settings } : Settings with { Contracts = settings });
}
