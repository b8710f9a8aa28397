using GpuLending.Engine;
using GpuLending.Testing;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Imports;
using GpuLending.Underwriting.Intake;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Intake;

/// <summary>Fleets as strangers write them: read to the right values, or refused with row, column, value and what is allowed.</summary>
public sealed class FleetIntakeTests(Desk desk) : IClassFixture<Desk>
{
    private const string Plain = "Lot,GPU model,GPUs,GPU cost (USD),In service,Site,Country\nA,H100 SXM,1024,27000,2027-03-01,Dallas,US\nB,H200 SXM,512,33000,2027-06-01,Reno,US\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static (string Id, string Model, int Count, decimal? Gpu)[] TwoLots => [("A", "H100-SXM-80GB", 1024, 27_000m), ("B", "H200-SXM-141GB", 512, 33_000m)];

    [Fact]
    public async Task A_plain_list_becomes_lots_in_one_document_with_every_field_marked_imported()
    {
        var report = await ReadAsync(StrangersFile.CsvAsync(Plain));
        Lots(report).ShouldBe(TwoLots);
        var after = report.After.ShouldNotBeNull();
        (after.Case.Lots[1].InServiceDate, after.Case.Lots[1].Site, after.Case.Lots[1].Country).ShouldBe((new DateOnly(2027, 6, 1), "Reno", "US"));
        after.Provenance["/lots/1/count"].Mark.ShouldBe(ProvenanceMark.Imported);
        after.Provenance["/lots/1/count"].Source.ShouldBe("fleet.csv, row 3");
        after.Provenance.Keys.ShouldNotContain("/lots/0/unitCost/network");
        after.Provenance["/lots/0/unitCost/gpu"].Author.ShouldBe(Desk.Analyst.DisplayName);
    }

    public static TheoryData<string, string> SameFleet => new()
    {
        { "titles above, total and remark below, columns in another order", "Orion Compute LLC - equipment schedule,,,\nPrepared 3 Jan 2027; confidential,,,\n,,,\nIn service,Qty GPUs,Model,Lot,Unit price (US$)\n2027-03-01,\"1,024\",NVIDIA H100 SXM5 80GB,A,\"27,000.00\"\n2027-06-01,512,H200 SXM,B,\"33,000.00\"\nTotal,\"1,536\",,,\nSource: vendor quote 4711,,,\n" },
        { "semicolons, decimal commas, German headings", "Los;Modell;Anzahl GPUs;Stückpreis (USD);Inbetriebnahme;Standort\nA;H100 SXM;1.024;27.000,00;01.03.2027;Frankfurt, Germany\nB;H200 SXM;512;33.000,00;01.06.2027;Berlin, Germany\nSumme;;1.536;;;\n" },
        { "French headings, spaces between thousands", "Lot;Modèle;Nombre de GPU;Prix unitaire (USD);Mise en service\nA;H100 SXM;1 024;27 000,00;01/03/2027\nB;H200 SXM;512;33 000,00;15/06/2027\n" },
        { "Spanish headings", "Lote;Modelo;Cantidad;Precio unitario USD;Puesta en servicio\nA;H100 SXM;1024;27000,00;01/03/2027\nB;H200 SXM;512;33000,00;30/06/2027\n" },
        { "Chinese headings", "批次,型号,数量,单价 (USD),上线日期\nA,H100 SXM,1024,27000,2027-03-01\nB,H200 SXM,512,33000,2027-06-01\n" },
        { "nodes of eight with a price per node", "Lot,System,Nodes,GPUs per node,Price per node USD,In service\nA,H100 SXM,128,8,216000,2027-03-01\nB,H200 SXM,64,8,264000,2027-06-01\n".Replace("System", "Model", StringComparison.Ordinal) },
        { "total cost instead of a unit price", "Lot,GPU,GPUs,Total cost (USD)\nA,H100 SXM,1024,27648000\nB,H200 SXM,512,16896000\n" },
        { "tabs", "Lot\tGPU model\tGPUs\tGPU cost USD\nA\tH100 SXM\t1024\t27000\nB\tH200 SXM\t512\t33000\n" },
        { "the headings repeated on a second page and a section title between", "Lot,GPU model,GPUs,GPU cost USD\nPhase one,,,\nA,H100 SXM,1024,27000\n\nLot,GPU model,GPUs,GPU cost USD\nPhase two,,,\nB,H200 SXM,512,33000\nGrand total,,1536,\n" },
        { "currency in the cells", "Lot,GPU model,GPUs,Cost per GPU\nA,H100 SXM,1024,\"$27,000.00\"\nB,H200 SXM,512,\"$33,000.00\"\n" },
    };

