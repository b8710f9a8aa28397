using GpuLending.Engine.Scenarios;

namespace GpuLending.Engine.Solving;

/// <summary>The one thing that a question turns: how a value is put into case or scenario, and over which range it is tried.</summary>
internal sealed class TurnedInput
{
    private readonly (double Lower, double Upper)? _range;
    private readonly string _name;

    private TurnedInput(string name, double? current, bool whole, (double, double)? range, Func<double, (DealCase, Scenario)> at)
    {
        (_name, Current, Whole, _range, At) = (name, current, whole, range, at);
    }

    /// <summary>As it stands; null when not provided.</summary>
    public double? Current { get; }

    public bool Whole { get; }

    /// <summary>Case and scenario with a value.</summary>
    public Func<double, (DealCase Case, Scenario Scenario)> At { get; }

    public static TurnedInput Field(DealCase dealCase, Scenario scenario, string path)
    {
        var field = CaseField.Find(dealCase, path);
        (double, double)? range = field switch
        {
            { IsMoney: true, Value: > 0 } => (0, 3 * field.Value!.Value),
            { Whole: true, Value: > 0 } => (0, 3 * field.Value!.Value),
            { IsMoney: false, Whole: false, Value: null or (>= 0 and <= 1) } => (0, 1),
            { IsMoney: false, Whole: false, Value: > 1 } => (0, 3 * field.Value!.Value),
            _ => null,
        };
        return new TurnedInput(path, field.Value, field.Whole, range, value => (field.With(value), scenario));
    }

    public static TurnedInput OfDriver(DealCase dealCase, Scenario scenario, ScenarioDriver driver, string? contractId)
    {
        if (driver == ScenarioDriver.DefaultMonth && !dealCase.Contracts.Any(contract => contract.Id == contractId))
            throw new ArgumentException($"Contract '{contractId}' is not in the deal: name the contract whose customer stops paying.", nameof(contractId));
        var current = DriverValue.Of(scenario, driver);
        var range = DriverValue.Range(driver, dealCase);
        return new TurnedInput(
            $"driver {driver}", current, DriverValue.IsWhole(driver), range,
            value => (dealCase, Renamed(DriverValue.Set(scenario, dealCase, driver, contractId, value))));
    }

    /// <summary>The range asked for, or the input's own.</summary>
    public (double Lower, double Upper) Range(double? lower, double? upper)
    {
        if (_range is null && (lower is null || upper is null))
            throw new ArgumentException($"Name the least and the largest value to try for {_name}: it has no range of its own.", nameof(lower));
        var (least, most) = (lower ?? Math.Min(_range!.Value.Lower, upper ?? _range.Value.Lower), upper ?? Math.Max(_range!.Value.Upper, lower ?? _range.Value.Upper));
        if (!double.IsFinite(least) || !double.IsFinite(most) || least >= most || Math.Abs(least) > Amounts.Largest || Math.Abs(most) > Amounts.Largest)
            throw new ArgumentException($"The range {Amounts.Text(least)} to {Amounts.Text(most)} is empty: the least value must be below the largest.", nameof(lower));
        if (Whole && Math.Ceiling(least) >= Math.Floor(most))
            throw new ArgumentException($"The range {Amounts.Text(least)} to {Amounts.Text(most)} holds no two whole numbers.", nameof(lower));
        return (least, most);
    }

    private static Scenario Renamed(Scenario scenario) =>
        scenario with { Name = scenario.Name.Length > 0 && scenario.Name != Scenario.Base.Name ? scenario.Name : "Break-even" };
}
