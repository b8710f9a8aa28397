using System.IO.Compression;
using System.Xml.Linq;
using GpuLending.Engine;
using GpuLending.Testing;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Imports;
using GpuLending.Underwriting.Intake;
using GpuLending.Underwriting.Tests.Workbooks;
using GpuLending.Underwriting.Workbooks;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Intake;

/// <summary>A workbook of ours that comes back: changed inputs are told apart from everything else, and nothing else is taken.</summary>
public sealed class ReadWorkbookTests(Desk desk) : IClassFixture<Desk>
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_workbook_that_was_not_changed_changes_nothing()
    {
        var (deal, file, _) = await TakeAsync();
        var answer = await ReadAsync(deal, file);
        (answer.Changes.Count, answer.Errors.Count, answer.Warnings.Count, answer.After).ShouldBe((0, 0, 0, null), $"{string.Join("; ", answer.Changes)} {string.Join("; ", answer.Errors)} {string.Join("; ", answer.Warnings)}");
        answer.From.ShouldBe("the working draft");
    }

    [Fact]
    public async Task Also_after_LibreOffice_has_computed_and_saved_it()
    {
        var (deal, file, model) = await TakeAsync();
        var changed = WorkbookCells.Stripped(file, [Input(model, "/contracts/0/pricePerGpuHour", 2.5)]);
        var saved = await SavedByLibreOfficeAsync(changed);
        var answer = await ReadAsync(deal, saved);
        answer.Errors.ShouldBeEmpty();
        answer.Changes.Select(change => change.Path).ShouldBe(["/contracts/0/pricePerGpuHour"]);
        answer.After!.Case.Contracts[0].PricePerGpuHour.ShouldBe(Money.Usd(2.5m));
    }

    [Fact]
    public async Task Changed_inputs_come_back_as_one_document_with_was_now_and_the_loan_before_and_after()
    {
        var (deal, file, model) = await TakeAsync();
        var answer = await ReadAsync(deal, WorkbookCells.Stripped(file, [Input(model, "/lots/0/count", 1024), Input(model, "/contracts/0/pricePerGpuHour", 1.95)]));
        answer.Errors.ShouldBeEmpty();
        answer.Changes.Select(change => (change.Path, change.Was.Length > 0, change.Now.Length > 0)).ShouldBe([("/lots/0/count", true, true), ("/contracts/0/pricePerGpuHour", true, true)], ignoreOrder: true);
        var after = answer.After.ShouldNotBeNull();
        (after.Case.Lots[0].Count, after.Case.Contracts[0].PricePerGpuHour).ShouldBe((1024, Money.Usd(1.95m)));
        after.Provenance["/lots/0/count"].Mark.ShouldBe(ProvenanceMark.Imported);
        answer.LoanAfter!.Value.Amount.ShouldBeLessThan(answer.LoanBefore!.Value.Amount);
        answer.Scenario.ShouldBeNull();
        answer.WhyNoScenario.ShouldNotBeNull().ShouldContain("cannot be said by a scenario");
    }

    [Fact]
    public async Task A_price_of_power_comes_back_as_a_scenario_too()
    {
        var (deal, file, model) = await TakeAsync();
        var answer = await ReadAsync(deal, WorkbookCells.Stripped(file, [Input(model, "/costs/power/pricePerKilowattHour", 0.12)]));
        answer.Scenario.ShouldNotBeNull().Changes.PowerFactor.ShouldBe(1.5, 1e-9);
        answer.After.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_formula_written_over_is_refused_with_its_cell_and_a_value_out_of_range_too()
    {
        var (deal, file, model) = await TakeAsync();
        var formula = model.Sheets.SelectMany(sheet => sheet.Rows).First(row => row.Kind == RowKind.Series && row.Sheet!.Name == "Cash flow");
        var address = WorkbookLayout.Address(WorkbookLayout.FirstPeriodColumn + 3, formula.Number);
        var answer = await ReadAsync(deal, Overwritten(file, model.Sheets.ToList().FindIndex(sheet => sheet.Name == "Cash flow"), address));
        answer.After.ShouldBeNull();
        var error = answer.Errors.ShouldHaveSingleItem();
        error.Column.ShouldBe($"'Cash flow'!{address}");
        error.Message.ShouldContain("is a formula and was overwritten");

        var count = await ReadAsync(deal, WorkbookCells.Stripped(file, [Input(model, "/lots/0/count", 10.5)]));
        count.After.ShouldBeNull();
        count.Errors.ShouldHaveSingleItem().Column.ShouldStartWith("Inputs!");
    }

    [Fact]
    public async Task A_formula_replaced_by_another_is_refused_with_its_cell_what_it_was_and_what_it_is()
    {
        var (deal, file, model) = await TakeAsync();
        var sheet = model.Sheets.ToList().FindIndex(one => one.Name == "Cash flow");
        var formula = model.Sheets[sheet].Rows.First(row => row.Kind == RowKind.Series);
        var address = WorkbookLayout.Address(WorkbookLayout.FirstPeriodColumn + 3, formula.Number);
        var was = model.Resolve(formula.Formula, formula.Sheet!, WorkbookLayout.FirstPeriodColumn + 3);
        foreach (var replaced in new[] { Edited(file, sheet, address, cell => cell.Value = was + "+1000000"), await SavedByLibreOfficeAsync(Edited(file, sheet, address, cell => cell.Value = was + "+1000000")) })
        {
            var answer = await ReadAsync(deal, replaced);
            answer.After.ShouldBeNull();
            var error = answer.Errors.ShouldHaveSingleItem();
            error.Column.ShouldBe($"'Cash flow'!{address}");
            error.Message.ShouldContain("was replaced by another: it was =");
            error.Message.ShouldContain("+1000000. Take a new workbook");
        }
    }

    [Fact]
    public async Task Formulas_that_Excel_has_written_in_its_own_way_are_the_same()
    {
        var (deal, file, model) = await TakeAsync();
        var sheet = model.Sheets.ToList().FindIndex(one => one.Name == "Loan");
        var row = model.Sheets[sheet].Rows.First(row => row is { Kind: RowKind.Series, Label: "Balance" });
        // One formula for two cells, as Excel saves a row: the first has the words, the second the group.
        var shared = Edited(file, sheet, WorkbookLayout.Address(WorkbookLayout.FirstPeriodColumn + 1, row.Number), cell =>
        {
            cell.SetAttributeValue("t", "shared");
            cell.SetAttributeValue("si", "0");
            cell.SetAttributeValue("ref", $"{WorkbookLayout.Address(WorkbookLayout.FirstPeriodColumn + 1, row.Number)}:{WorkbookLayout.Address(WorkbookLayout.FirstPeriodColumn + 2, row.Number)}");
            cell.Value = " " + cell.Value.ToLowerInvariant();
        });
        shared = Edited(shared, sheet, WorkbookLayout.Address(WorkbookLayout.FirstPeriodColumn + 2, row.Number), cell =>
        {
            cell.SetAttributeValue("t", "shared");
            cell.SetAttributeValue("si", "0");
            cell.Value = "";
        });
        (await ReadAsync(deal, shared)).Errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("A1+$B2*C$3-$D$4", 2, 5, "C6+$B7*E$3-$D$4")]
    [InlineData("SUM('Cash flow'!G7:H9)&\"A1\"", 1, 0, "SUM('Cash flow'!H7:I9)&\"A1\"")]
    [InlineData("LOG10(Z9)+Loan_Size+Loan!AZ1", 1, 1, "LOG10(AA10)+Loan_Size+Loan!BA2")]
    public void A_shared_formula_stands_in_each_cell_as_it_would_be_written_there(string formula, int columns, int rows, string moved) =>
        FormulaText.Moved(formula, columns, rows).ShouldBe(moved);

    [Fact]
    public async Task One_of_another_deal_or_of_a_draft_that_has_moved_on_is_refused()
    {
        var (deal, file, _) = await TakeAsync();
        var (other, _, _) = await TakeAsync("Another deal");
        (await AnswerAsync(other, file)).ShouldBeOfType<Result<WorkbookChanges>.Conflict>().Reason.ShouldContain("of another deal");
        var view = await desk.OpenAsync(deal);
        var moved = view.Saved with { Case = view.Saved.Case with { ClosingDate = view.Saved.Case.ClosingDate.AddMonths(1) } };
        (await desk.Get<SaveDeal>().ExecuteAsync(new SaveDealCommand(deal, view.Version, moved, null), Desk.Analyst, Cancel)).Require();
        (await AnswerAsync(deal, file)).ShouldBeOfType<Result<WorkbookChanges>.Conflict>();
        (await AnswerAsync(deal, DealTemplate.Write(new DateOnly(2026, 11, 23)))).ShouldBeOfType<Result<WorkbookChanges>.Invalid>().Messages[0].Message.ShouldContain("no workbook of this desk");
    }

    private async Task<(Guid Deal, byte[] File, WorkbookModel Model)> TakeAsync(string name = "To Excel and back")
    {
        var deal = await desk.NewDealAsync(name);
        var file = (await desk.Get<ExportWorkbook>().ExecuteAsync(new MemoSubject.OfDraft(deal), Desk.Analyst, Cancel)).Require();
        var source = (await desk.Get<ExportWorkbook>().SourceOfAsync((await desk.OpenAsync(deal)).Current, Desk.Analyst, Cancel)).Require();
        return (deal, file.Content, DealWorkbook.Build(source));
    }

    private static (string Sheet, string Address, double Value) Input(WorkbookModel model, string path, double value)
    {
        var row = model.DealInputs.Single(row => row.Path == path);
        return (row.Sheet!.Name, WorkbookLayout.Address(WorkbookLayout.ValueColumn, row.Number), value);
    }

    private async Task<WorkbookChanges> ReadAsync(Guid deal, byte[] file) => (await AnswerAsync(deal, file)).Require();

    private async Task<Result<WorkbookChanges>> AnswerAsync(Guid deal, byte[] file)
    {
        var book = (await StrangersFile.OpenAsync(file, "back.xlsx", new TabularOptions { Limits = TabularLimits.OwnWorkbook })).Require();
        return await desk.Get<ReadWorkbook>().ExecuteAsync(new ReadWorkbookCommand(deal, (await desk.OpenAsync(deal)).Current, book), Desk.Analyst, Cancel);
    }

    private static async Task<byte[]> SavedByLibreOfficeAsync(byte[] file) => (await RecalculatedWorkbooks.FilesOfAsync([file], Cancel))[0];

    private static byte[] Overwritten(byte[] file, int sheet, string address) => Edited(file, sheet, address, formula => formula.Remove());

    private static byte[] Edited(byte[] file, int sheet, string address, Action<XElement> edit)
    {
        var stream = new MemoryStream();
        stream.Write(file);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = archive.Entries.Where(one => one.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).First(one => Load(one).Descendants(Main + "c").Any(cell => (string?)cell.Attribute("r") == address && cell.Element(Main + "f") is not null) && IsSheet(archive, one, sheet));
            var xml = Load(entry);
            edit(xml.Descendants(Main + "c").First(cell => (string?)cell.Attribute("r") == address).Element(Main + "f")!);
            var name = entry.FullName;
            entry.Delete();
            using var written = archive.CreateEntry(name).Open();
            xml.Save(written);
        }

        return stream.ToArray();
    }

    private static bool IsSheet(ZipArchive archive, ZipArchiveEntry entry, int sheet)
    {
        XNamespace relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var id = (string)Load(archive.GetEntry("xl/workbook.xml")!).Descendants(Main + "sheet").ElementAt(sheet).Attribute(relations + "id")!;
        var target = (string)Load(archive.GetEntry("xl/_rels/workbook.xml.rels")!).Elements().First(relation => (string?)relation.Attribute("Id") == id).Attribute("Target")!;
        return entry.FullName.EndsWith(target.Split('/')[^1], StringComparison.Ordinal);
    }

    private static XElement Load(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        return XElement.Load(stream);
    }
}
