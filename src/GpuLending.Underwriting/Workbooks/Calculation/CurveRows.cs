using System.Globalization;
using GpuLending.Engine.Calendars;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Depreciation;

namespace GpuLending.Underwriting.Workbooks.Calculation;

/// <summary>A curve of value as inputs and a formula of the age.</summary>
internal sealed class CurveRows
{
    private const int MostPoints = 20;

    /// <summary>Kinds that are a formula of the age and their parameters alone.</summary>
    private static readonly string[] Simple =
        ["straight-line", "declining-balance", "sum-of-years-digits", "exponential", "exponential-with-floor", "logistic", "weibull", "units-of-production"];

    private readonly CurveChoice _choice;
    private readonly Dictionary<string, WorkbookRow> _parameters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<WorkbookRow>> _lists = new(StringComparer.Ordinal);
    private readonly List<CurveRows> _parts = [];

    private CurveRows(CurveChoice choice) => _choice = choice;

    /// <summary>Whether a curve can be carried as a formula.</summary>
    public static bool Carries(CurveChoice choice) => choice.Kind switch
    {
        "generation-step" => choice.Lists.Values.All(list => list.Count == 0),
        "table" => choice.Lists.GetValueOrDefault("ages", []).Count is > 0 and <= MostPoints,
        "blend" or "lower-of" => choice.Curves.All(Carries),
        // Ageing faster moves a launch too, which a formula by dates does not follow.
        "stress" => choice.Curves.All(part => Carries(part) && !StepsAtLaunches(part)) && choice.Parameters.GetValueOrDefault("launchesEarlierYears") == 0,
        _ => Simple.Contains(choice.Kind, StringComparer.Ordinal),
    };

    /// <summary>Whether a curve's factors by month are given, for want of a formula of the age.</summary>
    public static bool IsGiven(CurveChoice choice) => !Carries(choice);

    private static bool StepsAtLaunches(CurveChoice choice) => choice.Kind == "generation-step" || choice.Curves.Any(StepsAtLaunches);

    /// <summary>Puts the curve's parameters among the inputs.</summary>
    /// <param name="prefix">How the names begin.</param>
    /// <param name="path">Place of the choice in the deal document.</param>
    public static CurveRows Write(WorkbookDraft draft, CurveChoice choice, string prefix, string path)
    {
        var kind = CurveCatalogue.Standard.Find(choice.Kind);
        var curve = new CurveRows(choice);
        draft.Inputs.Term("Curve", kind.DisplayName, note: kind.Formula);
        if (IsGiven(choice))
            return curve;
        foreach (var parameter in kind.Parameters.Where(parameter => parameter.Shape is CurveParameterShape.Number or CurveParameterShape.WholeNumber && parameter.Name != "launchesEarlierYears"))
        {
            curve._parameters[parameter.Name] = draft.Input(
                parameter.Meaning.Split(':')[0], parameter.Shape == CurveParameterShape.WholeNumber ? CellUnit.Count : CellUnit.Factor, prefix + Words(parameter.Name),
                $"{path}/parameters/{parameter.Name}", choice.Parameters.TryGetValue(parameter.Name, out var given) ? given : parameter.Default, (parameter.Minimum, parameter.Maximum),
                parameter.Unit.Length <= 9 ? parameter.Unit : "");
        }

        foreach (var parameter in kind.Parameters.Where(parameter => parameter.Shape == CurveParameterShape.List && parameter.Name != "successorAges"))
        {
            curve._lists[parameter.Name] = [.. choice.Lists.GetValueOrDefault(parameter.Name, []).Select((value, i) => draft.Input(
                $"{parameter.Meaning.Split(',')[0].Split(';')[0]}: {Number(i)}", CellUnit.Factor, $"{prefix}{Words(parameter.Name)}_{Number(i)}",
                string.Create(CultureInfo.InvariantCulture, $"{path}/lists/{parameter.Name}/{i}"), value, (parameter.Minimum, parameter.Maximum)))];
        }

        foreach (var (part, i) in choice.Curves.Select((part, i) => (part, i)))
            curve._parts.Add(Write(draft, part, $"{prefix}Part{Number(i)}_", string.Create(CultureInfo.InvariantCulture, $"{path}/curves/{i}")));
        return curve;
    }

