using System.Globalization;
using GpuLending.Engine.Depreciation;

namespace GpuLending.Underwriting.Workbooks.Calculation;

/// <summary>A curve of value as inputs and a formula of the age.</summary>
internal sealed class CurveRows
{
    private readonly CurveChoice _choice;
    private readonly IReadOnlyDictionary<string, WorkbookRow> _parameters;

    private CurveRows(CurveChoice choice, IReadOnlyDictionary<string, WorkbookRow> parameters) => (_choice, _parameters) = (choice, parameters);

    /// <summary>Kinds that are a formula of the age and their parameters alone.</summary>
    private static readonly string[] Closed =
    [
        "straight-line", "declining-balance", "sum-of-years-digits", "exponential", "exponential-with-floor", "logistic", "weibull", "units-of-production", "generation-step",
    ];

    /// <summary>Whether a curve can be carried as a formula.</summary>
    public static bool Carries(CurveChoice choice) => Closed.Contains(choice.Kind, StringComparer.Ordinal) && choice.Lists.Values.All(list => list.Count == 0);

    /// <summary>Puts the curve's parameters among the inputs.</summary>
    /// <param name="prefix">How the names begin.</param>
    /// <param name="path">Place of the choice in the deal document.</param>
    public static CurveRows Write(WorkbookDraft draft, CurveChoice choice, string prefix, string path)
    {
        var kind = CurveCatalogue.Standard.Kinds.Single(one => one.Id == choice.Kind);
        draft.Inputs.Term("Curve", kind.DisplayName, note: kind.Formula);
        var parameters = new Dictionary<string, WorkbookRow>(StringComparer.Ordinal);
        foreach (var parameter in kind.Parameters.Where(parameter => parameter.Shape is CurveParameterShape.Number or CurveParameterShape.WholeNumber))
        {
            parameters[parameter.Name] = draft.Input(
                parameter.Meaning.Split(':')[0], parameter.Shape == CurveParameterShape.WholeNumber ? CellUnit.Count : CellUnit.Factor, prefix + Words(parameter.Name),
                $"{path}/parameters/{parameter.Name}", choice.Parameters.TryGetValue(parameter.Name, out var given) ? given : parameter.Default, (parameter.Minimum, parameter.Maximum), parameter.Unit.Length <= 9 ? parameter.Unit : "");
        }

        return new CurveRows(choice, parameters);
    }

    /// <summary>The days on which successors of a lot's model ship, where the curve steps at them.</summary>
    public IReadOnlyList<WorkbookRow> Launches(WorkbookDraft draft, LotRows lot)
    {
        if (_choice.Kind != "generation-step")
            return [];
        var launches = new List<WorkbookRow>();
        var models = draft.Source.Snapshot.Models;
        var seen = new HashSet<string>(StringComparer.Ordinal) { lot.Lot.GpuModel };
        for (var next = models[lot.Lot.GpuModel].Successor; next is not null && seen.Add(next) && models.TryGetValue(next, out var successor); next = successor.Successor)
        {
            if ((successor.GeneralAvailability ?? successor.PlannedAvailability) is not { } available)
                break;
            launches.Add(draft.MarketInput(
                $"{successor.DisplayName} ships", CellUnit.Date, $"{lot.Prefix}Successor_{(launches.Count + 1).ToString(CultureInfo.InvariantCulture)}", available, successor.Source));
        }

        return launches;
    }

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
        _ => $"MAX({P("floorFraction")},EXP(-{P("driftPerYear")}*{age})*(1-MIN(1,{P("stepFraction")}))^({Launched(date, delivered, launches)}))",
    };

    private static string Launched(string date, string delivered, IReadOnlyList<WorkbookRow> launches) => launches.Count == 0
        ? "0"
        : string.Join('+', launches.Select(launch => $"IF(AND({launch}<={date},{launch}>{delivered}),1,0)"));

    private string Digits(string year) =>
        $"({P("salvageFraction")}+(1-{P("salvageFraction")})*({P("lifeYears")}-({year}))*({P("lifeYears")}-({year})+1)/({P("lifeYears")}*({P("lifeYears")}+1)))";

    /// <summary>Straight between whole years.</summary>
    private static string Between(string age, Func<string, string> atYear) =>
        $"{atYear($"INT({age})")}+({atYear($"INT({age})+1")}-{atYear($"INT({age})")})*({age}-INT({age}))";

    private string P(string name) => _parameters[name].ValueCell;

    /// <summary>A parameter's name as a cell's: salvageFraction is Salvage_Fraction.</summary>
    private static string Words(string name) =>
        string.Concat(name.Select((letter, i) => i == 0 ? char.ToUpperInvariant(letter).ToString() : char.IsUpper(letter) ? "_" + letter : letter.ToString()));
}
