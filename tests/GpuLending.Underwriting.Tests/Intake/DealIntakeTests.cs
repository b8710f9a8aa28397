using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using GpuLending.Engine;
using GpuLending.Testing;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Imports;
using GpuLending.Underwriting.Intake;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Intake;

/// <summary>A whole deal from a workbook: the template as it is, a stranger's layout, and units that are refused.</summary>
public sealed class DealIntakeTests(Desk desk) : IClassFixture<Desk>
{
    private static readonly object?[][] Fleet = [["Model", "GPUs", "Cost per GPU (USD)", "Go live"], ["H100 SXM", 1024, 27000, new DateOnly(2027, 3, 1)]];
    private static readonly object?[][] Customers = [["Customer", "GPUs", "Start", "Last day", "Price USD per GPU-hour"], ["Acme", 1024, new DateOnly(2027, 3, 1), new DateOnly(2031, 2, 28), 2.2]];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_template_is_a_valid_workbook_and_imports_as_it_is()
    {
        var bytes = DealTemplate.Write(new DateOnly(2026, 11, 23));
        using (var document = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false))
            new OpenXmlValidator().Validate(document, Cancel).Select(fault => fault.Description).ShouldBeEmpty();
        var report = await ImportAsync(await BookAsync(bytes), dryRun: true, name: $"Template {Guid.NewGuid():N}");
        report.Errors.ShouldBeEmpty();
        report.DealId.ShouldBeNull();
        var deal = report.Document.ShouldNotBeNull().Case;
        var usual = NewDealTerms.Start(report.Name, deal.Borrower, new DateOnly(2026, 11, 23)).Case;
        (deal.Costs, deal.Facility.Interest, deal.Facility.Fees, deal.Facility.TenorMonths, deal.Merchant).ShouldBe((usual.Costs, usual.Facility.Interest, usual.Facility.Fees, usual.Facility.TenorMonths, usual.Merchant));
        JsonSerializer.Serialize(deal.Sizing, DealDocumentJson.Options).ShouldBe(JsonSerializer.Serialize(usual.Sizing, DealDocumentJson.Options));
        (deal.Lots[0].Count, deal.Lots[0].UnitCost.Gpu, deal.Contracts[0].End, deal.Contracts[0].LotIds.Single()).ShouldBe((2048, Money.Usd(27_000), usual.Contracts[0].End, "L1"));
    }

    [Fact]
    public async Task A_strangers_workbook_opens_a_deal_with_its_borrower_in_one_go()
    {
        var borrower = $"Orion {Guid.NewGuid():N}";
        var workbook = new StrangersFile.Workbook()
            .Sheet("Summary", [["Confidential"], ["Project", "Orion one"], ["Borrower", borrower], ["Financial close", new DateOnly(2027, 2, 1)], ["Loan term", 4, "years"], ["Spread", 525, "bp"], ["Max LTV", new StrangersFile.Styled(0.75, 2)], ["Target DSCR", "1.35x"]])
            .Sheet("Opex", [["Electricity price", 80, "$/MWh"], ["Power draw", 1275, "W per GPU"], ["Colocation", 120, "$/kW/month"], ["Insurance", "0.6%"], ["Fixed costs", 720000, "USD per year"]])
            .Sheet("Equipment", Fleet)
            .Sheet("Customers", Customers);
        var report = await ImportAsync((await StrangersFile.OpenAsync(workbook, "orion.xlsx")).Require(), dryRun: false);
        report.Errors.ShouldBeEmpty();
        var view = await desk.OpenAsync(report.DealId.ShouldNotBeNull());
        view.BorrowerName.ShouldBe(borrower);
        var deal = view.Saved.Case;
        (deal.Name, deal.ClosingDate, deal.Facility.TenorMonths, deal.Facility.Interest.MarginPerAnnum, deal.Sizing.LoanToValue.Maximum, deal.Sizing.DebtServiceCoverage.ContractedTarget)
            .ShouldBe(("Orion one", new DateOnly(2027, 2, 1), 48, 0.0525, 0.75, 1.35));
        (deal.Costs.Power.PricePerKilowattHour, deal.Costs.Power.KilowattsPerGpu, deal.Costs.ColocationPerKilowattMonth, deal.Costs.InsuranceShareOfCostPerAnnum, deal.Costs.FixedPerMonth)
            .ShouldBe((Money.Usd(0.08m), 1.275, Money.Usd(120), 0.006, Money.Usd(60_000)));
        (deal.Lots[0].Count, deal.Contracts[0].Customer, deal.Contracts[0].End).ShouldBe((1024, "Acme", new DateOnly(2031, 3, 1)));
        view.Saved.Provenance["/facility/tenorMonths"].Source.ShouldBe("orion.xlsx, sheet 'Summary', row 5");
        view.Saved.Provenance["/facility/fees/upfront"].Mark.ShouldBe(ProvenanceMark.Assumed);
        (await ImportAsync((await StrangersFile.OpenAsync(workbook, "orion.xlsx")).Require(), dryRun: true)).BorrowerId.ShouldBe(view.BorrowerId);
    }

    [Theory]
    [InlineData("Power draw", 10.2, "kWh", "which is energy: a draw is in kW")]
    [InlineData("Power draw", 10.2, "kW per server", "is the draw of a machine")]
    [InlineData("Power draw", 1.2, "", "names no unit")]
    [InlineData("Power price", 0.08, "$/kW", "which is power: a price of energy is per kWh")]
    [InlineData("Max LTV", 0.7, "%", "may be 0.7 % or 70 %")]
    [InlineData("Tenor", 5, "", "months or years")]
    [InlineData("Margin", 5.25, "", "names no %")]
    [InlineData("Fixed cost", 60000, "USD", "per month or per year")]
    [InlineData("Colocation", 0.1, "$/kWh", "rent for a kW and month")]
    [InlineData("Tenor", 900, "months", "enter 1 to")]
    public async Task A_term_in_another_unit_or_out_of_range_is_refused_by_its_row(string label, double value, string unit, string says)
    {
        var workbook = new StrangersFile.Workbook().Sheet("Deal", [["Deal", "A deal"], ["Borrower", "Somebody"]]).Sheet("Terms", [["Term", "Value", "Unit"], [label, value, unit]]).Sheet("Fleet", Fleet).Sheet("Contracts", Customers);
        var before = await desk.StoredAsync("SELECT (SELECT count(*) FROM deals) + (SELECT count(*) FROM borrowers)");
        var report = await ImportAsync((await StrangersFile.OpenAsync(workbook)).Require(), dryRun: false);
        report.DealId.ShouldBeNull();
        var error = report.Errors.FirstOrDefault(error => error.Row == 2 && error.Column.EndsWith(label, StringComparison.Ordinal));
        error.ShouldNotBeNull(string.Join("; ", report.Errors));
        error.Message.ShouldContain(says);
        (await desk.StoredAsync("SELECT (SELECT count(*) FROM deals) + (SELECT count(*) FROM borrowers)")).ShouldBe(before);
    }

    [Fact]
    public async Task A_wrong_row_of_the_fleet_opens_nothing()
    {
        var workbook = new StrangersFile.Workbook().Sheet("Deal", [["Deal", "A deal"], ["Borrower", "Nobody yet"]]).Sheet("Fleet", [.. Fleet, ["H100 SXM", "many", 27000, new DateOnly(2027, 3, 1)]]).Sheet("Contracts", Customers);
        var report = await ImportAsync((await StrangersFile.OpenAsync(workbook)).Require(), dryRun: false);
        report.DealId.ShouldBeNull();
        var error = report.Errors.ShouldHaveSingleItem();
        (error.Row, error.Column, error.Value).ShouldBe((3, "Fleet: GPUs", "many"));
        (await desk.StoredAsync("SELECT count(*) FROM borrowers WHERE name = 'Nobody yet'")).ShouldBe(0L);
    }

    private static async Task<TabularBook> BookAsync(byte[] bytes) => (await StrangersFile.OpenAsync(bytes, DealTemplate.FileName)).Require();

    private async Task<DealIntakeReport> ImportAsync(TabularBook book, bool dryRun, string? name = null) =>
        (await desk.Get<ImportDeal>().ExecuteAsync(new ImportDealCommand(book, name, null, dryRun), Desk.Analyst, Cancel)).Require();
}
