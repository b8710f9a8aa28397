using GpuLending.Engine;
using GpuLending.Engine.Simulation;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Simulations;
using GpuLending.Web.Controls;

namespace GpuLending.Web.Features.Deals.Simulation;

/// <summary>The terms of the next simulation as they are typed, with what is wrong with them and where each comes from.</summary>
public sealed class SimulationForm
{
    private const string House = "the desk's own figure; nobody's fact";
    private static readonly SimulationTerms Usual = new();
    private readonly Dictionary<string, string> _calibrated = [];
    private string _author = "";

    /// <summary>The terms.</summary>
    public SimulationTerms Terms { get; private set; } = Usual;

    /// <summary>Messages and marks of the fields.</summary>
    public FormFacts Facts { get; } = new();

    /// <summary>The person whose entries are marked.</summary>
    public void Open(string author, bool mayEdit, SimulationTerms terms)
    {
        _author = author;
        Facts.ReadOnly = !mayEdit;
        Take(terms);
    }

    /// <summary>Takes other terms whole.</summary>
    public void Take(SimulationTerms terms)
    {
        _calibrated.Clear();
        Show(terms);
    }

    private void Show(SimulationTerms terms)
    {
        Terms = terms;
        Facts.Forget();
        Facts.Messages = new Dictionary<string, string>();
        Mark();
    }

    /// <summary>Takes values out of the market data; each is marked with its source until somebody types another.</summary>
    public void TakeCalibrated(SimulationTerms terms, IReadOnlyDictionary<string, string> sources)
    {
        _calibrated.Clear();
        foreach (var (path, source) in sources) _calibrated[path] = source;
        Show(terms);
    }

    /// <summary>Changes one term; what is wrong with any of them is told at its field.</summary>
    public void Edit(string field, Func<SimulationTerms, SimulationTerms> change)
    {
        if (Facts.ReadOnly) return;
        Terms = change(Terms);
        _calibrated.Remove(Path(field));
        Refuse(SimulationTermsValidator.Check(Terms));
        Mark();
    }

    /// <summary>Says at the fields what is wrong.</summary>
    public void Refuse(IReadOnlyList<FieldMessage> messages) =>
        Facts.Messages = messages.GroupBy(message => message.Path).ToDictionary(group => group.Key, group => string.Join(" ", group.Select(message => message.Message)));

    /// <summary>Path of a term, such as "/terms/valueVolatility".</summary>
    public static string Path(string field) => "/terms/" + field;

    private void Mark()
    {
        var marks = new Dictionary<string, Provenance>();
        foreach (var (field, read) in Assumable)
        {
            var path = Path(field);
            marks[path] = _calibrated.TryGetValue(path, out var source) ? new() { Mark = ProvenanceMark.Public, Source = source }
                : Equals(read(Terms), read(Usual)) ? new() { Mark = ProvenanceMark.Assumed, Source = House }
                : new() { Mark = ProvenanceMark.Entered, Author = _author };
        }

        Facts.Provenance = marks;
    }

    private static readonly (string Field, Func<SimulationTerms, object?> Read)[] Assumable =
    [
        ("valueVolatility", terms => terms.ValueVolatility), ("rentVolatility", terms => terms.RentVolatility), ("jumpsPerAnnum", terms => terms.JumpsPerAnnum), ("jumpLow", terms => terms.JumpLow),
        ("jumpHigh", terms => terms.JumpHigh), ("rentJumpShare", terms => terms.RentJumpShare), ("cyclePersistence", terms => terms.CyclePersistence),
        ("cycleVolatility", terms => terms.CycleVolatility), ("rateVolatility", terms => terms.RateVolatility), ("rateReversion", terms => terms.RateReversion),
        ("customerCorrelation", terms => terms.CustomerCorrelation), ("discountRate", terms => terms.DiscountRate), ("correlations/valueRent", terms => terms.Correlations.ValueRent),
        ("correlations/valueCycle", terms => terms.Correlations.ValueCycle), ("correlations/rentCycle", terms => terms.Correlations.RentCycle),
        ("correlations/valueRate", terms => terms.Correlations.ValueRate), ("correlations/rentRate", terms => terms.Correlations.RentRate), ("correlations/cycleRate", terms => terms.Correlations.CycleRate),
    ];
}
