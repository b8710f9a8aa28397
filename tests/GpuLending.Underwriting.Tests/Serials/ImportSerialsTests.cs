using GpuLending.Testing;
using GpuLending.Underwriting.Imports;
using GpuLending.Underwriting.Serials;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Serials;

public sealed class ImportSerialsTests(Desk desk) : IClassFixture<Desk>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_with_every_column_comes_in_with_its_history_and_its_record()
    {
        var deal = await desk.NewFleetAsync(2, 3);
        var (one, two) = (SerialDesk.NewSerial(), SerialDesk.NewSerial());
        var file = SerialDesk.List(
            ["Lot", "GPU Serial Number", "Data center", "Rack", "BMC IP", "Warranty end", "Installed on"],
            ["l1", $" {one.ToLowerInvariant()[..5]}-{one[5..]} ", "Dallas", "R07", "10.0.0.7", "2029-06-30", "2026-03-01"],
            ["L2", two, "", "", "", "30 Jun 2029", ""]);
        var report = await desk.TryImportAsync(deal, file, lot: null);

        report.Stored.ShouldBeTrue(string.Join(" ", report.Refusals));
        report.Remarks.ShouldBe(["Lot L1: 1 serial for 2 GPUs, 1 missing.", "Lot L2: 1 serial for 3 GPUs, 2 missing."]);
        var row = (await desk.SerialsAsync(deal)).Single(serial => serial.LotId == "L1");
        (row.Serial, row.Site, row.Rack, row.BmcAddress, row.WarrantyEnd, row.LocatedOn).ShouldBe((one, "Dallas", "R07", "10.0.0.7", new DateOnly(2029, 6, 30), new DateOnly(2026, 3, 1)));
        (await desk.SerialsAsync(deal)).Single(serial => serial.LotId == "L2").Site.ShouldBe("Site A");
        var history = (await desk.Get<ListLocations>().ExecuteAsync(row.SerialId, Desk.Auditor, Cancel)).Require().ShouldHaveSingleItem();
        (history.Site, history.Rack, history.Since, history.RecordedByName).ShouldBe(("Dallas", "R07", new DateOnly(2026, 3, 1), row.PledgedByName));
        (await desk.StoredAsync($"SELECT count(*) FROM audit_entries WHERE action = 'serials.imported' AND deal_id = '{deal}'")).ShouldBe(1L);
        (await desk.StoredAsync($"SELECT look_alike_key FROM fleet_serials WHERE id = '{row.SerialId}'")).ShouldBe(SerialText.LookAlikeKey(one));
    }

    [Fact]
    public async Task One_wrong_cell_keeps_the_whole_list_out_and_is_named()
    {
        var deal = await desk.NewFleetAsync(10);
        var file = SerialDesk.List(
            ["serial", "lot", "warranty"],
            [SerialDesk.NewSerial(), "L1", ""], ["1.65E+12", "L1", ""], [SerialDesk.NewSerial(), "L9", ""], ["", "L1", "31/12/2029"], [new string('A', 65), "L1", ""]);
        var report = await desk.TryImportAsync(deal, file);

        report.Stored.ShouldBeFalse();
        report.Errors.Select(error => (error.Row, error.Column, error.Value)).ShouldBe(
            [(3, "serial", "1.65E+12"), (4, "lot", "L9"), (5, "serial", ""), (5, "warranty", "31/12/2029"), (6, "serial", new string('A', 65))]);
        report.Errors[1].Message.ShouldContain("L1");
        report.Refusals[0].ShouldBe("5 cells are not what is allowed.");
        SafeCsv.Errors(report.Errors).ShouldContain("1.65E+12");
        (await desk.SerialsAsync(deal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_workbooks_numbers_are_whole_or_refused()
    {
        var deal = await desk.NewFleetAsync(10);
        TabularCell[] cells = [new("1654422001234", TabularCellKind.Number), new("1.654422E+15", TabularCellKind.Number), new("1654422001234567", TabularCellKind.Number), new("-5", TabularCellKind.Number), new("#N/A", TabularCellKind.Error), new("2026-01-31", TabularCellKind.Date)];
        var file = new TabularFile("list.xlsx", "Workbook", ["Serial"], [.. cells.Select((cell, i) => new TabularRow(i + 2, [cell]))], ["Sheet1"], "Sheet1");
        var report = await desk.TryImportAsync(deal, file, dryRun: true);
        report.Errors.Select(error => error.Row).ShouldBe([3, 4, 5, 6, 7]);
        report.Errors[0].Message.ShouldContain("rounded");
    }

    [Fact]
    public async Task A_dry_run_says_it_all_and_stores_nothing()
    {
        var deal = await desk.NewFleetAsync(2);
        var steps = new List<SerialProgress>();
        var report = (await desk.Get<ImportSerials>().ExecuteAsync(
            new ImportSerialsCommand(deal, SerialDesk.List(SerialDesk.NewSerials(2)), null, "L1", DryRun: true), Desk.Analyst, new Steps(steps), Cancel)).Require();
        (report.MayStore, report.Stored, report.Rows).ShouldBe((true, false, 2));
        report.Lots.ShouldHaveSingleItem().Live.ShouldBe(2);
        steps.Select(step => step.Step).ShouldContain("Reading the list");
        (await desk.SerialsAsync(deal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_serial_that_lost_its_zeros_is_remarked_on()
    {
        var deal = await desk.NewFleetAsync(20);
        var serials = SerialDesk.NewSerials(12);
        var report = await desk.TryImportAsync(deal, SerialDesk.List([.. serials, serials[0][2..] + "Q"]), dryRun: true);
        report.MayStore.ShouldBeTrue();
        report.Remarks[^1].ShouldContain($"{serials[0][2..]}Q (row 14)");
    }

    [Fact]
    public async Task A_lot_never_gets_more_serials_than_gpus()
    {
        var deal = await desk.NewFleetAsync(3);
        await desk.ImportAsync(deal, "L1", SerialDesk.NewSerials(2));
        var report = await desk.TryImportAsync(deal, SerialDesk.List(SerialDesk.NewSerials(2)));
        report.Refusals.ShouldBe(["Lot L1 would have 4 serials for 3 GPUs: 1 too many."]);
        (await desk.SerialsAsync(deal)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_serial_pledged_elsewhere_is_refused_with_its_holder()
    {
        var serial = SerialDesk.NewSerial();
        var (first, second) = (await desk.NewFleetAsync(1), await desk.NewFleetAsync(5));
        await desk.ImportAsync(first, "L1", serial);
        var report = await desk.TryImportAsync(second, SerialDesk.List(SerialDesk.NewSerial(), serial.ToLowerInvariant() + " "));
        report.Stored.ShouldBeFalse();
        report.Refusals.ShouldHaveSingleItem().ShouldBe($"{serial} (row 3) is pledged already: lot L1 of {(await desk.OpenAsync(first)).Saved.Case.Name}.");
        (await desk.SerialsAsync(second)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_two_imports_at_once_one_wins_and_the_other_is_told_who()
    {
        var serials = SerialDesk.NewSerials(50);
        var deals = await Task.WhenAll(desk.NewFleetAsync(100), desk.NewFleetAsync(100));
        var reports = await Task.WhenAll(deals.Select(deal => Task.Run(() => desk.TryImportAsync(deal, SerialDesk.List(serials)))));

        reports.Count(report => report.Stored).ShouldBe(1);
        var winner = Array.FindIndex(reports, report => report.Stored);
        var name = (await desk.OpenAsync(deals[winner])).Saved.Case.Name;
        var refusal = reports[1 - winner].Refusals.ShouldHaveSingleItem();
        refusal.ShouldContain($"{serials[0]} (row 2) is pledged already: lot L1 of {name}.");
        refusal.ShouldContain("And 49 more like it.");
        (await desk.SerialsAsync(deals[winner])).Count.ShouldBe(50);
        (await desk.SerialsAsync(deals[1 - winner])).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_look_alike_waits_for_a_risk_officer_and_comes_in_when_they_are_two_units()
    {
        var (first, second) = (await desk.NewFleetAsync(1), await desk.NewFleetAsync(5));
        var serial = SerialDesk.NewSerial();
        await desk.ImportAsync(first, "L1", serial + "O");
        var list = SerialDesk.List(serial + "0");
        (await desk.TryImportAsync(second, list, dryRun: true)).Check!.BlocksOnlyOnQuestions.ShouldBeTrue();
        (await desk.TryImportAsync(second, list)).Questions.ShouldBe(1);
        (await desk.TryImportAsync(second, list)).Stored.ShouldBeFalse();
        var question = (await desk.Get<ListLookAlikes>().ExecuteAsync(true, 0, 200, Desk.RiskOfficer, Cancel)).Require().Rows.Single(row => row.AskingDealId == second);
        (question.Asking, question.Holding, question.HoldingDealId).ShouldBe((serial + "0", serial + "O", first));

        (await desk.Get<AnswerLookAlikes>().ExecuteAsync([question.QuestionId], LookAlikeAnswer.DifferentUnits, " ", Desk.RiskOfficer, Cancel))
            .ShouldBeOfType<Result<int>.Invalid>();
        (await desk.Get<AnswerLookAlikes>().ExecuteAsync([question.QuestionId], LookAlikeAnswer.DifferentUnits, "Both seen on site", Desk.RiskOfficer, Cancel)).Require().ShouldBe(1);
        (await desk.Get<AnswerLookAlikes>().ExecuteAsync([question.QuestionId], LookAlikeAnswer.SameUnit, "Changed my mind", Desk.RiskOfficer, Cancel))
            .ShouldBeOfType<Result<int>.Conflict>();
        (await desk.TryImportAsync(second, list)).Stored.ShouldBeTrue();
        (await desk.StoredAsync($"SELECT count(*) FROM audit_entries WHERE action = 'serials.look-alikes-answered' AND deal_id = '{second}'")).ShouldBe(1L);
    }

    [Fact]
    public async Task What_a_risk_officer_found_to_be_one_unit_stays_out()
    {
        var (first, second) = (await desk.NewFleetAsync(1), await desk.NewFleetAsync(5));
        var serial = SerialDesk.NewSerial();
        await desk.ImportAsync(first, "L1", serial + "5");
        await desk.TryImportAsync(second, SerialDesk.List(serial + "S"));
        var question = (await desk.Get<ListLookAlikes>().ExecuteAsync(true, 0, 200, Desk.RiskOfficer, Cancel)).Require().Rows.Single(row => row.AskingDealId == second);
        (await desk.Get<AnswerLookAlikes>().ExecuteAsync([question.QuestionId], LookAlikeAnswer.SameUnit, "A photo shows one", Desk.RiskOfficer, Cancel)).Require();
        var report = await desk.TryImportAsync(second, SerialDesk.List(serial + "S"));
        report.Stored.ShouldBeFalse();
        report.Refusals[^1].ShouldContain("one unit");
    }

    [Fact]
    public async Task Transposed_neighbours_warn_and_never_block()
    {
        var (first, second) = (await desk.NewFleetAsync(1), await desk.NewFleetAsync(5));
        var serial = SerialDesk.NewSerial();
        await desk.ImportAsync(first, "L1", serial + "AC");
        var report = await desk.TryImportAsync(second, SerialDesk.List(serial + "CA"));
        report.Stored.ShouldBeTrue();
        report.Check!.Findings.ShouldHaveSingleItem().Kind.ShouldBe(SerialFindingKind.TransposedElsewhere);
    }

    [Fact]
    public async Task The_column_of_the_serials_and_the_lot_must_be_known()
    {
        var deal = await desk.NewFleetAsync(5);
        var file = SerialDesk.List(["what", "who"], ["A", "BX4711"]);
        var refused = (await desk.Get<ImportSerials>().ExecuteAsync(new ImportSerialsCommand(deal, file, null, null, true), Desk.Analyst, null, Cancel))
            .ShouldBeOfType<Result<SerialImportReport>.Invalid>();
        refused.Messages.Select(message => message.Path).ShouldBe(["/mapping/serial", "/lotId"]);
        var mapping = SerialMapping.Suggest(file.Header).With(SerialField.Serial, "who");
        (await desk.Get<ImportSerials>().ExecuteAsync(new ImportSerialsCommand(deal, file, mapping, "L1", true), Desk.Analyst, null, Cancel)).Require().Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_placeholders_are_two_wrong_cells_and_not_one_unit_twice()
    {
        var deal = await desk.NewFleetAsync(5);
        var report = await desk.TryImportAsync(deal, SerialDesk.List(SerialDesk.NewSerial(), "N/A", "N/A", "0000"));
        report.Stored.ShouldBeFalse();
        report.Errors.Select(error => error.Row).ShouldBe([3, 4, 5]);
        report.Refusals.ShouldHaveSingleItem().ShouldBe("3 cells are not what is allowed.");
        report.Errors[0].Message.ShouldContain("leave the unit out until its number is known");
    }

    [Fact]
    public async Task A_row_without_a_lot_is_wrong_when_each_row_names_its_own()
    {
        var deal = await desk.NewFleetAsync(5, 5);
        var file = SerialDesk.List(["serial", "lot"], [SerialDesk.NewSerial(), "L1"], [SerialDesk.NewSerial(), ""]);
        var report = await desk.TryImportAsync(deal, file, lot: null);
        report.Stored.ShouldBeFalse();
        var error = report.Errors.ShouldHaveSingleItem();
        (error.Row, error.Column).ShouldBe((3, "lot"));
        error.Message.ShouldContain("the cell is empty and each row names its own");
        (await desk.TryImportAsync(deal, file, lot: "L2", dryRun: true)).MayStore.ShouldBeTrue();
    }

    [Theory]
    [InlineData("1654422001234", "1654422001235")]
    [InlineData("SGH7A12", "SGH7A13")]
    public async Task A_list_without_a_header_row_is_refused_instead_of_losing_its_first_serial(string first, string second)
    {
        var deal = await desk.NewFleetAsync(5);
        var file = SerialDesk.List([first, "L1"], [second, "L1"]);
        foreach (var mapping in new[] { null, SerialMapping.Suggest(file.Header).With(SerialField.Serial, first) })
        {
            var refused = (await desk.Get<ImportSerials>().ExecuteAsync(new ImportSerialsCommand(deal, file, mapping, "L1", true), Desk.Analyst, null, Cancel))
                .ShouldBeOfType<Result<SerialImportReport>.Invalid>().Messages.ShouldHaveSingleItem();
            refused.Path.ShouldBe("/file");
            refused.Message.ShouldContain($"no header row: its first row holds '{first}'");
        }
    }

    [Theory]
    [InlineData("what")]
    [InlineData("Asset 2024")]
    [InlineData("Number1")]
    [InlineData("Serial-Nr 100000")]
    public void A_heading_that_nobody_knows_is_still_a_heading(string heading) => SerialMapping.HeaderProblem(SerialDesk.List([heading], ["1654422001234"])).ShouldBeNull();

    [Fact]
    public async Task A_stopped_import_leaves_nothing()
    {
        var deal = await desk.NewFleetAsync(5);
        using var stop = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() => desk.Get<ImportSerials>().ExecuteAsync(
            new ImportSerialsCommand(deal, SerialDesk.List(SerialDesk.NewSerials(3)), null, "L1", false), Desk.Analyst, new StopAt("Writing the register", stop), stop.Token));
        (await desk.SerialsAsync(deal, null)).ShouldBeEmpty();
        await desk.ImportAsync(deal, "L1", SerialDesk.NewSerial());
    }

    private sealed class Steps(List<SerialProgress> steps) : IProgress<SerialProgress>
    {
        public void Report(SerialProgress value)
        {
            lock (steps) steps.Add(value);
        }
    }

    private sealed class StopAt(string step, CancellationTokenSource stop) : IProgress<SerialProgress>
    {
        public void Report(SerialProgress value)
        {
            if (value.Step == step) stop.Cancel();
        }
    }
}
