using GpuLending.Engine.Credit;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Borrowers;
using GpuLending.Underwriting.Figures;
using GpuLending.Web.Controls;
using GpuLending.Web.Features.Pipeline;
using Microsoft.AspNetCore.Components;

namespace GpuLending.Web.Features.Borrowers;

/// <summary>A borrower's profile and deals. A save that somebody else overtook shows both versions and loses neither.</summary>
public sealed partial class BorrowerPage
{
    private readonly FormFacts _facts = new();
    private IReadOnlyList<FieldMessage> _answerMessages = [];
    private BorrowerView? _view;
    private BorrowerView? _theirs;
    private BorrowerProfile _profile = new() { Rating = "NR" };
    private string _notes = "";
    private NewDealDialog? _newDeal;
    private Guid? _loaded;
    private bool _ready;
    private bool _mayEdit;
    private bool _mayDeal;
    private bool _changed;
    private bool _saved;
    private bool _busy;

    [Inject]
    public required OpenBorrower OpenBorrower { get; init; }

    [Inject]
    public required SaveBorrower SaveBorrower { get; init; }

    [Inject]
    public required CreateBorrower CreateBorrower { get; init; }

    /// <summary>Null for a new borrower.</summary>
    [Parameter]
    public Guid? BorrowerId { get; set; }

    private string Title => _view?.Profile.Name ?? (BorrowerId is null ? "New borrower" : "Borrower");

    private IEnumerable<(string Field, string Mine, string Theirs)> Differences =>
        Fields(_profile, _notes).Zip(Fields(_theirs!.Profile, _theirs.Notes), (mine, theirs) => (mine.Field, mine.Value, theirs.Value))
            .Where(pair => pair.Item2 != pair.Item3);

    protected override async Task OnParametersSetAsync()
    {
        if (_ready && BorrowerId == _loaded)
            return;
        var actor = await CurrentActor.RequireAsync();
        _mayEdit = actor.May(Permission.EditBorrowers);
        _mayDeal = actor.May(Permission.EditDeals);
        _facts.ReadOnly = !_mayEdit;
        _loaded = BorrowerId;
        if (BorrowerId is null)
            _ready = true;
        else if (await FetchAsync() is { } view)
            Show(view);
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static IEnumerable<(string Field, string Value)> Fields(BorrowerProfile profile, string notes) =>
    [
        ("Name", profile.Name), ("Rating", profile.Rating), ("Seat", FigureFormat.Text(profile.Country)), ("Guarantor", FigureFormat.Text(profile.Guarantor)),
        ("Founded", profile.FoundedYear?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? FigureFormat.NotProvided),
        ("Revenue, last year", FigureFormat.WithCurrency(profile.LastYearRevenue, AmountScale.Full)),
        ("Revenue, this year expected", FigureFormat.WithCurrency(profile.ExpectedRevenue, AmountScale.Full)),
        ("EBITDA, twelve months", FigureFormat.WithCurrency(profile.Ebitda, AmountScale.Full)),
        ("Net interest, twelve months", FigureFormat.WithCurrency(profile.NetInterest, AmountScale.Full)),
        ("Liquidity", FigureFormat.WithCurrency(profile.Liquidity, AmountScale.Full)), ("Notes", FigureFormat.Text(notes)),
    ];

    private async Task<BorrowerView?> FetchAsync() =>
        await AskAsync((actor, leaving) => OpenBorrower.ExecuteAsync(BorrowerId!.Value, actor, leaving)) is Result<BorrowerView>.Success opened ? opened.Value : null;

    private void Show(BorrowerView view)
    {
        (_view, _profile, _notes) = (view, view.Profile, view.Notes);
        (_ready, _changed, _theirs) = (true, false, null);
        Tell([]);
    }

    private void Change(BorrowerProfile profile)
    {
        _profile = profile;
        (_changed, _saved) = (true, false);
    }

    private void ChangeNotes(string? notes)
    {
        _notes = notes ?? "";
        (_changed, _saved) = (true, false);
    }

    private void Tell(IReadOnlyList<FieldMessage> messages)
    {
        _answerMessages = messages;
        _facts.Messages = messages.DistinctBy(message => message.Path).ToDictionary(message => message.Path, message => message.Message);
    }

    private Task SaveAsync() => SaveOnAsync(_view?.Version ?? 0);

    private Task KeepMineAsync() => SaveOnAsync(_theirs!.Version);

    private void TakeTheirs()
    {
        _facts.Forget();
        Show(_theirs!);
    }

    private async Task SaveOnAsync(uint version)
    {
        if (_facts.Unreadable.Count > 0)
        {
            Problem = "Not saved: the entries marked below cannot be read.";
            return;
        }

        _busy = true;
        try
        {
            if (BorrowerId is not { } borrowerId)
            {
                var created = await AskAsync((actor, leaving) => CreateBorrower.ExecuteAsync(new CreateBorrowerCommand(_profile, _notes), actor, leaving));
                Tell((created as Result<Guid>.Invalid)?.Messages ?? []);
                if (created is Result<Guid>.Success added)
                {
                    (_changed, _ready) = (false, false);
                    Navigation.NavigateTo($"/borrowers/{added.Value}");
                }

                return;
            }

            var answer = await AskAsync((actor, leaving) => SaveBorrower.ExecuteAsync(new SaveBorrowerCommand(borrowerId, version, _profile, _notes), actor, leaving));
            Tell((answer as Result<uint>.Invalid)?.Messages ?? []);
            if (answer is Result<uint>.Conflict)
            {
                _theirs = await FetchAsync();
            }
            else if (answer is Result<uint>.Success && await FetchAsync() is { } view)
            {
                Show(view);
                _saved = true;
            }
        }
        finally
        {
            _busy = false;
        }
    }
}
