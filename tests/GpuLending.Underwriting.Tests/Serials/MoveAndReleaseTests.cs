using GpuLending.Testing;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Serials;
using GpuLending.Underwriting.Tests.Approvals;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Serials;

public sealed class MoveAndReleaseTests(Desk desk) : IClassFixture<Desk>
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(DateTime.UtcNow);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_move_is_a_row_of_history_and_the_place_at_a_day_can_be_told()
    {
        var deal = await desk.NewFleetAsync(2, 1);
        await desk.ImportAsync(deal, "L1", SerialDesk.NewSerials(2));
        var chosen = (await desk.SerialsAsync(deal))[0];
        (await MoveAsync(deal, new SerialSelection.Single([chosen.SerialId]), new SerialMove("L2", "Austin", "R1", Today, "Rebuilt there"))).Require().ShouldBe(1);

        var moved = (await desk.SerialsAsync(deal)).Single(row => row.SerialId == chosen.SerialId);
        (moved.LotId, moved.Site, moved.Rack).ShouldBe(("L2", "Austin", "R1"));
        var history = (await desk.Get<ListLocations>().ExecuteAsync(chosen.SerialId, Desk.Auditor, Cancel)).Require();
        history.Select(place => (place.LotId, place.Site, place.Reason)).ShouldBe([("L2", "Austin", "Rebuilt there"), ("L1", "Site A", "Pledged by a list")]);
        (await desk.StoredAsync($"SELECT count(*) FROM audit_entries WHERE action = 'serials.moved' AND deal_id = '{deal}'")).ShouldBe(1L);
    }

    [Fact]
    public async Task A_move_needs_a_reason_a_day_and_a_lot_with_room()
    {
        var deal = await desk.NewFleetAsync(2, 1);
        await desk.ImportAsync(deal, "L1", SerialDesk.NewSerials(2));
        var all = new SerialSelection.OfLot("L1");
        async Task<string> PathAsync(SerialMove move) => ((Result<int>.Invalid)await MoveAsync(deal, all, move)).Messages.ShouldHaveSingleItem().Path;
        (await PathAsync(new SerialMove("L2", null, null, Today, "All of them"))).ShouldBe("/lotId");
        (await PathAsync(new SerialMove("L7", null, null, Today, "No such lot"))).ShouldBe("/lotId");
        (await PathAsync(new SerialMove(null, "Austin", null, Today.AddDays(2), "Tomorrow"))).ShouldBe("/since");
        (await PathAsync(new SerialMove(null, "Austin", null, Today.AddDays(-3), "Before it was there"))).ShouldBe("/since");
        (await PathAsync(new SerialMove(null, "Austin", null, Today, " "))).ShouldBe("/reason");
        (await PathAsync(new SerialMove(null, null, null, Today, "Nowhere"))).ShouldBe("/site");
    }

    [Fact]
    public async Task A_lot_that_is_renamed_leaves_serials_that_are_told_and_can_follow()
    {
        var deal = await desk.NewFleetAsync(2);
        await desk.ImportAsync(deal, "L1", SerialDesk.NewSerials(2));
        await desk.SaveAsync(deal, document => document with { Case = document.Case with { Lots = [document.Case.Lots[0] with { Id = "North" }] } });
        var counts = (await desk.Get<CountSerials>().ExecuteAsync(deal, Desk.Auditor, Cancel)).Require();
        SerialAlerts.Of(counts).ShouldBe(["Serials without a lot: 2 live serials belong to lot L1, which the deal does not have.", "Lot North: serials of 2 of 2 GPUs are not registered."]);
        (await MoveAsync(deal, new SerialSelection.OfLot("L1"), new SerialMove("North", null, null, Today, "The lot has a new name"))).Require().ShouldBe(2);
        SerialAlerts.Of((await desk.Get<CountSerials>().ExecuteAsync(deal, Desk.Auditor, Cancel)).Require()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_risk_officer_releases_and_the_serial_can_be_pledged_again()
    {
        var (first, second) = (await desk.NewFleetAsync(2), await desk.NewFleetAsync(2));
        var serial = SerialDesk.NewSerial();
        await desk.ImportAsync(first, "L1", serial);
        (await ReleaseAsync(first, new SerialSelection.OfLot("L1"), "Sold with consent", Desk.Analyst)).ShouldBeOfType<Result<int>.Forbidden>();
        (await ReleaseAsync(first, new SerialSelection.OfLot("L1"), "", Desk.RiskOfficer)).ShouldBeOfType<Result<int>.Invalid>();
        (await ReleaseAsync(first, new SerialSelection.OfLot("L1"), "Sold with consent", Desk.RiskOfficer)).Require().ShouldBe(1);
        await desk.ImportAsync(second, "L1", serial);

        (await desk.SerialsAsync(first)).ShouldBeEmpty();
        var released = (await desk.SerialsAsync(first, SerialState.Released)).ShouldHaveSingleItem();
        (released.ReleaseReason, released.ReleasedByName).ShouldBe(("Sold with consent", Desk.RiskOfficer.DisplayName));
        (await desk.StoredAsync($"SELECT count(*) FROM audit_entries WHERE action = 'serials.released' AND deal_id = '{first}'")).ShouldBe(1L);
    }

    [Fact]
    public async Task A_whole_deal_is_released_when_it_has_ended()
    {
        var deal = await desk.NewFleetAsync(2);
        await desk.ImportAsync(deal, "L1", SerialDesk.NewSerials(2));
        (await ReleaseAsync(deal, new SerialSelection.OfDeal(), "Early", Desk.RiskOfficer)).ShouldBeOfType<Result<int>.Conflict>();
        await desk.StoredAsync($"UPDATE deals SET stage = 'Repaid' WHERE id = '{deal}'");
        (await ReleaseAsync(deal, new SerialSelection.OfDeal(), "Repaid in full", Desk.RiskOfficer)).Require().ShouldBe(2);
        (await desk.Get<ImportSerials>().ExecuteAsync(new ImportSerialsCommand(deal, SerialDesk.List(SerialDesk.NewSerial()), null, "L1", false), Desk.Analyst, null, Cancel))
            .ShouldBeOfType<Result<SerialImportReport>.Conflict>();
    }

    [Fact]
    public async Task A_copy_of_a_deal_has_no_serials()
    {
        var deal = await desk.NewFleetAsync(2);
        await desk.ImportAsync(deal, "L1", SerialDesk.NewSerials(2));
        var copy = (await desk.Get<CopyDeal>().ExecuteAsync(deal, "A copy", Desk.Analyst, Cancel)).Require();
        (await desk.SerialsAsync(copy, null)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_search_finds_any_spelling_and_look_alikes()
    {
        var deal = await desk.NewFleetAsync(2);
        var serial = SerialDesk.NewSerial();
        await desk.ImportAsync(deal, "L1", serial + "B0");
        foreach (var search in new[] { serial.ToLowerInvariant(), serial[..4] + "-" + serial[4..], serial + "8O" })
            (await desk.Get<ListSerials>().ExecuteAsync(new SerialQuery(search), Desk.Auditor, Cancel)).Require().Rows.ShouldContain(row => row.Serial == serial + "B0", search);
        (await desk.Get<ListSerials>().ExecuteAsync(new SerialQuery("%_"), Desk.Auditor, Cancel)).Require().Total.ShouldBe(0);
    }

    private Task<Result<int>> MoveAsync(Guid deal, SerialSelection selection, SerialMove move) => desk.Get<MoveSerials>().ExecuteAsync(deal, selection, move, Desk.Analyst, Cancel);

    private Task<Result<int>> ReleaseAsync(Guid deal, SerialSelection selection, string reason, Actor actor) =>
        desk.Get<ReleaseSerials>().ExecuteAsync(deal, selection, reason, actor, Cancel);
}
