using System.Globalization;
using GpuLending.Engine;
using GpuLending.Engine.Depreciation;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;

namespace GpuLending.Underwriting.Market;

/// <summary>Computes a curve for a GPU at ages or after hours of work. Reads the market and writes nothing.</summary>
public sealed class ComputeCurveValues(ReadMarketSnapshot readMarket, CurveCatalogue catalogue, RefusalLog refusals)
{
    private const int MostValues = 1_000;
    private const int LongestList = 500;
    private const double OldestYears = 100;
    private const double MostHours = 10_000_000;
    private const double DaysPerYear = 365.25;

    // What rounding may add between two values; anything more is a rise.
    private const double Slack = 1e-12;

    private static readonly IReadOnlyList<double> WholeYears = [.. Enumerable.Range(0, 11).Select(year => (double)year)];

    public async Task<Result<CurveValues>> ExecuteAsync(CurveValuesRequest request, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewDeals))
            return await refusals.RefuseAsync<CurveValues>(actor, Permission.ViewDeals, nameof(ComputeCurveValues), cancellationToken);

        MarketSnapshot snapshot;
        try
        {
            snapshot = await readMarket.ExecuteAsync(request.SnapshotId, cancellationToken);
        }
        catch (KeyNotFoundException) when (request.SnapshotId is { } id)
        {
            return new Result<CurveValues>.NotFound($"The market snapshot '{Short(id)}'");
        }

        var messages = Check(request, snapshot).ToList();
        return messages.Count > 0 ? new Result<CurveValues>.Invalid(messages) : Compute(request, snapshot);
    }

    private Result<CurveValues> Compute(CurveValuesRequest request, MarketSnapshot snapshot)
    {
        var context = new CurveContext
        {
            Model = request.GpuModel is { } key ? snapshot.Models[key] : null,
            InServiceDate = request.InServiceDate ?? snapshot.Date,
            Snapshot = snapshot,
            UnitCost = request.UnitCost,
            Condition = request.Condition,
        };
        if (!catalogue.TryCreate(request.Curve, context, out var curve, out var problems))
            return new Result<CurveValues>.Invalid([.. problems.Select(problem => new FieldMessage(problem.Field.Length == 0 ? "/curve" : "/curve/" + problem.Field, problem.Message))]);

        try
        {
            var name = catalogue.DisplayName(request.Curve, curve);
            List<CurveValue> values =
            [
                .. (request.AgesYears ?? (request.HoursUsed is null ? WholeYears : [])).Select(age =>
                    ValueOf(age, null, curve.RetainedFraction(age, DateAt(context.InServiceDate, age)), request.UnitCost)),
            ];
            foreach (var hours in request.HoursUsed ?? [])
            {
                if (curve.RetainedFractionAtHours(hours) is not { } fraction)
                    return new Result<CurveValues>.Invalid([new FieldMessage("/hoursUsed", $"{name} knows only the age: ask for agesYears.")]);
                values.Add(ValueOf(null, hours, fraction, request.UnitCost));
            }

            if ((Rise(values, value => value.AgeYears, "years") ?? Rise(values, value => value.HoursUsed, "hours of work")) is { } rise)
                return new Result<CurveValues>.Invalid([new FieldMessage("/curve", $"{name} {rise}")]);
            return new CurveValues(
                name, values, curve.Findings, curve.Remarks, context.InServiceDate, catalogue.AssembliesOf([request.Curve]), snapshot);
        }
        catch (ArgumentException refused)
        {
            // A plug-in that passed its check and then gave what is no retained fraction.
            return new Result<CurveValues>.NotComputable(refused.Message);
        }
    }

    private static CurveValue ValueOf(double? age, double? hours, double fraction, double? unitCost) => new(age, hours, fraction, fraction * unitCost);

    /// <summary>The first rise among the values in order of age: a curve is tried at whole months to forty years, and these may be any others.</summary>
    private static string? Rise(IEnumerable<CurveValue> values, Func<CurveValue, double?> of, string unit)
    {
        var before = default(CurveValue);
        foreach (var value in values.Where(value => of(value) is not null).OrderBy(of))
        {
            if (before is not null && value.RetainedFraction > before.RetainedFraction + Slack)
            {
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"rises from {before.RetainedFraction} at {of(before)} {unit} to {value.RetainedFraction} at {of(value)}; appreciation is never credited.");
            }

            before = value;
        }

        return null;
    }

    private static IEnumerable<FieldMessage> Check(CurveValuesRequest request, MarketSnapshot snapshot)
    {
        if (request.GpuModel is { } model && !snapshot.Models.ContainsKey(model))
            yield return new FieldMessage("/gpuModel", $"'{Short(model)}' is not in the GPU catalogue; GET /api/v1/gpu-models lists what is.");
        if (request.UnitCost is { } cost && !(cost is > 0 and <= 100_000_000))
            yield return new FieldMessage("/unitCost", "A unit cost is a number of US dollars above 0 and at most 100,000,000.");
        if (request.InServiceDate is { } date && (date < new DateOnly(2000, 1, 1) || date > new DateOnly(2100, 12, 31)))
            yield return new FieldMessage("/inServiceDate", "An in-service date is from 2000-01-01 to 2100-12-31.");
        if (!Enum.IsDefined(request.Condition))
            yield return new FieldMessage("/condition", "The condition is unknown.");
        foreach (var message in CheckNumbers("/agesYears", request.AgesYears, OldestYears, "years").Concat(CheckNumbers("/hoursUsed", request.HoursUsed, MostHours, "hours")))
            yield return message;
        foreach (var list in request.Curve.Lists.Where(list => list.Value is null || list.Value.Count > LongestList))
            yield return new FieldMessage($"/curve/lists/{Short(list.Key)}", $"A list has at most {LongestList} numbers and is not null.");
    }

    private static IEnumerable<FieldMessage> CheckNumbers(string path, IReadOnlyList<double>? numbers, double most, string unit)
    {
        if (numbers is null)
            yield break;
        if (numbers.Count is 0 or > MostValues)
            yield return new FieldMessage(path, $"There are {numbers.Count}: give 1 to {MostValues}, or leave the list out.");
        for (var i = 0; i < Math.Min(numbers.Count, MostValues); i++)
        {
            if (!(numbers[i] >= 0 && numbers[i] <= most))
                yield return new FieldMessage($"{path}/{i}", string.Create(CultureInfo.InvariantCulture, $"{numbers[i]} is not 0 to {most:#,0} {unit}."));
        }
    }

    private static DateOnly DateAt(DateOnly start, double ageYears)
    {
        var days = Math.Round(ageYears * DaysPerYear);
        return days < DateOnly.MaxValue.DayNumber - start.DayNumber ? start.AddDays((int)days) : DateOnly.MaxValue;
    }

    private static string Short(string text) => text.Length <= 80 ? text : text[..80] + "...";
}
