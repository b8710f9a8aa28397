using GpuLending.Engine.Solving;

namespace GpuLending.Engine.Scenarios;

/// <summary>Break-even of many drivers against many lines, and the frontier of two drivers. The search is the one of <see cref="DealSolver"/>; runs are shared by all lines of a driver. See
/// docs/methodology/break-even-table.md.</summary>
public static class BreakPoints
{
    /// <summary>Every driver there is.</summary>
    public static IReadOnlyList<ScenarioDriver> AllDrivers { get; } = Enum.GetValues<ScenarioDriver>();

    /// <summary>Looks for each driver's break point on each line.</summary>
    /// <param name="deal">The deal.</param>
    /// <param name="scenario">Scenario in which a driver replaces its own field.</param>
    /// <param name="targets">The lines.</param>
    /// <param name="drivers">The drivers; the month of a default is that of the contract with the largest fees, and left out without contracts.</param>
    /// <param name="threads">How many drivers at once, from 1; no bit of the answer depends on it.</param>
    /// <param name="cancellationToken">Stops between two runs.</param>
    /// <returns>By driver, then by line, in the orders given.</returns>
    public static IReadOnlyList<BreakPoint> Of(
        PreparedDeal deal, Scenario scenario, IReadOnlyList<StressTarget> targets, IReadOnlyList<ScenarioDriver> drivers, int threads = 1, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(deal);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(drivers);
        var contract = LargestContract(deal.DealCase);
        ScenarioDriver[] asked = [.. drivers.Where(driver => driver != ScenarioDriver.DefaultMonth || contract is not null)];
        var found = new IReadOnlyList<BreakPoint>[asked.Length];
        PreparedDeal.ForEach(asked.Length, threads, i => found[i] = OfDriver(deal, scenario, targets, asked[i], asked[i] == ScenarioDriver.DefaultMonth ? contract : null, null, null, cancellationToken), cancellationToken);
        return [.. found.SelectMany(points => points)];
    }

    /// <summary>How far one driver may go for each value of another: the line on which a deal breaks.</summary>
    /// <param name="deal">The deal.</param>
    /// <param name="scenario">Scenario in which both replace their own fields.</param>
    /// <param name="target">The line that must not be crossed.</param>
    /// <param name="across">The driver that is set, with its values.</param>
    /// <param name="turned">The driver that is searched; another one, and not the month of a default.</param>
    /// <param name="threads">How many values at once, from 1.</param>
    /// <param name="cancellationToken">Stops between two runs.</param>
    /// <returns>One break point a value of the first.</returns>
    /// <exception cref="ArgumentException">Both are the same driver, or a side cannot be run.</exception>
    public static IReadOnlyList<BreakPoint> Frontier(
        PreparedDeal deal, Scenario scenario, StressTarget target, StressAxis across, ScenarioDriver turned, int threads = 1, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(deal);
        ArgumentNullException.ThrowIfNull(across);
        across.Check(deal.DealCase, nameof(across));
        if (across.Driver == turned || turned == ScenarioDriver.DefaultMonth || !Enum.IsDefined(turned))
            throw new ArgumentException("The frontier searches one driver against another: choose two, the searched one not the month of a default.", nameof(turned));
        var points = new BreakPoint[across.Values.Count];
        PreparedDeal.ForEach(points.Length, threads, i => points[i] =
            OfDriver(deal, DriverValue.Set(scenario, deal.DealCase, across.Driver, across.ContractId, across.Values[i]), [target], turned, null, null, null, cancellationToken)[0], cancellationToken);
        return points;
    }

    private static IReadOnlyList<BreakPoint> OfDriver(
        PreparedDeal deal, Scenario scenario, IReadOnlyList<StressTarget> targets, ScenarioDriver driver, string? contractId, double? lower, double? upper, CancellationToken cancellationToken)
    {
        var turned = TurnedInput.OfDriver(deal.DealCase, scenario, driver, contractId);
        var (least, most) = turned.Range(lower, upper);
        var known = new Dictionary<double, (ScenarioFigures? Figures, string? Refused)>();
        var start = Run(double.NaN, scenario);
        return [.. targets.Select(target => new BreakPoint(driver, contractId, target, Solve(target)))];

        Solution Solve(StressTarget target)
        {
            var search = new SolverSearch(value => Point(target, value), target.Test, target.Level, least, most, turned.Whole, turned.Current);
            search.Run();
            var question = new SolutionQuestion { Output = target.Measure.Name(), Test = target.Test, Target = target.Level, Driver = driver, ContractId = contractId };
            return SolutionWords.Of(question, search, turned, start.Figures is { } figures ? target.Measure.Of(figures) : null, least, most);
        }

        SolutionPoint Point(StressTarget target, double value)
        {
            var (figures, refused) = Run(value, turned.At(value).Scenario);
            return figures is not { } run ? new(value, null, refused)
                : target.Measure.Of(run) is { } output ? new(value, output, null)
                : target.Measure.IsUnbounded(run) ? new(value, null, "Something is owed on no value.") { IsUnbounded = true }
                : new(value, null, "The figure does not exist here.");
        }

        (ScenarioFigures? Figures, string? Refused) Run(double value, Scenario under)
        {
            if (known.TryGetValue(value, out var run))
                return run;
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                run = (deal.Run(under, StressMeasureFacts.Options), null);
            }
            catch (NotComputableException refused)
            {
                run = (null, refused.Message);
            }

            known[value] = run;
            return run;
        }
    }

    /// <summary>The contract with the largest fees, as its price stands at the start; null without contracts.</summary>
    internal static string? LargestContract(DealCase dealCase) => dealCase.Contracts
        .Where(contract => contract.End > contract.Start)
        .MaxBy(contract => (double)contract.Gpus * (contract.End.DayNumber - contract.Start.DayNumber) * (double)(contract.PricePerGpuHour?.Amount ?? 0m))?.Id;
}
