using GpuLending.Engine;
using GpuLending.Engine.Collateral;
using GpuLending.Testing;
using GpuLending.Underwriting.Approvals;
using GpuLending.Underwriting.Deals;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Approvals;

public sealed class SubmitDealTests(Desk desk) : IClassFixture<Desk>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_submission_freezes_document_result_and_hash()
    {
        var dealId = await desk.NewMitigatedDealAsync();
        var saved = (await desk.OpenAsync(dealId)).Saved;
        var revisionId = (await desk.TrySubmitAsync(dealId)).Require();

        var view = await desk.LookAsync(revisionId, Desk.Auditor);
        (view.Number, view.State, view.SubmitterId, view.PreviousNumber).ShouldBe((1, RevisionState.Submitted, Desk.Analyst.UserId, null));
        view.Hash.Length.ShouldBe(64);
        view.Result.Sizing.LoanSize.Amount.ShouldBeGreaterThan(0m);
        DocumentDiff.Between(view.Document, saved).ShouldBeEmpty();
        ((byte[])(await desk.StoredAsync($"SELECT document FROM revisions WHERE id = '{revisionId}'"))!).ShouldBe(DealDocumentJson.ToCanonicalBytes(saved));
        (await desk.OpenAsync(dealId)).Stage.ShouldBe(DealStage.Submitted);
        (await desk.StoredAsync($"SELECT count(*) FROM audit_entries WHERE subject_id = '{revisionId}' AND action = 'deal.submitted'")).ShouldBe(1L);
    }

    [Fact]
    public async Task A_mark_set_by_hand_is_an_exception_a_row_on_the_record_and_signed_by_somebody_else()
    {
        var dealId = await desk.NewMitigatedDealAsync();
        await desk.SaveAsync(dealId, document => document with
        {
            Case = document.Case with
            {
                Valuation = document.Case.Valuation with
                {
                    Overrides = [new() { LotId = "L1", ValuePerGpu = Money.Usd(45_000), Reason = "A signed order for the whole lot.", Date = document.Case.ClosingDate }],
                },
            },
        });
        var revisionId = (await desk.TrySubmitAsync(dealId)).Require();

        var view = await desk.LookAsync(revisionId, Desk.RiskOfficer);
        view.Result.Collateral.Lots[0].Overridden.ShouldBeTrue();
        view.Result.Collateral.Lots[0].MarkFactor.ShouldBeGreaterThan(1);
        view.Exceptions.Single(exception => exception.Rule == "mark-override").Actual.ShouldStartWith("lot L1 at USD 45,000.00 a GPU from ");
        ((string)(await desk.StoredAsync($"SELECT detail::text FROM audit_entries WHERE subject_id = '{revisionId}' AND action = 'mark.overridden'"))!).ShouldContain("A signed order");
        (await desk.DecideAsync(revisionId, RevisionDecision.Approve, Desk.Analyst)).ShouldBeOfType<Result<RevisionState>.Forbidden>();
        (await desk.DecideAsync(revisionId, RevisionDecision.Approve, Desk.RiskOfficer)).Require();
    }

    [Fact]
    public async Task A_submission_stores_the_band_and_the_clock_that_its_papers_print()
    {
        var revisionId = await desk.NewRevisionAsync();
        var residual = (await desk.LookAsync(revisionId, Desk.RiskOfficer)).Result.Residual.ShouldNotBeNull();
        residual.Band.Events.ShouldNotBeEmpty();
        residual.Clock.Premises.Count.ShouldBe(4);
    }

    [Fact]
    public async Task An_exception_without_an_answer_is_named_and_nothing_is_frozen()
    {
        var dealId = await desk.NewDealAsync();
        // One customer without a rating: two rules at least.
        await desk.SaveAsync(dealId, document => document with
        {
            Case = document.Case with { Contracts = [.. document.Case.Contracts.Select(contract => contract with { CustomerRating = "NR" })] },
        });
        var invalid = (await desk.TrySubmitAsync(dealId)).ShouldBeOfType<Result<Guid>.Invalid>();
        invalid.Messages.Select(message => message.Path).ShouldContain("/mitigants/unrated-customers");
        invalid.Messages.ShouldAllBe(message => message.Path.StartsWith("/mitigants/"));
        (await desk.StoredAsync($"SELECT count(*) FROM revisions WHERE deal_id = '{dealId}'")).ShouldBe(0L);
        (await desk.OpenAsync(dealId)).Stage.ShouldBe(DealStage.Draft);
    }

    [Fact]
    public async Task An_invalid_document_is_refused_by_field()
    {
        var dealId = await desk.NewMitigatedDealAsync();
        await desk.SaveAsync(dealId, document => document with { Case = document.Case with { Lots = [document.Case.Lots[0] with { Count = -1 }] } });
        (await desk.TrySubmitAsync(dealId)).ShouldBeOfType<Result<Guid>.Invalid>().Messages.Select(message => message.Path).ShouldContain("/lots/0/count");
    }

    [Fact]
    public async Task Changes_that_are_not_saved_stop_a_submission()
    {
        var dealId = await desk.NewMitigatedDealAsync();
        var opened = await desk.OpenAsync(dealId);
        await desk.Get<RecordEdit>().ExecuteAsync(
            new RecordEditCommand(dealId, opened.Version, opened.Saved with { Case = opened.Saved.Case with { Lots = [.. opened.Saved.Case.Lots, new Lot { Id = "L9" }] } }), Desk.Analyst, Cancel);
        (await desk.TrySubmitAsync(dealId)).ShouldBeOfType<Result<Guid>.Conflict>();
    }

    [Fact]
    public async Task A_submission_on_an_older_version_is_a_conflict()
    {
        var dealId = await desk.NewMitigatedDealAsync();
        var opened = await desk.OpenAsync(dealId);
        await desk.SaveAsync(dealId, document => document with { Narrative = new Dictionary<string, string> { ["summary"] = "New" } }, Desk.SecondAnalyst);
        (await desk.Get<SubmitDeal>().ExecuteAsync(new SubmitDealCommand(dealId, opened.Version, ""), Desk.Analyst, Cancel)).ShouldBeOfType<Result<Guid>.Conflict>();
    }

    [Fact]
    public async Task A_second_revision_supersedes_the_first_and_shows_what_changed()
    {
        var dealId = await desk.NewMitigatedDealAsync();
        var first = (await desk.TrySubmitAsync(dealId)).Require();
        (await desk.TrySubmitAsync(dealId)).ShouldBeOfType<Result<Guid>.Conflict>("the same content is under review already");
        await desk.SaveAsync(dealId, document => document with { Case = document.Case with { Lots = [document.Case.Lots[0] with { Count = document.Case.Lots[0].Count / 2 }] } });
        await desk.SaveAsync(dealId, document => document with
        {
            Case = document.Case with { Contracts = [document.Case.Contracts[0] with { Gpus = document.Case.Lots[0].Count }] },
        });
        (await desk.OpenAsync(dealId)).Stage.ShouldBe(DealStage.Submitted, "what is under review stays under review");
        var second = (await desk.TrySubmitAsync(dealId)).Require();

        (await desk.LookAsync(first, Desk.Auditor)).State.ShouldBe(RevisionState.Superseded);
        var view = await desk.LookAsync(second, Desk.RiskOfficer);
        (view.Number, view.PreviousNumber).ShouldBe((2, 1));
        view.ChangedSincePrevious.Select(change => change.Path).ShouldBe(["/case/lots/0/count", "/case/contracts/0/gpus"]);
        FieldNames.InWords(view.ChangedSincePrevious, (await desk.LookAsync(first, Desk.Auditor)).Document, view.Document)[0]
            .ShouldBe(new FieldChange("/case/lots/0/count", "Lot L1 · count", "2,048", "1,024"));
        var size = view.FigureChanges.Single(change => change.Name == "Loan size");
        size.To!.Value.ShouldBeLessThan(size.From!.Value);
    }

    [Fact]
    public async Task The_hash_covers_every_part()
    {
        var revisionId = await desk.NewRevisionAsync();
        Revision Stored(string comment = "For your review", byte[]? result = null, long seed = 0) => new()
        {
            Id = revisionId,
            DealId = Guid.Empty,
            Number = 1,
            SubmitterId = Desk.Analyst.UserId,
            SubmittedAt = new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero),
            Comment = comment,
            Document = [1],
            SchemaVersion = 1,
            SnapshotId = "s",
            SnapshotHash = "h",
            Scenarios = [2],
            Seed = seed,
            Result = result ?? [3],
            Exceptions = [4],
            EngineVersion = "1",
            LoanSize = default,
            Hash = "",
        };
        var hashes = new[] { Stored(), Stored(comment: "Else"), Stored(result: [5]), Stored(seed: 1) }.Select(RevisionHash.Of).ToList();
        hashes.Distinct().Count().ShouldBe(4);
        RevisionHash.Of(Stored()).ShouldBe(hashes[0]);
    }
}