    /// <summary>The days on which successors of a lot's model ship, where the curve or a part of it steps at them.</summary>
    public IReadOnlyList<WorkbookRow> Launches(WorkbookDraft draft, LotRows lot)
    {
        if (IsGiven(_choice))
            return [];
        if (_choice.Kind != "generation-step")
            return _parts.Select(part => part.Launches(draft, lot)).FirstOrDefault(found => found.Count > 0) ?? [];
        var launches = new List<WorkbookRow>();
        var models = draft.Source.Snapshot.Models;
        var seen = new HashSet<string>(StringComparer.Ordinal) { lot.Lot.GpuModel };
        for (var next = models[lot.Lot.GpuModel].Successor; next is not null && seen.Add(next) && models.TryGetValue(next, out var successor); next = successor.Successor)
        {
            if ((successor.GeneralAvailability ?? successor.PlannedAvailability) is not { } available)
                break;
            launches.Add(draft.MarketInput($"{successor.DisplayName} ships", CellUnit.Date, $"{lot.Prefix}Successor_{Number(launches.Count)}", available, successor.Source));
        }

        return launches;
    }

    /// <summary>What is left by month: a formula of the age, or the factors of the market's curve.</summary>
    public WorkbookRow Left(WorkbookDraft draft, WorkbookSheet sheet, LotRows lot, WorkbookRow age, IReadOnlyList<WorkbookRow> launches, string note)
    {
        if (!IsGiven(_choice))
            return sheet.Series("Left of cost", CellUnit.Percent, At(age.Here, draft.Timeline.Date.Here, lot.Delivered.ValueCell, launches), note: note);
        var valued = Valued(draft, lot);
        return sheet.InputSeries(
            "Left of cost", CellUnit.Percent, [.. draft.Result.Months.Select(month => valued.Curve.RetainedFraction(Math.Max(0, Age(draft, valued, month)), month))], note + ": factors of the market, given by month");
    }

    /// <summary>What is left on a day.</summary>
    public string LeftOn(WorkbookDraft draft, LotRows lot, WorkbookRow age, string day, DateOnly date, IReadOnlyList<WorkbookRow> launches, string name)
    {
        if (!IsGiven(_choice))
            return At(age.ValueCell, day, lot.Delivered.ValueCell, launches);
        var valued = Valued(draft, lot);
        return draft.MarketInput(
            "Left of cost on the opinion's day", CellUnit.Percent, name, valued.Curve.RetainedFraction(Math.Max(0, Age(draft, valued, date)), date), "The curve's factor, given.").ValueCell;
    }

    private static ValuedLot Valued(WorkbookDraft draft, LotRows lot) => FleetValuation.Of(
        draft.Case.Lots.Select(one => one with { InServiceDate = one.DeliveredOn ?? one.InServiceDate }), draft.Case.Valuation, draft.Source.Snapshot, draft.Case.Currency).Lots[lot.Index];

    private static double Age(WorkbookDraft draft, ValuedLot lot, DateOnly date) => MonthArithmetic.YearsBetween(lot.InServiceDate, date, draft.Case.Valuation.AgeRule);

