using GpuLending.Engine;
using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Solving;
using GpuLending.Underwriting.Deals.Validation;

namespace GpuLending.Underwriting.Stress;

/// <summary>What is wrong with a stress question, by the field. Members that the kind does not read are not looked at.</summary>
internal static class StressQuestionRules
{
    private const string Start = "/question";

    public static IEnumerable<FieldMessage> Of(StressQuestion question, DealCase dealCase)
    {
        if (!Enum.IsDefined(question.Kind))
            return [At("/kind", "The kind is unknown.")];
        return question.Kind switch
        {
            StressKind.Comparison => [],
            StressKind.TwoWay => Measure(question).Concat(Axis(question.Rows, "/rows", dealCase)).Concat(Axis(question.Columns, "/columns", dealCase)),
            StressKind.Tornado or StressKind.Spider => Measure(question),
            StressKind.BreakEven => Target(question).Concat(Drivers(question.Drivers)),
            StressKind.Frontier => Target(question).Concat(Axis(question.Rows, "/rows", dealCase)).Concat(Searched(question)),
            StressKind.Reverse => Target(question).Concat(Correlations(question.Correlations)),
        };
    }

    private static IEnumerable<FieldMessage> Measure(StressQuestion question)
    {
        if (!Enum.IsDefined(question.Measure)) yield return At("/measure", "The measure is unknown.");
    }

    private static IEnumerable<FieldMessage> Target(StressQuestion question)
    {
        if (question.Target is not { } target) yield break;
        if (!Enum.IsDefined(target.Measure)) yield return At("/target/measure", "The measure is unknown.");
        if (!Enum.IsDefined(target.Test)) yield return At("/target/test", "The test is unknown.");
        if (target.Name is null) yield return At("/target/name", "This member is missing: say in a few words what the line is.");
        if (!double.IsFinite(target.Level)) yield return At("/target/level", "The level is no finite number.");
    }

    private static IEnumerable<FieldMessage> Axis(StressAxis? axis, string path, DealCase dealCase)
    {
        if (axis is null) yield break;
        if (!Enum.IsDefined(axis.Driver))
        {
            yield return At(path + "/driver", "The driver is unknown.");
            yield break;
        }

        if (axis.Values.Count is 0 or > StressAxis.MostValues)
            yield return At(path + "/values", $"A side has 1 to {StressAxis.MostValues} values.");
        else
        {
            var (least, most) = Bounds(axis.Driver);
            for (var i = 0; i < axis.Values.Count; i++)
            {
                if (!(axis.Values[i] >= least && axis.Values[i] <= most))
                    yield return At($"{path}/values/{i}", FormattableString.Invariant($"Enter a number from {least} to {most}."));
            }
        }

        if (axis.Driver == ScenarioDriver.DefaultMonth && !dealCase.Contracts.Any(contract => contract.Id == axis.ContractId))
            yield return At(path + "/contractId", axis.ContractId is null ? "Name the contract whose customer stops paying." : $"Contract '{FieldRules.Short(axis.ContractId)}' is not in the deal.");
    }

    private static IEnumerable<FieldMessage> Searched(StressQuestion question)
    {
        if (question.Columns is not { } columns) yield break;
        if (!Enum.IsDefined(columns.Driver))
            yield return At("/columns/driver", "The driver is unknown.");
        else if (columns.Driver == ScenarioDriver.DefaultMonth)
            yield return At("/columns/driver", "A frontier does not search the month of a default: set it along the rows.");
        else if (columns.Driver == (question.Rows?.Driver ?? ScenarioDriver.Rent))
            yield return At("/columns/driver", "A frontier searches one driver against another: choose two.");
    }

    private static IEnumerable<FieldMessage> Drivers(IReadOnlyList<ScenarioDriver>? drivers)
    {
        if (drivers is null) yield break;
        if (drivers.Count == 0) yield return At("/drivers", "Name a driver, or leave the list out for all.");
        for (var i = 0; i < drivers.Count; i++)
        {
            if (!Enum.IsDefined(drivers[i])) yield return At($"/drivers/{i}", "The driver is unknown.");
            else if (drivers.Take(i).Contains(drivers[i]))
            {
                yield return At($"/drivers/{i}", "This driver is there twice.");
                yield break;
            }
        }
    }

    private static IEnumerable<FieldMessage> Correlations(IReadOnlyList<DriverCorrelation>? correlations)
    {
        if (correlations is null) yield break;
        for (var i = 0; i < correlations.Count; i++)
        {
            if (correlations[i] is not { } pair)
                yield return At($"/correlations/{i}", "This pair is null: enter it, or leave it out.");
            else if (!Enum.IsDefined(pair.One) || !Enum.IsDefined(pair.Other) || pair.One == pair.Other)
                yield return At($"/correlations/{i}", "A correlation is of two drivers.");
            else if (!(Math.Abs(pair.Correlation) < 1))
                yield return At($"/correlations/{i}/correlation", "Enter a number between -1 and 1, both excluded.");
            else if (correlations.Take(i).Any(earlier => (earlier.One, earlier.Other) == (pair.One, pair.Other) || (earlier.One, earlier.Other) == (pair.Other, pair.One)))
            {
                yield return At($"/correlations/{i}", "These two drivers have a correlation already.");
                yield break;
            }
        }
    }

    /// <summary>What an engine runs at all.</summary>
    private static (double Least, double Most) Bounds(ScenarioDriver driver) => driver switch
    {
        ScenarioDriver.Rent or ScenarioDriver.Value or ScenarioDriver.Cost or ScenarioDriver.Power or ScenarioDriver.Utilisation or ScenarioDriver.LaunchLoss => (0, 100),
        ScenarioDriver.Availability => (0, 1),
        ScenarioDriver.BaseRate => (-1, 1),
        ScenarioDriver.Delay => (0, 240),
        ScenarioDriver.DefaultMonth => (1, 600),
        ScenarioDriver.RentDecline or ScenarioDriver.ValueDecline => (0, 0.95),
    };

    private static FieldMessage At(string path, string message) => new(Start + path, message);
}