    [Theory]
    [MemberData(nameof(SameFleet))]
    public async Task However_it_is_laid_out_the_same_fleet_is_read(string layout, string text)
    {
        var report = await ReadAsync(StrangersFile.CsvAsync(text));
        report.Questions.ShouldBeEmpty(layout);
        report.Errors.ShouldBeEmpty(layout);
        Lots(report).ShouldBe(TwoLots, layout);
        report.Warnings.Where(warning => !warning.StartsWith("Contract C1 is served by", StringComparison.Ordinal)).ShouldBeEmpty(layout);
    }

    [Theory]
    [InlineData("utf-8-bom")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task Marked_encodings_are_read(string encoding) => Lots(await ReadAsync(StrangersFile.CsvAsync(Plain, encoding))).ShouldBe(TwoLots);

    [Fact]
    public async Task Windows_1252_is_refused_until_it_is_said()
    {
        const string Text = "Lot;GPU model;GPUs;GPU cost USD;Standort;Land\nA;H100 SXM;1024;27000;Düsseldorf;Deutschland\n";
        Refusal(await StrangersFile.CsvAsync(Text, "windows-1252")).ShouldContain("windows-1252");
        var told = await ReadAsync(StrangersFile.CsvAsync(Text, "windows-1252", new TabularOptions { Encoding = "windows-1252" }));
        told.After!.Case.Lots[0].Site.ShouldBe("Düsseldorf");
    }

    [Fact]
    public async Task A_workbook_with_titles_merged_headings_dates_formulas_and_a_hidden_sheet_is_read()
    {
        var workbook = new StrangersFile.Workbook()
            .Sheet("Old prices", [["Lot", "GPU model", "GPUs", "GPU cost USD"], ["Z", "A100", 8, 9000]], state: "hidden")
            .Sheet("Read me", [["This workbook belongs to Orion"]])
            .Sheet("Fleet", [
                ["Orion fleet 2027"],
                ["Lot", "Model", "GPUs", "Cost per GPU (USD)", null, "In service"],
                [null, null, null, "Hardware", "Network", null],
                ["A", "H100 SXM", 1024, 27000, new StrangersFile.Xml("<c><f>4000+500</f><v>4500</v></c>"), new DateOnly(2027, 3, 1)],
                ["B", "H200 SXM", 512, 33000, 4500, new DateOnly(2027, 6, 1)],
                ["Total", null, new StrangersFile.Xml("<c><f>SUM(C4:C5)</f><v>1536</v></c>")],
            ], "visible", "A1:F1", "A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:F3");
        var report = await ReadAsync(StrangersFile.OpenAsync(workbook));
        report.Errors.ShouldBeEmpty();
        report.Questions.ShouldBeEmpty();
        Lots(report).ShouldBe(TwoLots);
        report.After!.Case.Lots[0].UnitCost.Network.ShouldBe(Money.Usd(4_500));
        report.After.Case.Lots[0].InServiceDate.ShouldBe(new DateOnly(2027, 3, 1));
        report.Notes.ShouldContain(note => note.Contains("'Old prices'", StringComparison.Ordinal));
        report.Format.ShouldContain("'Fleet'");
    }

    [Fact]
    public async Task A_cell_merged_over_rows_holds_for_each_of_them_except_a_number_of_pieces()
    {
        var site = new StrangersFile.Workbook().Sheet("Fleet", [["Lot", "GPU model", "GPUs", "Site"], ["A", "H100 SXM", 8, "Reno, NV"], ["B", "H200 SXM", 8, null]], "visible", "D2:D3");
        (await ReadAsync(StrangersFile.OpenAsync(site))).After!.Case.Lots.Select(lot => lot.Site).ShouldBe(["Reno, NV", "Reno, NV"]);
        var count = new StrangersFile.Workbook().Sheet("Fleet", [["Lot", "GPU model", "GPUs"], ["A", "H100 SXM", 8], ["B", "H200 SXM", null]], "visible", "C2:C3");
        Error(await ReadAsync(StrangersFile.OpenAsync(count)), 2, "GPUs").ShouldContain("merged over several rows");
    }

    [Theory]
    [InlineData("Lot,GPU model,GPUs,GPU cost USD\nA,H100 SXM,8,216000\n", 2, "GPU cost USD", "216000", "whole system")]
    [InlineData("Lot,GPU model,GPUs,GPU cost USD\nA,H100 SXM,8,2.10\n", 2, "GPU cost USD", "2.10", "looks like a rent per hour")]
    [InlineData("Lot,GPU model,GPUs,GPU cost USD\nA,Q999,8,27000\n", 2, "GPU model", "Q999", "is no model of the catalogue")]
    [InlineData("Lot,GPU model,GPUs,GPU cost USD\nA,H100,8,27000\n", 2, "GPU model", "H100", "is not certain: it may be H100")]
    [InlineData("Lot,GPU model,GPUs,GPU cost USD\nA,H100 SXM,8.5,27000\n", 2, "GPUs", "8.5", "is not a whole number from 1")]
    [InlineData("Lot,GPU model,GPUs,GPU cost USD\nA,H100 SXM,-8,27000\n", 2, "GPUs", "-8", "is not a whole number from 1")]
    [InlineData("Lot,GPU model,GPUs,GPU cost USD\nA,H100 SXM,,27000\n", 2, "GPUs", "", "is missing")]
    [InlineData("Lot,GPU model,GPUs,GPU cost USD\nA,H100 SXM,8,tbd\n", 2, "GPU cost USD", "tbd", "is no amount: write the figure")]
    [InlineData("Lot,GPU model,GPUs,In service\nA,H100 SXM,8,Q2 2027\n", 2, "In service", "Q2 2027", "names no day: write the day, such as 2026-11-23")]
    [InlineData("Lot,GPU model,GPUs,Site\nA,H100 SXM,8,\"=HYPERLINK(\"\"http://x\"\")\"\n", 2, "Site", "=HYPERLINK(\"http://x\")", "which a spreadsheet may take for a formula")]
    [InlineData("Lot,GPU model,GPUs,Country\nA,H100 SXM,8,Atlantis\n", 2, "Country", "Atlantis", "ISO 3166")]
    [InlineData("Lot,GPU model,GPUs,Condition\nA,H100 SXM,8,shiny\n", 2, "Condition", "shiny", "new, certified, used, as is")]
    [InlineData("Lot,GPU model,GPUs\nA,H100 SXM,8\na,H200 SXM,8\n", 3, "Lot", "a", "is the key of another lot")]
    [InlineData("Lot,GPU model,Nodes\nA,H100 SXM,8\n", 2, "Nodes", "8", "say how many GPUs each has")]
    [InlineData("Lot,GPU model,GPUs,Unit price USD,Total USD\nA,H100 SXM,8,27000,300000\n", 2, "Total USD", "300000", "does not agree with 8 GPUs")]
    [InlineData("Lot,GPU model,GPUs,Haircut\nA,H100 SXM,8,10\n", 2, "Haircut", "10", "write 10 % or 0.1")]
    [InlineData("Lot,GPU model,GPUs,In service,Delivered\nA,H100 SXM,8,2027-03-01,2027-05-01\n", 2, "Delivered", "2027-05-01", "enter the in-service date 2027-03-01 or an earlier day")]
    public async Task A_cell_that_is_not_allowed_is_named_with_its_row_column_and_value(string text, int row, string column, string value, string says)
    {
        var report = await ReadAsync(StrangersFile.CsvAsync(text));
        report.Questions.ShouldBeEmpty();
        report.After.ShouldBeNull();
        Error(report, row, column).ShouldContain(says);
        report.Errors.First(error => error.Row == row && (error.Column == column)).Value.ShouldBe(value);
    }

    [Theory]
    [InlineData("Lot,GPU model,GPUs,GPU cost EUR\nA,H100 SXM,8,27000\n", "exchangeRate", "'GPU cost EUR' is in EUR and the deal is in USD")]
    [InlineData("Lot,GPU model,GPUs,GPU cost\nA,H100 SXM,8,27000 €\n", "exchangeRate", "Row 2, column 'GPU cost', is in EUR")]
    [InlineData("Lot,GPU model,GPUs,Site\nA,H100 SXM,8,Rjukan\n", "country", "in which country 'Rjukan' in row 2 is")]
    [InlineData("($ in thousands)\nLot,GPU model,GPUs,GPU cost\nA,H100 SXM,8,27\n", "scale", "'($ in thousands)' stands in row 1")]
    [InlineData("Lot,GPU model,GPUs,Cost USD\nA,H100 SXM,8,27000\n", "costUnit", "'Cost USD' does not say what a cost is of")]
    [InlineData("Lot,GPU model,Qty,Unit price USD\nA,HGX H100 SXM 8-GPU server,16,27000\n", "countUnit", "whether it counts GPUs or machines")]
    [InlineData("Lot,GPU model,GPUs,In service\nA,H100 SXM,8,04/05/2027\n", "dateOrder", "'04/05/2027' in row 2")]
    [InlineData("Lot;GPU model;GPUs;GPU cost USD\nA;H100 SXM;8;27,000\n", "decimalMark", "'27,000' in row 2")]
    [InlineData("Lot,GPU model,GPUs,Haircut %\nA,H100 SXM,8,0.5\n", "shareUnit", "0.5 % or 50 %")]
    [InlineData("Lot,GPU model,GPUs,Start,Go-live\nA,H100 SXM,8,2027-01-01,2027-02-01\n", "columns/inService", "choose which")]
    [InlineData("Lot,GPU model,Price USD\nA,H100 SXM,27000\n", "columns/count", "No heading says which column holds: GPUs or Nodes")]
    [InlineData("Dear all\nplease see below\n", "headerRow", "looks like headings of a fleet")]
    [InlineData("Lot,GPU model,GPUs,In service\nA,H100 SXM,8,25/03/2027\nB,H200 SXM,8,03/25/2027\n", "dateOrder", "'03/25/2027' in row 3 the month")]
    public async Task A_doubt_is_asked_and_nothing_is_read(string text, string setting, string says)
    {
        var report = await ReadAsync(StrangersFile.CsvAsync(text));
        report.After.ShouldBeNull();
        report.Questions.ShouldContain(question => question.Setting == setting && question.Message.Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_ends_the_doubt()
    {
        var file = (await StrangersFile.CsvAsync("Lot,GPU model,Qty,Unit price USD,In service\nA,HGX H100 SXM 8-GPU server,16,216000,04/05/2027\n")).Require();
        var deal = await desk.NewDealAsync();
        var asked = await CheckAsync(deal, file, null);
        asked.Questions.Select(question => question.Setting).ShouldBe(["dateOrder", "countUnit"], ignoreOrder: true);
        var told = await CheckAsync(deal, file, asked.Settings with { CountUnit = CountUnit.Nodes, DateOrder = DateOrder.DayFirst });
        told.Errors.ShouldBeEmpty();
        var lot = told.After!.Case.Lots.ShouldHaveSingleItem();
        (lot.Count, lot.UnitCost.Gpu, lot.InServiceDate).ShouldBe((128, Money.Usd(27_000), new DateOnly(2027, 5, 4)));
    }

    [Fact]
    public async Task A_euro_format_of_a_workbook_is_seen()
    {
        var workbook = new StrangersFile.Workbook().Sheet("Fleet", [["Lot", "GPU model", "GPUs", "Cost per GPU"], ["A", "H100 SXM", 8, new StrangersFile.Styled(27_000, 3)]]);
        (await ReadAsync(StrangersFile.OpenAsync(workbook))).Questions.ShouldContain(question => question.Setting == "exchangeRate" && question.Message.Contains("is in EUR", StringComparison.Ordinal));
        var percent = new StrangersFile.Workbook().Sheet("Fleet", [["Lot", "GPU model", "GPUs", "Haircut %"], ["A", "H100 SXM", 8, new StrangersFile.Styled(0.1, 2)]]);
        (await ReadAsync(StrangersFile.OpenAsync(percent))).After!.Case.Lots[0].Haircut.ShouldBe(0.1);
    }

    [Fact]
    public async Task A_day_of_delivery_alone_is_the_day_of_service()
    {
        var report = await ReadAsync(StrangersFile.CsvAsync("Lot,GPU model,GPUs,Delivery date\nA,H100 SXM,8,2027-05-15\n"));
        (report.After!.Case.Lots[0].InServiceDate, report.After.Case.Lots[0].DeliveredOn).ShouldBe((new DateOnly(2027, 5, 15), null));
        report.Notes.ShouldContain(note => note.Contains("the day of delivery is taken", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_formula_without_a_result_and_an_error_are_refused()
    {
        var workbook = new StrangersFile.Workbook().Sheet("Fleet", [["Lot", "GPU model", "GPUs"], ["A", "H100 SXM", new StrangersFile.Xml("<c><f>4+4</f></c>")], ["B", new StrangersFile.Xml("<c t=\"e\"><v>#REF!</v></c>"), 8]]);
        var report = await ReadAsync(StrangersFile.OpenAsync(workbook));
        Error(report, 2, "GPUs").ShouldContain("is not a whole number");
        Error(report, 3, "GPU model").ShouldContain("is an error in the workbook");
    }

    [Fact]
    public async Task Files_that_could_do_harm_are_refused_as_a_whole()
    {
        var plain = new StrangersFile.Workbook().Sheet("Fleet", [["Lot", "GPU model", "GPUs"], ["A", "H100 SXM", 8]]);
        Refusal(await StrangersFile.OpenAsync(plain.ToBytes(), "fleet.xlsm")).ShouldContain(".xlsm");
        Refusal(await StrangersFile.OpenAsync(plain.ToBytes(), "fleet.xlsb")).ShouldContain(".xlsb");
        Refusal(await StrangersFile.OpenAsync(new StrangersFile.Workbook().Sheet("Fleet", [["a"]]).Part("xl/vbaProject.bin", "x"))).ShouldContain("macros");
        Refusal(await StrangersFile.OpenAsync(new StrangersFile.Workbook().Sheet("Fleet", [["a"]]).Part("[Content_Types].xml", """<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>"""))).ShouldContain("macros");
        Refusal(await StrangersFile.OpenAsync(new StrangersFile.Workbook().Sheet("Fleet", [["a"]]).Part("xl/sharedStrings.xml", $"<sst>{new string(' ', 300_000_000)}</sst>"))).ShouldContain("zip bomb");
        Refusal(await StrangersFile.OpenAsync([0xD0, 0xCF, 0x11, 0xE0, 1, 2, 3], "fleet.xls")).ShouldContain("old .xls");
        Refusal(await StrangersFile.OpenAsync("%PDF-1.7"u8.ToArray(), "fleet.csv")).ShouldContain("PDF");
        Refusal(await StrangersFile.CsvAsync("<html><table><tr><td>Lot</td></tr></table></html>")).ShouldContain("web page");
        Refusal(await StrangersFile.CsvAsync("")).ShouldContain("empty");
        Refusal(await StrangersFile.CsvAsync("Lot,\"GPU model\nA,H100\n")).ShouldContain("never closed");
        await using var large = new Zeros(200L * 1024 * 1024);
        Refusal(await TabularBook.OpenAsync(large, "fleet.csv", new TabularOptions { Limits = TabularLimits.ByHand }, Cancel)).ShouldContain("larger than 25 MB");
    }

    [Fact]
    public async Task Rows_that_bear_the_key_of_a_lot_keep_what_the_file_does_not_say_and_added_rows_stand_after()
    {
        var deal = await desk.NewDealAsync();
        var before = (await desk.OpenAsync(deal)).Current;
        var file = (await StrangersFile.CsvAsync("Lot,GPU model,GPUs\nL1,H100 SXM,4096\n")).Require();
        var replaced = (await CheckAsync(deal, file, null)).After!;
        replaced.Case.Lots.ShouldBe([before.Case.Lots[0] with { Count = 4096 }]);
        replaced.Provenance["/lots/0/unitCost/gpu"].ShouldBe(before.Provenance["/lots/0/unitCost/gpu"]);
        replaced.Provenance["/lots/0/count"].Mark.ShouldBe(ProvenanceMark.Imported);

        var other = (await StrangersFile.CsvAsync("GPU model,GPUs\nH200 SXM,64\n")).Require();
        var added = (await CheckAsync(deal, other, new IntakeSettings { Mode = IntakeMode.Add })).After!;
        added.Case.Lots.Select(lot => (lot.Id, lot.Count)).ShouldBe([("L1", 2048), ("L2", 64)]);
        added.Provenance["/lots/0/count"].ShouldBe(before.Provenance["/lots/0/count"]);
        var lost = await CheckAsync(deal, (await StrangersFile.CsvAsync("Lot,GPU model,GPUs\nX,H200 SXM,64\n")).Require(), null);
        lost.Warnings.ShouldContain(warning => warning.Contains("Contract C1 is served by lot L1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task How_a_file_was_read_is_remembered_for_its_borrower_and_for_no_other()
    {
        const string Text = "Key,What,Pieces of it,Euros no dollars\nA,H100 SXM,16,27000\n";
        var deal = await desk.NewDealAsync();
        var file = (await StrangersFile.CsvAsync(Text)).Require();
        var settings = new IntakeSettings
        {
            HeaderRow = 1,
            Columns = new Dictionary<string, string> { ["lot"] = "Key", ["model"] = "What", ["count"] = "Pieces of it" },
            CountUnit = CountUnit.Nodes,
            GpusPerNode = 8,
        };
        (await CheckAsync(deal, file, null)).After.ShouldBeNull();
        var report = await CheckAsync(deal, file, settings);
        report.After!.Case.Lots[0].Count.ShouldBe(128);
        (await desk.Get<RememberIntake>().ExecuteAsync(deal, report, Desk.Analyst, Cancel)).Require().ShouldBeTrue();
        (await desk.Get<RememberIntake>().ExecuteAsync(deal, report, Desk.SecondAnalyst, Cancel)).Require().ShouldBeTrue();
        (await desk.StoredAsync($"SELECT count(*) FROM intake_mappings m JOIN deals d ON d.borrower_id = m.borrower_id WHERE d.id = '{deal}'")).ShouldBe(1L);
        (await desk.StoredAsync($"SELECT count(*) FROM audit_entries WHERE action = 'deal.terms-imported' AND deal_id = '{deal}'")).ShouldBe(2L);

        var again = await CheckAsync(deal, (await StrangersFile.CsvAsync("Orion\n" + Text)).Require(), null);
        again.Questions.ShouldBeEmpty();
        again.Remembered.ShouldBeTrue();
        again.After!.Case.Lots[0].Count.ShouldBe(128);
        (await CheckAsync(await desk.NewDealAsync(), file, null)).After.ShouldBeNull();
    }

    [Fact]
    public async Task Who_may_not_edit_deals_may_not_check_a_file() =>
        (await desk.Get<CheckIntake>().ExecuteAsync(
            new IntakeCommand(await desk.NewDealAsync(), new DealDocument(), (await StrangersFile.CsvAsync(Plain)).Require(), IntakeKind.Fleet, null), Desk.Auditor, Cancel))
        .ShouldBeOfType<Result<IntakeReport>.Forbidden>();

    private async Task<IntakeReport> ReadAsync(Task<Result<TabularBook>> file) => await CheckAsync(await desk.NewDealAsync(), (await file).Require(), null);

    private async Task<IntakeReport> CheckAsync(Guid deal, TabularBook book, IntakeSettings? settings) =>
        (await desk.Get<CheckIntake>().ExecuteAsync(new IntakeCommand(deal, (await desk.OpenAsync(deal)).Current, book, IntakeKind.Fleet, settings), Desk.Analyst, Cancel)).Require();

    private static string Error(IntakeReport report, int row, string column)
    {
        var found = report.Errors.FirstOrDefault(error => error.Row == row && error.Column == column);
        found.ShouldNotBeNull($"Errors: {string.Join("; ", report.Errors)}. Questions: {string.Join("; ", report.Questions)}");
        return found.Message;
    }

    private static string Refusal(Result<TabularBook> answer) => answer.ShouldBeOfType<Result<TabularBook>.Invalid>().Messages.ShouldHaveSingleItem().Message;

    private static (string Id, string Model, int Count, decimal? Gpu)[] Lots(IntakeReport report)
    {
        report.After.ShouldNotBeNull($"Errors: {string.Join("; ", report.Errors)}. Questions: {string.Join("; ", report.Questions)}");
        return [.. report.After.Case.Lots.Select(lot => (lot.Id, lot.GpuModel, lot.Count, lot.UnitCost.Gpu?.Amount))];
    }

    /// <summary>A long file that takes no memory.</summary>
    private sealed class Zeros(long length) : Stream
    {
        private long _read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get => _read; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, length - _read);
            Array.Fill(buffer, (byte)'1', offset, read);
            _read += read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