    /// <summary>What is left at an age in years of zero or more.</summary>
    /// <param name="age">The age.</param>
    /// <param name="date">The day of that age.</param>
    /// <param name="delivered">The day of age zero.</param>
    /// <param name="launches">What <see cref="Launches"/> gave.</param>
    public string At(string age, string date, string delivered, IReadOnlyList<WorkbookRow> launches) => _choice.Kind switch
    {
        "straight-line" => $"1-(1-{P("salvageFraction")})*MIN({age}/{P("lifeYears")},1)",
        "declining-balance" => Between(age, year => $"MAX({P("salvageFraction")},(1-{P("ratePerYear")})^({year}))"),
        "sum-of-years-digits" => $"IF({age}>={P("lifeYears")},{P("salvageFraction")},{Between(age, Digits)})",
        "exponential" => $"EXP(-{P("decayPerYear")}*{age})",
        "exponential-with-floor" => $"{P("floorFraction")}+(1-{P("floorFraction")})*EXP(-{P("decayPerYear")}*{age})",
        "logistic" => $"MIN(1,(1+EXP(-{P("steepnessPerYear")}*{P("midpointYears")}))/(1+EXP({P("steepnessPerYear")}*({age}-{P("midpointYears")}))))",
        "weibull" => $"EXP(-(({age}/{P("scaleYears")})^{P("shape")}))",
        "units-of-production" => $"1-(1-{P("salvageFraction")})*MIN({age}*12*Hours_Per_Month*{P("utilisation")}/{P("lifetimeHours")},1)",
        "generation-step" => $"MAX({P("floorFraction")},EXP(-{P("driftPerYear")}*{age})*(1-MIN(1,{P("stepFraction")}))^({Launched(date, delivered, launches)}))",
        "table" => Table(age),
        "blend" when _lists["weights"].Count == 0 => $"MIN(1,AVERAGE({string.Join(',', Parts(age, date, delivered, launches))}))",
        "blend" => $"MIN(1,{string.Join('+', Parts(age, date, delivered, launches).Select((part, i) => $"{_lists["weights"][i]}*({part})"))})",
        "lower-of" => $"MIN(1,{string.Join(',', Parts(age, date, delivered, launches))})",
        "stress" => $"{P("valueFactor")}*({Parts($"({age}*{P("ageFactor")})", date, delivered, launches).Single()})",
        _ => throw new InvalidOperationException($"The curve '{_choice.Kind}' is no formula of the age."),
    };

    private static string Launched(string date, string delivered, IReadOnlyList<WorkbookRow> launches) => launches.Count == 0
        ? "0"
        : string.Join('+', launches.Select(launch => $"IF(AND({launch}<={date},{launch}>{delivered}),1,0)"));

    private IEnumerable<string> Parts(string age, string date, string delivered, IReadOnlyList<WorkbookRow> launches) => _parts.Select(part => part.At(age, date, delivered, launches));

    /// <summary>Straight between the points; before the first from the whole cost at age zero.</summary>
    private string Table(string age)
    {
        var (ages, fractions) = (_lists["ages"], _lists["fractions"]);
        var formula = _choice.Lists["ages"][0] == 0 ? fractions[0].ValueCell : $"1+({fractions[0]}-1)*{age}/{ages[0]}";
        for (var i = 1; i < ages.Count; i++)
            formula = $"IF({age}>={ages[i - 1]},{fractions[i - 1]}+({fractions[i]}-{fractions[i - 1]})*({age}-{ages[i - 1]})/({ages[i]}-{ages[i - 1]}),{formula})";
        return $"IF({age}>={ages[^1]},{fractions[^1]},{formula})";
    }

    private string Digits(string year) =>
        $"({P("salvageFraction")}+(1-{P("salvageFraction")})*({P("lifeYears")}-({year}))*({P("lifeYears")}-({year})+1)/({P("lifeYears")}*({P("lifeYears")}+1)))";

    /// <summary>Straight between whole years.</summary>
    private static string Between(string age, Func<string, string> atYear) =>
        $"{atYear($"INT({age})")}+({atYear($"INT({age})+1")}-{atYear($"INT({age})")})*({age}-INT({age}))";

    private string P(string name) => _parameters[name].ValueCell;

    private static string Number(int i) => (i + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>A parameter's name as a cell's: salvageFraction is Salvage_Fraction.</summary>
    private static string Words(string name) =>
        string.Concat(name.Select((letter, i) => i == 0 ? char.ToUpperInvariant(letter).ToString() : char.IsUpper(letter) ? "_" + letter : letter.ToString()));
}
