using System.Globalization;
using GpuLending.Engine;
using GpuLending.Engine.Depreciation;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Figures;
using GpuLending.Underwriting.Market;
using GpuLending.Underwriting.PlugIns;
using GpuLending.Web.Controls;
using Microsoft.AspNetCore.Components;

namespace GpuLending.Web.Features.Market;

/// <summary>Every kind of curve a deal may name, as it describes itself, with values; and the plug-ins that were refused.</summary>
public sealed partial class CurvesPage
{
    private const int Years = 8;
    private const string ExampleModel = "H100-SXM-80GB";
    private const double ExampleCost = 30_000;

    private static readonly IReadOnlyList<TableColumn> YearColumns =
        [new("Kind", Figures: false), .. Enumerable.Range(0, Years + 1).Select(year => new TableColumn(year == 0 ? "New" : string.Create(CultureInfo.InvariantCulture, $"{year} y")))];

    private static readonly IReadOnlyList<TableColumn> ParameterColumns =
        [new("Parameter", Figures: false), new("Meaning", Figures: false), new("Unit", Figures: false), new("Default"), new("Allowed", Figures: false)];

    private static readonly IReadOnlyList<TableColumn> TypicalColumns = [new("Parameter", Figures: false), new("Value"), new("Who uses it", Figures: false)];

    private static readonly IReadOnlyList<TableColumn> RefusedColumns = [new("File", Figures: false), new("Kind or class", Figures: false), new("Reason", Figures: false)];

    private IReadOnlyList<TableRow>? _rows;
    private string? _folder;
    private string _example = "";

    [Inject]
    public required CurveCatalogue Catalogue { get; init; }

    [Inject]
    public required CurvePlugIns PlugIns { get; init; }

    [Inject]
    public required ComputeCurveValues ComputeCurveValues { get; init; }

    [Inject]
    public required ReadMarketSnapshot ReadMarket { get; init; }

    private IReadOnlyList<TableRow> RefusedRows => [.. PlugIns.Refused.Select(refused => TableRow.Of(refused.File, refused.Kind ?? "whole file", refused.Reason))];

    protected override async Task OnInitializedAsync()
    {
        var actor = await CurrentActor.RequireAsync();
        _folder = actor.May(Permission.AdministerUsers) ? PlugIns.Folder : null;
        var rows = new List<TableRow>();
        GpuModelOfExample? of = null;
        foreach (var kind in Catalogue.Kinds)
        {
            var answer = await AskAsync(async (who, leaving) =>
            {
                of ??= Example(await ReadMarket.ExecuteAsync(null, leaving));
                return await ComputeCurveValues.ExecuteAsync(
                    new CurveValuesRequest
                    {
                        Curve = CurveChoice.Default(kind),
                        GpuModel = of.Key,
                        InServiceDate = of.InService,
                        UnitCost = of.Cost,
                        AgesYears = [.. Enumerable.Range(0, Years + 1).Select(year => (double)year)],
                    },
                    who, leaving);
            });
            if (answer is null)
                return;
            rows.Add(answer is Result<CurveValues>.Success(var values)
                ? new TableRow([kind.DisplayName, .. values.Values.Select(value => (TableCell)FigureFormat.Percent(value.RetainedFraction, 1))])
                : new TableRow([new TableCell(kind.DisplayName) { Note = Problem }, .. Enumerable.Repeat((TableCell)"–", Years + 1)]));
        }

        Problem = null;
        _example = of is null
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $"For {of.Name}, new on {of.InService:d MMMM yyyy} at {of.Cost:#,0} US dollars; curves made of curves over straight lines.");
        _rows = rows;
    }

    private static GpuModelOfExample Example(MarketSnapshot snapshot)
    {
        var model = snapshot.Models.TryGetValue(ExampleModel, out var known) ? known : snapshot.Models.Values.FirstOrDefault();
        return new GpuModelOfExample(model?.Key, model?.DisplayName ?? "any GPU", snapshot.Date, model?.PriceUsd ?? ExampleCost);
    }

    private static IReadOnlyList<TableRow> Parameters(ICurveKind kind) => [.. kind.Parameters.Select(parameter => TableRow.Of(
        parameter.Name,
        parameter.Meaning,
        parameter.Unit,
        parameter.Shape switch
        {
            CurveParameterShape.Choice => parameter.Options[0],
            CurveParameterShape.List or CurveParameterShape.Text => "none",
            CurveParameterShape.Number or CurveParameterShape.WholeNumber => Number(parameter.Default),
        },
        parameter.Shape switch
        {
            CurveParameterShape.Choice => string.Join(", ", parameter.Options),
            CurveParameterShape.Text => "any text",
            CurveParameterShape.List => $"a list, each {Number(parameter.Minimum)} to {Number(parameter.Maximum)}",
            CurveParameterShape.WholeNumber => $"whole, {Number(parameter.Minimum)} to {Number(parameter.Maximum)}",
            CurveParameterShape.Number => $"{Number(parameter.Minimum)} to {Number(parameter.Maximum)}",
        }))];

    private static IReadOnlyList<TableRow> Typical(ICurveKind kind) =>
        [.. kind.TypicalValues.Select(value => TableRow.Of(value.Parameter, value.Value, value.Assumed ? $"{value.Source} (assumed)" : value.Source))];

    private static string Number(double value) => value.ToString("#,0.####", CultureInfo.InvariantCulture);

    private sealed record GpuModelOfExample(string? Key, string Name, DateOnly InService, double Cost);
}
