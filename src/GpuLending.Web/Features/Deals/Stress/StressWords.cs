using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Solving;
using GpuLending.Engine.Workings;
using GpuLending.Underwriting.Figures;
using GpuLending.Underwriting.Stress;
using GpuLending.Web.Controls;
using GpuLending.Web.Features.Deals.Sizing;

namespace GpuLending.Web.Features.Deals.Stress;

/// <summary>Drivers, measures and lines as the stress tab writes them.</summary>
public static class StressWords
{
    /// <summary>Measures that tables offer.</summary>
    public static IReadOnlyList<Choice<StressMeasure>> Measures { get; } = [.. Enum.GetValues<StressMeasure>().Select(measure => new Choice<StressMeasure>(measure, measure.Name()))];

    /// <summary>Drivers that tables offer.</summary>
    public static IReadOnlyList<Choice<ScenarioDriver>> Drivers(bool withDefault) =>
        [.. SizingChoices.Drivers.Where(driver => withDefault || driver.Driver != ScenarioDriver.DefaultMonth).Select(driver => new Choice<ScenarioDriver>(driver.Driver, driver.Name))];

    /// <summary>A driver's name.</summary>
    public static string Name(ScenarioDriver driver) => DriverWords.Name(driver);

    /// <summary>A driver's name where it moves by likelihood: not any customer's default, but that of the largest contract's.</summary>
    public static string Moved(ScenarioDriver driver) => driver == ScenarioDriver.DefaultMonth ? "Default of the largest contract's customer" : Name(driver);

    /// <summary>A driver's name in an attribution.</summary>
    public static string Name(AttributedDriver driver) => DriverWords.Name(driver);

    /// <summary>A driver's number as the change it is: -30 %, +300 bp, 6 months.</summary>
    public static string Value(ScenarioDriver driver, double value) => DriverWords.Value(driver, value);

    /// <summary>A driver's number on a chart's axis, in the unit that <see cref="AxisUnit"/> names.</summary>
    public static double OnAxis(ScenarioDriver driver, double value) => driver switch
    {
        ScenarioDriver.BaseRate => value * 1e4,
        ScenarioDriver.Delay or ScenarioDriver.DefaultMonth => value,
        ScenarioDriver.RentDecline or ScenarioDriver.ValueDecline => value * 100,
        _ => (value - 1) * 100,
    };

    /// <summary>Unit of a driver on a chart's axis.</summary>
    public static string AxisUnit(ScenarioDriver driver) => driver switch
    {
        ScenarioDriver.BaseRate => "bp",
        ScenarioDriver.Delay => "months late",
        ScenarioDriver.DefaultMonth => "month",
        ScenarioDriver.RentDecline or ScenarioDriver.ValueDecline => "% a year",
        _ => "% change",
    };

    /// <summary>A measure's value.</summary>
    public static string Figure(StressMeasure measure, double? value, AmountScale scale) =>
        value is null ? "–" : FigureFormat.Figure(value, measure.Unit(), scale);

    /// <summary>A measure's change, with its sign.</summary>
    public static string Change(StressMeasure measure, double value, AmountScale scale) => FigureFormat.Change(value, measure.Unit(), scale);

    /// <summary>Chart unit of a measure.</summary>
    public static ChartUnit ChartUnit(StressMeasure measure) => measure.Unit() switch
    {
        FigureUnit.Amount => Controls.ChartUnit.Amount,
        FigureUnit.Fraction or FigureUnit.RatePerAnnum => Controls.ChartUnit.Fraction,
        _ => Controls.ChartUnit.Multiple,
    };

    /// <summary>Unit of a measure's axis in words.</summary>
    public static string ChartUnitName(StressMeasure measure, Engine.Currency currency) => measure.Unit() switch
    {
        FigureUnit.Amount => currency.Code + " m",
        FigureUnit.Fraction => "%",
        FigureUnit.RatePerAnnum => "% a year",
        FigureUnit.Years => "years",
        _ => "x",
    };

    /// <summary>What a break point says in a cell.</summary>
    public static TableCell Cell(BreakPoint point)
    {
        var solution = point.Solution;
        return solution.Status switch
        {
            SolutionStatus.Found => new TableCell(Value(point.Driver, solution.Value!.Value)),
            SolutionStatus.EveryValue => new TableCell("no root") { Note = "holds everywhere", Tone = "good" },
            SolutionStatus.OutOfReach => new TableCell("no root") { Note = "crossed everywhere", Tone = "bad" },
            SolutionStatus.Several => new TableCell(Value(point.Driver, solution.Values[0])) { Note = $"crossed {solution.Values.Count} times, last at {Value(point.Driver, solution.Values[^1])}", Tone = "warn" },
            SolutionStatus.Flat => new TableCell("no root") { Note = "the figure does not move" },
            SolutionStatus.Jump => new TableCell("no root") { Note = "the figure jumps over the line" },
            SolutionStatus.NotComputable => new TableCell("not computable"),
        };
    }
}
