using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Approvals;
using GpuLending.Underwriting.Borrowers;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Deals.SampleDeals;

/// <summary>Puts the sample deals on a demonstration's desk, by the use cases that an analyst would use. Never called where data are real.</summary>
public sealed class SeedSampleDeals(
    IDbContextFactory<UnderwritingDbContext> contexts, CreateBorrower createBorrower, CreateDeal createDeal, OpenDeal openDeal, SaveDeal saveDeal,
    EvaluateDeal evaluate, SubmitDeal submit)
{
    /// <summary>Adds what is missing, by name; a deal that somebody changed stays as it is.</summary>
    public async Task ExecuteAsync(Actor analyst, CancellationToken cancellationToken)
    {
        foreach (var sample in SampleDeal.All)
        {
            var name = sample.Document.Case.Name;
            await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
            {
                if (await context.DealDrafts.AnyAsync(draft => draft.Name == name, cancellationToken)) continue;
            }

            var borrowerId = await BorrowerAsync(sample.Document, analyst, cancellationToken);
            var dealId = (await createDeal.ExecuteAsync(new CreateDealCommand(name, borrowerId, sample.Document), analyst, cancellationToken)).Require();
            var version = await SaveFiguresAsync(dealId, analyst, cancellationToken);
            if (sample.SubmittedWith is { } comment)
                (await submit.ExecuteAsync(new SubmitDealCommand(dealId, version, comment), analyst, cancellationToken)).Require();
        }
    }

    private async Task<Guid> BorrowerAsync(DealDocument document, Actor analyst, CancellationToken cancellationToken)
    {
        var profile = document.Case.Borrower;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var known = await context.Borrowers.Where(borrower => borrower.Name == profile.Name).Select(borrower => (Guid?)borrower.Id).SingleOrDefaultAsync(cancellationToken);
        return known ?? (await createBorrower.ExecuteAsync(new CreateBorrowerCommand(profile, "Sample: public facts and assumptions as marked on its deals."), analyst, cancellationToken)).Require();
    }

    // A new draft has no figures yet; the pipeline shows those of the last save.
    private async Task<uint> SaveFiguresAsync(Guid dealId, Actor analyst, CancellationToken cancellationToken)
    {
        var opened = (await openDeal.ExecuteAsync(dealId, analyst, cancellationToken)).Require();
        var evaluation = (await evaluate.ExecuteAsync(opened.Saved, null, analyst, cancellationToken)).Require();
        var command = new SaveDealCommand(dealId, opened.Version, opened.Saved, DealFigures.From(evaluation.Result));
        return (await saveDeal.ExecuteAsync(command, analyst, cancellationToken)).Require() is SaveOutcome.Saved saved
            ? saved.Version
            : throw new InvalidOperationException($"The sample deal {dealId} was saved by somebody else while it was seeded.");
    }
}
