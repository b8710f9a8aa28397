using System.Globalization;
using GpuLending.Engine.Numerics;
using GpuLending.Engine.Solving;
using GpuLending.Engine.Workings;

namespace GpuLending.Engine.Scenarios;

/// <summary>A reverse stress in words.</summary>
internal static class ReverseStressWords
{
    public static string Of(StressTarget target, Currency currency, IReadOnlyList<ReverseMove> moves, double distance, double? before, double? after)
    {
        string[] parts = [.. moves.Where(move => move.To != move.From).Select(Move)];
        var together = parts.Length switch
        {
            0 => "Nothing moves",
            1 => Capital(parts[0]),
            _ => Capital(string.Join(", ", parts[..^1])) + " and " + parts[^1],
        };
        var odds = NormalDistribution.Cumulative(-distance);
        return string.Create(CultureInfo.InvariantCulture,
            $"{together}: {target.Measure.Name().ToLowerInvariant()} goes from {Figure(target.Measure, currency, before)} to {Figure(target.Measure, currency, after)} and the line is crossed ({target.Name.ToLowerInvariant()}). ")
            + string.Create(CultureInfo.InvariantCulture, $"That is {distance:0.00} standard deviations out; if the assumed spreads and correlations were right, the odds of as much in this direction would be about {Odds(odds)}.");
    }

    private static string Move(ReverseMove move) => FormattableString.Invariant(move.Driver switch
    {
        ScenarioDriver.Rent => (FormattableString)$"merchant rent {Change(move)}",
        ScenarioDriver.Value => $"collateral value {Change(move)}",
        ScenarioDriver.BaseRate => $"base rate {(move.To > move.From ? "up" : "down")} {Math.Abs(move.To - move.From) * 1e4:0} bp",
        ScenarioDriver.Delay => $"delivery {move.To:0} {(move.To == 1 ? "month" : "months")} late",
        ScenarioDriver.Cost => $"costs {Change(move)}",
        ScenarioDriver.Power => $"power {Change(move)}",
        ScenarioDriver.Utilisation => $"utilisation {Change(move)}",
        ScenarioDriver.DefaultMonth => $"the customer of the largest contract paying nothing from month {move.To:0}",
        ScenarioDriver.LaunchLoss => $"loss at launches {Change(move)}",
        ScenarioDriver.Availability => $"availability {Change(move)}",
        ScenarioDriver.RentDecline => $"rent falling {move.To * 100:0.#} % a year more",
        ScenarioDriver.ValueDecline => $"value falling {move.To * 100:0.#} % a year more",
    });

    private static string Change(ReverseMove move) =>
        string.Create(CultureInfo.InvariantCulture, $"{(move.To > move.From ? "up" : "down")} {Math.Abs(move.To / move.From - 1) * 100:0.#} %");

    private static string Figure(StressMeasure measure, Currency currency, double? value) => value is not { } number ? "no bound" : measure.Unit() switch
    {
        FigureUnit.Multiple => string.Create(CultureInfo.InvariantCulture, $"{number:0.000}x"),
        FigureUnit.Fraction or FigureUnit.RatePerAnnum => string.Create(CultureInfo.InvariantCulture, $"{number * 100:0.0} %"),
        FigureUnit.Years => string.Create(CultureInfo.InvariantCulture, $"{number:0.0} years"),
        FigureUnit.Amount => string.Create(CultureInfo.InvariantCulture, $"{currency.Code} {number:#,##0}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{number:#,##0}"),
    };

    private static string Odds(double odds) => odds >= 0.01
        ? string.Create(CultureInfo.InvariantCulture, $"{odds * 100:0} in 100")
        : odds >= 1e-6 ? string.Create(CultureInfo.InvariantCulture, $"1 in {Math.Round(1 / odds):#,##0}") : "less than 1 in a million";

    private static string Capital(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
}
