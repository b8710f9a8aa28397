using GpuLending.Engine.Collateral;
using GpuLending.Testing;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Deals;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Deals;

public sealed class JournalTests(Desk desk) : IClassFixture<Desk>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_edit_is_there_when_the_deal_is_opened_again_and_nobody_else_sees_it()
    {
        var dealId = await desk.NewDealAsync();
        var opened = await desk.OpenAsync(dealId);
        var state = await RecordAsync(opened, WithCount(opened.Current, 512));
        state.ShouldBe(new JournalState(1, 1, true, false, state.LastWrittenAt, opened.Version, false));

        var again = await desk.OpenAsync(dealId);
        again.Current.Case.Lots[0].Count.ShouldBe(512);
        again.Saved.Case.Lots[0].Count.ShouldBe(opened.Saved.Case.Lots[0].Count);
        again.Version.ShouldBe(opened.Version, "an edit never touches the draft's version");
        (await desk.OpenAsync(dealId, Desk.SecondAnalyst)).Current.Case.Lots[0].Count.ShouldBe(opened.Saved.Case.Lots[0].Count);
        (await desk.OpenAsync(dealId, Desk.RiskOfficer)).Current.Case.Lots[0].Count.ShouldBe(opened.Saved.Case.Lots[0].Count);
    }

    [Fact]
    public async Task Six_score_edits_are_undone_and_redone_one_by_one()
    {
        var dealId = await desk.NewDealAsync();
        var opened = await desk.OpenAsync(dealId);
        var document = opened.Current;
        for (var i = 1; i <= 120; i++)
            await RecordAsync(opened, document = WithCount(document, 10_000 + i));
        for (var i = 119; i >= 0; i--)
        {
            var undone = (await desk.Get<UndoEdit>().ExecuteAsync(dealId, Desk.Analyst, Cancel)).Require();
            undone.Current.Case.Lots[0].Count.ShouldBe(i == 0 ? opened.Saved.Case.Lots[0].Count : 10_000 + i);
            undone.Journal.Position.ShouldBe(i);
        }

        var atStart = (await desk.Get<UndoEdit>().ExecuteAsync(dealId, Desk.Analyst, Cancel)).Require();
        atStart.Journal.CanUndo.ShouldBeFalse();
        DocumentDiff.Between(opened.Saved, atStart.Current).ShouldBeEmpty();

        for (var i = 1; i <= 120; i++)
            (await desk.Get<RedoEdit>().ExecuteAsync(dealId, Desk.Analyst, Cancel)).Require().Current.Case.Lots[0].Count.ShouldBe(10_000 + i);
        (await desk.Get<RedoEdit>().ExecuteAsync(dealId, Desk.Analyst, Cancel)).Require().Journal.CanRedo.ShouldBeFalse();
    }

    [Fact]
    public async Task An_edit_after_an_undo_forgets_what_was_undone()
    {
        var dealId = await desk.NewDealAsync();
        var opened = await desk.OpenAsync(dealId);
        await RecordAsync(opened, WithCount(opened.Current, 1));
        await RecordAsync(opened, WithCount(opened.Current, 2));
        await desk.Get<UndoEdit>().ExecuteAsync(dealId, Desk.Analyst, Cancel);
        var state = await RecordAsync(opened, WithCount(opened.Current, 3));
        (state.Position, state.Length, state.CanRedo).ShouldBe((2, 2, false));
        (await desk.Get<UndoEdit>().ExecuteAsync(dealId, Desk.Analyst, Cancel)).Require().Current.Case.Lots[0].Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_invalid_document_is_kept_as_typed()
    {
        var dealId = await desk.NewDealAsync();
        var opened = await desk.OpenAsync(dealId);
        await RecordAsync(opened, opened.Current with { Case = opened.Current.Case with { Name = "", Lots = [new Lot { Count = -7 }] } });
        var again = await desk.OpenAsync(dealId);
        again.Current.Case.Lots[0].Count.ShouldBe(-7);
        again.Current.Case.Name.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_is_written_when_nothing_changed()
    {
        var dealId = await desk.NewDealAsync();
        var opened = await desk.OpenAsync(dealId);
        (await RecordAsync(opened, opened.Current)).Length.ShouldBe(0);
    }

    [Theory]
    [InlineData("null character")]
    [InlineData("redline mark")]
    [InlineData("two megabytes")]
    [InlineData("not a number")]
    public async Task What_cannot_be_stored_is_refused_with_words(string what)
    {
        var dealId = await desk.NewDealAsync();
        var opened = await desk.OpenAsync(dealId);
        var bad = what switch
        {
            "null character" => opened.Current with { Narrative = new Dictionary<string, string> { ["summary"] = "a\0b" } },
            "redline mark" => opened.Current with { Narrative = new Dictionary<string, string> { ["summary"] = "a\uFDD3b" } },
            "two megabytes" => opened.Current with { Narrative = new Dictionary<string, string> { ["summary"] = new string('x', 2_000_000) } },
            _ => opened.Current with { Case = opened.Current.Case with { Merchant = opened.Current.Case.Merchant with { Utilisation = double.NaN } } },
        };
        var result = await desk.Get<RecordEdit>().ExecuteAsync(new RecordEditCommand(dealId, opened.Journal.BaseVersion, bad), Desk.Analyst, Cancel);
        result.ShouldBeOfType<Result<JournalState>.Invalid>().Messages.Count.ShouldBe(1);
        (await desk.OpenAsync(dealId)).Journal.Length.ShouldBe(0);
    }

    [Fact]
    public async Task Two_windows_of_one_person_take_turns()
    {
        var dealId = await desk.NewDealAsync();
        var opened = await desk.OpenAsync(dealId);
        await Task.WhenAll(Enumerable.Range(1, 12).Select(i => RecordAsync(opened, WithCount(opened.Current, i))));
        (await desk.OpenAsync(dealId)).Journal.Position.ShouldBe(12);
    }

    private async Task<JournalState> RecordAsync(DealView opened, DealDocument after, Actor? actor = null) =>
        (await desk.Get<RecordEdit>().ExecuteAsync(new RecordEditCommand(opened.DealId, opened.Journal.BaseVersion, after), actor ?? Desk.Analyst, Cancel)).Require();

    private static DealDocument WithCount(DealDocument document, int count) =>
        document with { Case = document.Case with { Lots = [document.Case.Lots[0] with { Count = count }, .. document.Case.Lots.Skip(1)] } };
}
