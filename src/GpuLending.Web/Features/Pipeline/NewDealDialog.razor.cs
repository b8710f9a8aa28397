using GpuLending.Engine.Credit;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Borrowers;
using GpuLending.Underwriting.Deals;
using GpuLending.Web.Controls;
using GpuLending.Web.Layout;
using Microsoft.AspNetCore.Components;

namespace GpuLending.Web.Features.Pipeline;

/// <summary>Asks for a name and a borrower, then opens the desk of the new deal.</summary>
public sealed partial class NewDealDialog
{
    private NewDealEntry _entry = new();
    private IReadOnlyList<BorrowerListRow> _borrowers = [];
    private Result<Guid>? _dealAnswer;
    private Result<Guid>? _borrowerAnswer;
    private string? _borrowerError;
    private Layer? _layer;
    private bool _busy;
    private bool _fieldless;

    [Inject]
    public required ListBorrowers ListBorrowers { get; init; }

    [Inject]
    public required CreateBorrower CreateBorrower { get; init; }

    [Inject]
    public required CreateDeal CreateDeal { get; init; }

    /// <summary>Chosen from the start, when the dialog is opened on a borrower's page.</summary>
    [Parameter]
    public Guid? BorrowerId { get; set; }

    private string? NameError => Answers.AtField(_dealAnswer, "/name");

    private string? NewBorrowerError => Answers.AtField(_borrowerAnswer, "/name");

    public async Task OpenAsync()
    {
        _entry = new NewDealEntry { BorrowerId = BorrowerId?.ToString() ?? "" };
        (_dealAnswer, _borrowerAnswer, _borrowerError, Problem) = (null, null, null, null);
        if (await AskAsync((actor, leaving) => ListBorrowers.ExecuteAsync(null, 0, 200, actor, leaving)) is Result<Page<BorrowerListRow>>.Success borrowers)
            _borrowers = borrowers.Value.Rows;
        _layer!.Open();
        StateHasChanged();
    }

    private async Task CreateAsync()
    {
        (_dealAnswer, _borrowerAnswer, _borrowerError) = (null, null, null);
        if (_entry.BorrowerId is "")
        {
            _borrowerError = "Choose a borrower.";
            return;
        }

        _busy = true;
        try
        {
            if (_entry.BorrowerId == "new")
            {
                var borrower = new CreateBorrowerCommand(new BorrowerProfile { Name = _entry.NewBorrower });
                _borrowerAnswer = await AskAsync((actor, leaving) => CreateBorrower.ExecuteAsync(borrower, actor, leaving));
                if (_borrowerAnswer is not Result<Guid>.Success created)
                {
                    _fieldless = NewBorrowerError is null;
                    return;
                }

                // Should the deal be refused, the borrower is there to be chosen.
                _entry.BorrowerId = created.Value.ToString();
                _borrowers = [.. _borrowers, new BorrowerListRow(created.Value, _entry.NewBorrower.Trim(), "NR", null, 0, default)];
            }

            var command = new CreateDealCommand(_entry.Name, Guid.Parse(_entry.BorrowerId));
            _dealAnswer = await AskAsync((actor, leaving) => CreateDeal.ExecuteAsync(command, actor, leaving));
            _fieldless = NameError is null;
            if (_dealAnswer is Result<Guid>.Success deal)
                Navigation.NavigateTo($"/deals/{deal.Value}");
        }
        finally
        {
            _busy = false;
        }
    }
}
