using System.Globalization;
using GpuLending.Engine;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Costs;
using GpuLending.Engine.Covenants;
using GpuLending.Engine.Depreciation;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Revenue;
using GpuLending.Engine.Scenarios;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Approvals;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Narratives;
using GpuLending.Underwriting.Serials;
using GpuLending.Web.Controls;
using GpuLending.Web.Features.Deals.Covenants;

namespace GpuLending.Web.Features.Deals;

/// <summary>What the desk shows: the document as it was typed, and the last figures that could be computed from it.</summary>
public sealed class DealDesk
{
    private static readonly TimeSpan OneEdit = TimeSpan.FromSeconds(1.5);
    private readonly TimeProvider _time;
    private readonly string _author;
    private string _editedPath = "";
    private DateTimeOffset _editedAt;
    private IReadOnlyList<LotSerialCount>? _serials;
    private (DealCase? Case, StressPlan? Plan, MarketSnapshot? Market) _scenariosOf;
    private IReadOnlyList<NamedScenario> _scenarios = [];

    public DealDesk(DealDocument document, string author, bool mayEdit, TimeProvider time)
    {
        Document = document;
        _author = author;
        _time = time;
        Facts.ReadOnly = !mayEdit;
        Facts.Provenance = document.Provenance;
    }

    /// <summary>The desk's day: today, or closing when that is later.</summary>
    public DateOnly Today => DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime) is var today && today > Case.ClosingDate ? today : Case.ClosingDate;

    /// <summary>The deal whose desk it is.</summary>
    public Guid DealId { get; init; }

    /// <summary>A submitted revision: its stored figures are shown, and nothing is computed anew.</summary>
    public bool Frozen { get; init; }

    /// <summary>The document as typed, valid or not.</summary>
    public DealDocument Document { get; private set; }

    public DealCase Case => Document.Case;

    public FormFacts Facts { get; } = new();

    public FigureQuestions Questions { get; } = new();

    /// <summary>Scenario the figures are shown under.</summary>
    public Scenario Scenario { get; private set; } = Scenario.Base;

    /// <summary>Key of that scenario.</summary>
    public string ScenarioKey { get; private set; } = ScenarioLibrary.BaseKey;

    /// <summary>The library and the deal's own scenarios, as they apply to the document as typed.</summary>
    public IReadOnlyList<NamedScenario> Scenarios
    {
        get
        {
            if (!ReferenceEquals(_scenariosOf.Case, Case) || !ReferenceEquals(_scenariosOf.Plan, Document.Stress) || !ReferenceEquals(_scenariosOf.Market, Snapshot))
            {
                _scenariosOf = (Case, Document.Stress, Snapshot);
                _scenarios = ScenarioLibrary.For(Case, Document.Stress, Snapshot, Case.ClosingDate);
            }

            return _scenarios;
        }
    }

    /// <summary>Last figures that could be computed; null before the first.</summary>
    public UnderwritingResult? Result { get; private set; }

    /// <summary>Figures before the last edit, to show what moved; null when nothing was edited.</summary>
    public UnderwritingResult? Before { get; private set; }

    /// <summary>Where the deal leaves the lender's policy.</summary>
    public IReadOnlyList<PolicyException> Exceptions { get; private set; } = [];

    /// <summary>Phrases that the lender's policy allows only where the model bears them out.</summary>
    public IReadOnlyList<PhraseRule> Phrases { get; init; } = [];

    /// <summary>The market the figures were computed on.</summary>
    public MarketSnapshot Snapshot { get; set; } = new();

    /// <summary>The kinds of curve the document may name.</summary>
    public CurveCatalogue Catalogue { get; set; } = CurveCatalogue.Standard;

    /// <summary>Why the case cannot be computed, when its fields are right; null when it can.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Fields that keep the figures from being updated.</summary>
    public int FieldsToFix => Facts.Messages.Keys.Union(Facts.Unreadable.Keys).Count();

    /// <summary>Whether the figures are those of the document as typed.</summary>
    public bool UpToDate => Result is not null && Refusal is null && FieldsToFix == 0;

    /// <summary>The register's serials by lot, against the lots as typed; null before they were counted.</summary>
    public IReadOnlyList<LotSerialCount>? Serials => _serials is null ? null : CountSerials.Against(_serials, Case.Lots);

    /// <summary>The register was counted anew.</summary>
    public event Action? SerialsCounted;

    /// <summary>The document moved and has to be computed and kept.</summary>
    public event Action? Edited;

    /// <summary>Shows the figures under a scenario by its key; the base case where the deal has no such scenario.</summary>
    public void ChooseScenario(string? key)
    {
        var chosen = Scenarios.FirstOrDefault(entry => entry.Key == key) ?? Scenarios[0];
        (ScenarioKey, Scenario) = (chosen.Key, chosen.Scenario);
    }

    /// <summary>Takes the register's counts by lot.</summary>
    public void TakeSerials(IReadOnlyList<LotSerialCount> counts)
    {
        _serials = counts;
        SerialsCounted?.Invoke();
    }

    /// <summary>Changes the case at one input, which from now on is marked as entered by this person.</summary>
    public void Edit(string path, Func<DealCase, DealCase> change) => Replace(path, document => document with
    {
        Case = change(document.Case),
        Provenance = With(document.Provenance, path),
    });

    /// <summary>Changes something beside the case, or its lists, where nothing new needs a mark.</summary>
    public void Replace(string path, Func<DealDocument, DealDocument> change)
    {
        if (Facts.ReadOnly) return;
        var now = _time.GetUtcNow();
        if (path != _editedPath || now - _editedAt > OneEdit) Before = Result;
        (_editedPath, _editedAt) = (path, now);
        Document = change(Document);
        ChooseScenario(ScenarioKey);
        Facts.Provenance = Document.Provenance;
        Edited?.Invoke();
    }

    /// <summary>Takes another document whole: undone, redone, or somebody else's.</summary>
    public void Take(DealDocument document)
    {
        Before = Result;
        _editedPath = "";
        Document = document;
        ChooseScenario(ScenarioKey);
        Facts.Provenance = document.Provenance;
        Facts.Forget();
    }

    /// <summary>Forgets what moved, as when another scenario is chosen.</summary>
    public void ForgetBefore() => Before = null;

    /// <summary>Takes the figures of the document.</summary>
    public void Show(UnderwritingResult result, IReadOnlyList<PolicyException> exceptions)
    {
        Result = result;
        Exceptions = exceptions;
        Refusal = null;
        Facts.Messages = new Dictionary<string, string>();
    }

    /// <summary>Keeps the last figures and says at the fields why there are no newer ones.</summary>
    public void Refuse(IReadOnlyList<FieldMessage> messages)
    {
        Refusal = null;
        Facts.Messages = messages.GroupBy(message => message.Path).ToDictionary(group => group.Key, group => string.Join(" ", group.Select(m => m.Message)));
    }

    /// <summary>Keeps the last figures and says why the case has none.</summary>
    public void Refuse(string reason)
    {
        Refusal = reason;
        Facts.Messages = new Dictionary<string, string>();
    }

    public void EditLot(int index, string field, Func<Lot, Lot> change) =>
        Edit($"/lots/{index}/{field}", deal => deal with { Lots = deal.Lots.With(index, change) });

    public void EditContract(int index, string field, Func<OfftakeContract, OfftakeContract> change) =>
        Edit($"/contracts/{index}/{field}", deal => deal with { Contracts = deal.Contracts.With(index, change) });

    public void EditCosts(string field, Func<OperatingCosts, OperatingCosts> change) =>
        Edit($"/costs/{field}", deal => deal with { Costs = change(deal.Costs) });

    public void EditCovenant(int index, string field, Func<Covenant, Covenant> change) =>
        Edit($"/covenants/{index.ToString(CultureInfo.InvariantCulture)}/{field}", deal => deal.WithCovenant(index, change));

    public void EditFacility(string field, Func<Facility, Facility> change) =>
        Edit($"/facility/{field}", deal => deal with { Facility = change(deal.Facility) });

    /// <summary>Adds to a list of the case.</summary>
    public void Add(string list, Func<DealCase, DealCase> change) => Replace(list, document => document with { Case = change(document.Case) });

    /// <summary>Takes the index-th item off a list of the case, and its marks with it.</summary>
    public void Remove(string list, int index, Func<DealCase, DealCase> change) => Replace(list, document => document with
    {
        Case = change(document.Case),
        Provenance = MarksOfLists.Without(document.Provenance, list, index),
    });

    private Dictionary<string, Provenance> With(IReadOnlyDictionary<string, Provenance> marks, string path) => new(marks)
    {
        [path] = new Provenance { Mark = ProvenanceMark.Entered, Author = _author, Date = DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime) },
    };
}
