using GpuLending.Engine;
using GpuLending.Testing;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Deals;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Deals;

public sealed class SaveDealTests(Desk desk) : IClassFixture<Desk>
{
    private static readonly DealFigures Figures = new(Money.Usd(123_456_789.12m), "Loan-to-value", 0.79, 1.31);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_save_stores_document_and_figures_and_empties_the_journal()
    {
        var dealId = await desk.NewDealAsync();
        var opened = await desk.OpenAsync(dealId);
        var edited = Named(opened.Current, "Edited");
        await desk.Get<RecordEdit>().ExecuteAsync(new RecordEditCommand(dealId, opened.Version, edited), Desk.Analyst, Cancel);
        var saved = (await SaveAsync(opened, edited, Desk.Analyst)).ShouldBeOfType<SaveOutcome.Saved>();

        var again = await desk.OpenAsync(dealId);
        (again.Version, again.Journal.Length, again.Saved.Case.Name).ShouldBe((saved.Version, 0, "Edited"));
        saved.Version.ShouldNotBe(opened.Version);
        (await desk.StoredAsync($"SELECT loan_size_amount FROM deal_drafts WHERE deal_id = '{dealId}'")).ShouldBe(123_456_789.12m);
        (await desk.StoredAsync($"SELECT count(*) FROM audit_entries WHERE deal_id = '{dealId}' AND action = 'deal.saved'")).ShouldBe(1L);
    }

    [Fact]
    public async Task The_second_of_two_who_save_is_told_and_nothing_is_lost()
    {
        var dealId = await desk.NewDealAsync();
        var first = await desk.OpenAsync(dealId);
        var second = await desk.OpenAsync(dealId, Desk.SecondAnalyst);
        var mine = WithTenor(second.Current, 54);
        await SaveAsync(first, Named(first.Current, "Theirs"), Desk.Analyst);

        var stale = (await SaveAsync(second, mine, Desk.SecondAnalyst)).ShouldBeOfType<SaveOutcome.Stale>();
        stale.TheirAuthor.ShouldBe(Desk.Analyst.DisplayName);
        stale.Theirs.Case.Name.ShouldBe("Theirs");
        stale.TheirChanges.Select(change => change.Path).ShouldBe(["/case/name"]);
        stale.Yours.Select(change => change.Path).ShouldContain("/case/facility/tenorMonths");

        // The draft is theirs, the journal mine.
        var reopened = await desk.OpenAsync(dealId, Desk.SecondAnalyst);
        reopened.Saved.Case.Name.ShouldBe("Theirs");
        reopened.Current.Case.Facility.TenorMonths.ShouldBe(54);
        reopened.Journal.Stale.ShouldBeTrue();

        var rebased = (await desk.Get<RebaseJournal>().ExecuteAsync(dealId, RebaseChoice.KeepMine, Desk.SecondAnalyst, Cancel)).Require();
        (rebased.Current.Case.Name, rebased.Current.Case.Facility.TenorMonths, rebased.Journal.Stale).ShouldBe(("Theirs", 54, false));
        var outcome = (await desk.Get<SaveDeal>().ExecuteAsync(
            new SaveDealCommand(dealId, rebased.Journal.BaseVersion, rebased.Current, null), Desk.SecondAnalyst, Cancel)).Require();
        outcome.ShouldBeOfType<SaveOutcome.Saved>();
    }

    [Fact]
    public async Task Taking_theirs_leaves_mine_to_be_redone()
    {
        var dealId = await desk.NewDealAsync();
        var first = await desk.OpenAsync(dealId);
        var second = await desk.OpenAsync(dealId, Desk.SecondAnalyst);
        await SaveAsync(first, Named(first.Current, "Theirs"), Desk.Analyst);
        await SaveAsync(second, WithTenor(second.Current, 54), Desk.SecondAnalyst);

        var rebased = (await desk.Get<RebaseJournal>().ExecuteAsync(dealId, RebaseChoice.TakeTheirs, Desk.SecondAnalyst, Cancel)).Require();
        DocumentDiff.Between(rebased.Current, (await desk.OpenAsync(dealId)).Saved).ShouldBeEmpty();
        var redone = (await desk.Get<RedoEdit>().ExecuteAsync(dealId, Desk.SecondAnalyst, Cancel)).Require();
        (redone.Current.Case.Name, redone.Current.Case.Facility.TenorMonths).ShouldBe(("Theirs", 54));
    }

    [Fact]
    public async Task Of_many_who_save_at_the_same_moment_one_wins_and_the_others_keep_their_work()
    {
        var dealId = await desk.NewDealAsync();
        Actor[] actors = [Desk.Analyst, Desk.SecondAnalyst];
        var opened = new List<DealView>();
        foreach (var actor in actors)
            opened.Add(await desk.OpenAsync(dealId, actor));
        var outcomes = await Task.WhenAll(actors.Select((actor, i) => SaveAsync(opened[i], Named(opened[i].Current, $"By {i}"), actor)));
        outcomes.OfType<SaveOutcome.Saved>().Count().ShouldBe(1);
        var loser = Array.FindIndex(outcomes, outcome => outcome is SaveOutcome.Stale);
        (await desk.OpenAsync(dealId, actors[loser])).Current.Case.Name.ShouldBe($"By {loser}");
        (await desk.OpenAsync(dealId, actors[loser])).Saved.Case.Name.ShouldBe($"By {1 - loser}");
    }

    [Fact]
    public async Task A_save_whose_answer_was_lost_can_be_sent_again()
    {
        var dealId = await desk.NewDealAsync();
        var opened = await desk.OpenAsync(dealId);
        var edited = Named(opened.Current, "Once");
        var first = (await SaveAsync(opened, edited, Desk.Analyst)).ShouldBeOfType<SaveOutcome.Saved>();
        (await SaveAsync(opened, edited, Desk.Analyst)).ShouldBeOfType<SaveOutcome.Saved>().Version.ShouldBe(first.Version);
        (await desk.OpenAsync(dealId)).Journal.Stale.ShouldBeFalse();
    }

    [Fact]
    public async Task A_deal_without_a_name_is_not_saved()
    {
        var dealId = await desk.NewDealAsync();
        var opened = await desk.OpenAsync(dealId);
        var result = await desk.Get<SaveDeal>().ExecuteAsync(new SaveDealCommand(dealId, opened.Version, Named(opened.Current, " "), null), Desk.Analyst, Cancel);
        result.ShouldBeOfType<Result<SaveOutcome>.Invalid>().Messages.Select(message => message.Path).ShouldBe(["/name"]);
        (await desk.OpenAsync(dealId)).Version.ShouldBe(opened.Version);
    }

    private async Task<SaveOutcome> SaveAsync(DealView opened, DealDocument document, Actor actor) =>
        (await desk.Get<SaveDeal>().ExecuteAsync(new SaveDealCommand(opened.DealId, opened.Journal.BaseVersion, document, Figures), actor, Cancel)).Require();

    private static DealDocument Named(DealDocument document, string name) => document with { Case = document.Case with { Name = name } };

    private static DealDocument WithTenor(DealDocument document, int months) =>
        document with { Case = document.Case with { Facility = document.Case.Facility with { TenorMonths = months } } };
}
