using System.Globalization;
using GpuLending.Engine;
using GpuLending.Engine.Revenue;
using GpuLending.Testing;
using GpuLending.Underwriting.Imports;
using GpuLending.Underwriting.Intake;
using Shouldly;
using Xunit;
using Styled = GpuLending.Underwriting.Tests.Intake.StrangersFile.Styled;

namespace GpuLending.Underwriting.Tests.Intake;

/// <summary>Spreadsheets as a broker, a maker of servers, the treasurer of a GPU cloud and analysts in Frankfurt and Tokyo send them: read rightly, asked about, or refused in words; never a wrong figure.</summary>
public sealed class StrangersTests(Desk desk) : IClassFixture<Desk>
{
    private static readonly DateOnly March = new(2026, 3, 1);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_brokers_quote_asks_what_its_quantity_counts_and_refuses_what_is_no_gpu()
    {
        var quote = Sheet(["ACME GPU Brokers LLC"], ["Quotation Q-22314"], ["Line", "Description", "Qty", "Unit Price (USD)", "Ext. Price (USD)"],
            [1, "8x NVIDIA H100 SXM5 80GB HGX server, 2x Xeon 8480C", 32, new Styled(265_000, 4), new Styled(8_480_000, 4)], [2, "NVIDIA Quantum-2 QM9700 NDR switch", 12, 28_500, 342_000], [null, null, null, "Grand total", 8_822_000], ["Prices valid 14 days. Lead time 8-10 weeks."]);
        (await FleetAsync(quote)).Questions.ShouldHaveSingleItem().Setting.ShouldBe("countUnit");
        var told = await FleetAsync(quote, new IntakeSettings { CountUnit = CountUnit.Nodes });
        told.Errors.ShouldContain(error => error.Row == 5 && error.Message.Contains("network, freight", StringComparison.Ordinal));
        told.Preview.ShouldHaveSingleItem().Take(5).ShouldBe(["4", "L1", "H100-SXM-80GB", "256", "USD 33,125.00"]);
    }

    [Fact]
    public async Task Thousands_in_a_heading_are_thousands_and_in_a_title_they_are_asked_about()
    {
        var headed = await FleetAsync(Sheet(["Cluster", "GPU type", "# GPUs", "GPU cost ($000s per GPU)", "Network ($k per GPU)", "In service"], ["NP-1", "H100 SXM5 80GB", 1024, 27.5, 4.5, March]));
        Lot(headed).UnitCost.ShouldSatisfyAllConditions(cost => cost.Gpu.ShouldBe(Money.Usd(27_500)), cost => cost.Network.ShouldBe(Money.Usd(4_500)));
        var titled = Sheet(["NorthPeak Compute, Inc."], ["GPU fleet as of 31 Oct 2026 ($ in thousands)"], ["Cluster", "GPU type", "# GPUs", "Hardware cost", "Networking", "Total capex", "COD"], ["NP-1", "H100 SXM5 80GB", 1024, 28_160, 4_608, 32_768, March]);
        (await FleetAsync(titled)).Questions.Select(question => question.Setting).ShouldBe(["scale", "costUnit"]);
        var told = await FleetAsync(titled, new IntakeSettings { Scale = AmountScale.Thousand, CostUnit = CostUnit.Lot });
        (Lot(told).UnitCost.Gpu, Lot(told).UnitCost.Network, Lot(told).InServiceDate).ShouldBe((Money.Usd(27_500), Money.Usd(4_500), March));
        var wrong = await FleetAsync(titled, new IntakeSettings { Scale = AmountScale.One, CostUnit = CostUnit.Lot });
        wrong.Errors.ShouldContain(error => error.Message.Contains("amounts in thousands look like this", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_list_from_Tokyo_in_thousands_of_yen_needs_a_rate_and_is_read_by_it()
    {
        var list = Sheet(["設備明細書 (単位:千円)"], ["No.", "機種", "数量", "単価", "金額", "設置場所", "稼働開始日"], [1, "NVIDIA H100 SXM5 80GB", "２５６", 4200, 1_075_200, "東京第一", "2026年4月1日"], [2, "NVIDIA H200 SXM5 141GB", "１２８", 5100, 652_800, "大阪", "令和8年10月1日"], ["合計", null, 384, null, 1_728_000]);
        (await FleetAsync(list)).Questions.Select(question => question.Setting).ShouldBe(["exchangeRate", "scale", "country"], ignoreOrder: true);
        var read = await FleetAsync(list, new IntakeSettings { ExchangeRate = 0.0067m, Scale = AmountScale.Thousand, Country = "JP" });
        read.Errors.ShouldBeEmpty();
        read.After!.Case.Lots.Select(lot => (lot.Count, lot.UnitCost.Gpu, lot.InServiceDate, lot.Country)).ShouldBe([(256, Money.Usd(28_140), new DateOnly(2026, 4, 1), "JP"), (128, Money.Usd(34_170), new DateOnly(2026, 10, 1), "JP")]);
    }

    [Fact]
    public async Task Other_tables_below_and_beside_are_left_alone()
    {
        var below = Sheet(["Fleet"], ["Lot", "GPU", "GPUs", "Cost per GPU (USD)", "In service"], ["A", "H100 SXM", 1024, 27500, March], ["Total", null, 1024], ["Customer contracts"], ["Customer", "GPUs", "Start", "End", "Price per GPU-hour (USD)"], ["Acme", 512, March, new DateOnly(2029, 2, 28), 2.25]);
        var fleet = await FleetAsync(below);
        (Lot(fleet).Count, fleet.Warnings.Single(warning => warning.Contains("table", StringComparison.Ordinal))).ShouldBe((1024, "Another table begins in row 5: what stands there and below is not read here."));
        (await ContractsAsync(below)).After!.Case.Contracts.ShouldHaveSingleItem().Gpus.ShouldBe(512);
        var beside = Sheet(["Lot", "GPU", "GPUs", "Cost per GPU (USD)", null, "Customer", "GPUs", "Start", "End", "Price per GPU-hour (USD)"],
            ["A", "H100 SXM", 1024, 27500, null, "Acme", 512, March, new DateOnly(2029, 2, 28), 2.25], [null, null, null, null, null, "Globex", 256, March, new DateOnly(2029, 2, 28), 2.4]);
        (await FleetAsync(beside)).After!.Case.Lots.ShouldHaveSingleItem().Count.ShouldBe(1024);
        (await ContractsAsync(beside)).After!.Case.Contracts.Select(contract => contract.Gpus).ShouldBe([512, 256]);
    }

    [Theory]
    [InlineData("3/1/2025", "2025-03-01")]
    [InlineData("1. März 2025", "2025-03-01")]
    [InlineData("1er mars 2025", "2025-03-01")]
    [InlineData("March 1st, 2025", "2025-03-01")]
    [InlineData("1-Mar-25", "2025-03-01")]
    [InlineData("1 de marzo de 2025", "2025-03-01")]
    [InlineData("2025年3月1日", "2025-03-01")]
    [InlineData("令和7年3月1日", "2025-03-01")]
    public async Task A_day_is_read_in_the_words_of_its_country(string written, string day) =>
        // The second row shows that the month stands first in this file.
        (await FleetAsync(Sheet(["Asset", "GPU", "Units", "Live"], ["A-100", "H100 SXM", 512, written], ["A-200", "H200 SXM", 256, "3/15/2026"]))).After!.Case.Lots[0].InServiceDate.ShouldBe(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture));

    [Fact]
    public async Task Counts_and_costs_with_their_units_in_the_cell_are_read()
    {
        var read = await FleetAsync(Sheet(["GPU", "Servers x GPUs", "Cost"], ["H100 SXM 80GB", "128 x 8", "$268k per server"], ["H200 SXM 141GB", "64x8", "$39,375.00 per GPU"]));
        read.Errors.ShouldBeEmpty();
        read.After!.Case.Lots.Select(lot => (lot.Count, lot.UnitCost.Gpu)).ShouldBe([(1024, Money.Usd(33_500)), (512, Money.Usd(39_375))]);
    }

    [Fact]
    public async Task What_a_reader_does_not_see_is_named_and_a_table_on_its_side_is_refused_in_words()
    {
        var sheet = new TabularSheet("Fleet", [Row(1, "Model", "GPUs", "Purchase price per GPU ($)", "Old purchase price per GPU ($)"), Row(2, "H100 SXM", "8", "27500", "31000")], [], 0) { HiddenColumns = [3] };
        var read = await CheckAsync(new TabularBook("fleet.xlsx", new string('0', 64), "Workbook", [sheet], []), IntakeKind.Fleet, null);
        Lot(read).UnitCost.Gpu.ShouldBe(Money.Usd(27_500));
        read.Warnings.ShouldContain("The sheet hides the column 'Old purchase price per GPU ($)' (not read).");
        (await FleetAsync(Sheet(["Item", "Lot 1", "Lot 2"], ["GPU model", "H100 SXM", "H200 SXM"], ["GPUs", 1024, 512], ["Cost per GPU (USD)", 27500, 33000], ["In service", March, March]))).Questions.ShouldHaveSingleItem().Message.ShouldContain("Transpose");
        (await FleetAsync(Sheet(["Model", "GPUs", "Cost per GPU (USD)", "Lien"], ["H100 SXM", 8, 27500, "First lien of another bank"]))).Warnings.ShouldContain(warning => warning.StartsWith("Column 'Lien' is not read and may change", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_treasurers_book_gives_price_steps_prepayments_ramps_and_rights_to_leave()
    {
        var book = await ContractsAsync(Sheet(["Customer", "GPUs", "Start", "Term (mths)", "$/GPU-hr", "ToP %", "Prepay", "Prepaid on", "Termination", "Price step-downs", "Ramp", "Escalation p.a."],
            ["Acme AI", 512, March, 36, 2.25, 85, "$1,000,000", new DateOnly(2026, 2, 1), "None", "$2.10 from 2027-06-01; 1.95 from 2028-06-01", "128 from 2026-03-01; 512 from 2026-09-01", "2% p.a."],
            ["Globex", 256, March, 24, 2.40, 100, null, null, "T4C after month 12, 6 months notice, 3 months fee", null, null, null],
            ["Initech", 256, March, 24, 2.40, 100, "none", null, "for convenience", "year 2: 2.20", null, null]));
        book.Errors.ShouldBeEmpty();
        var (acme, globex, initech) = (book.After!.Case.Contracts[0], book.After.Case.Contracts[1], book.After.Case.Contracts[2]);
        acme.PriceSteps.Select(step => (step.Date, step.PricePerGpuHour)).ShouldBe([(new DateOnly(2027, 6, 1), Money.Usd(2.10m)), (new DateOnly(2028, 6, 1), Money.Usd(1.95m))]);
        acme.Ramp.Select(step => (step.Date, step.Gpus)).ShouldBe([(March, 128), (new DateOnly(2026, 9, 1), 512)]);
        (acme.Prepayment!.Amount, acme.Prepayment.ReceivedOn, acme.TakeOrPayShare, acme.EscalatorPerAnnum, acme.TerminationForConvenience).ShouldBe((Money.Usd(1_000_000), new DateOnly(2026, 2, 1), 0.85, 0.02, false));
        globex.Termination.ShouldBe(new TerminationTerms { EarliestDate = new DateOnly(2027, 3, 1), NoticeMonths = 6, FeeMonths = 3 });
        (globex.TerminationForConvenience, initech.TerminationForConvenience, initech.Termination, initech.PriceSteps.Single().Date).ShouldBe((true, true, null, new DateOnly(2027, 3, 1)));
    }

    [Theory]
    [InlineData("Prepay", "15% of TCV", "nothing says of which fees")]
    [InlineData("Prepay", "3 months", "nothing says of which fees")]
    [InlineData("Termination", "mutual agreement", "is not understood")]
    [InlineData("Termination", "45 days notice", "is not understood")]
    [InlineData("Price step-downs", "-5% a year", "which a spreadsheet may take for a formula")]
    [InlineData("Price step-downs", "2.10 from 04/05/2027", "is no list of price steps")]
    [InlineData("Price step-downs", "1.95 from 2028-06-01; 2.10 from 2027-06-01", "is no list of price steps")]
    [InlineData("Ramp", "quickly", "is no ramp")]
    public async Task A_term_of_a_contract_in_doubt_is_refused(string heading, string value, string says)
    {
        var book = await ContractsAsync(Sheet(["Customer", "GPUs", "Start", "Term (mths)", "$/GPU-hr", heading], ["Acme AI", 512, March, 36, 2.25, value]));
        book.After.ShouldBeNull();
        book.Errors.ShouldContain(error => error.Row == 2 && error.Column == heading && error.Value == value && error.Message.Contains(says, StringComparison.Ordinal), string.Join("; ", book.Errors));
    }

    [Fact]
    public async Task Prices_by_the_node_month_contract_and_year_come_to_a_gpu_hour()
    {
        var mixed = await ContractsAsync(Sheet(["Client", "Commenced", "Expires", "Capacity", "UoM", "Rate", "Rate basis"],
            ["Acme", "2026-03-01", "2029-02-28", "64", "nodes (8x H100)", "14,600", "USD / node / month"], ["Initech", "2026-09-01", "2030-08-31", "128", "GPUs", "250,000", "$/month total"], ["Umbrella", "2026-09-01", "2030-08-31", "8", "nodes (8x H100)", "18.40", "per server-hour"]));
        mixed.Errors.ShouldBeEmpty();
        mixed.After!.Case.Contracts.Select(contract => (contract.Gpus, contract.PricePerGpuHour!.Value.Amount)).ShouldBe([(512, 2.5m), (128, 2.675514m), (64, 2.3m)]);
        var inCells = await ContractsAsync(Sheet(["Customer", "GPUs", "Start date", "Term", "Price"], ["Acme", 512, March, "3 yrs", "$2.25/GPU-hr"], ["Globex", 256, March, "24M", "$14,600/node/mo"]), new IntakeSettings { GpusPerNode = 8 });
        inCells.After!.Case.Contracts.Select(contract => contract.PricePerGpuHour!.Value.Amount).ShouldBe([2.25m, 2.5m]);
        var recurring = await ContractsAsync(Sheet(["Customer", "GPUs", "Start", "End", "MRR ($)"], ["Acme", 512, March, new DateOnly(2029, 2, 28), 840_960]));
        recurring.After!.Case.Contracts[0].PricePerGpuHour.ShouldBe(Money.Usd(2.25m));
        var years = await ContractsAsync(Sheet(["Customer", "GPUs", "Start", "End", "Year 1 $/GPU-hr", "Year 2 $/GPU-hr", "Year 3 $/GPU-hr"], ["Acme", 512, March, new DateOnly(2029, 2, 28), 2.25, 2.10, 1.95]));
        years.After!.Case.Contracts[0].PriceSteps.Select(step => (step.Date.Year, step.PricePerGpuHour)).ShouldBe([(2027, Money.Usd(2.10m)), (2028, Money.Usd(1.95m))]);
        (await ContractsAsync(Sheet(["Customer", "GPUs", "Start", "Term (months)", "TCV (USD)"], ["Acme", 512, March, 36, 30_274_560]))).Questions.ShouldHaveSingleItem().Message.ShouldContain("'TCV (USD)' is a sum over a time");
    }

    [Fact]
    public async Task A_model_with_numbered_labels_and_units_before_values_is_read_and_lines_that_are_not_are_named()
    {
        var model = Model([null, "2.05", "Upfront fee", "%", new Styled(0.015, 2)]);
        var report = await DealAsync(model);
        report.Errors.ShouldBeEmpty();
        report.Questions.ShouldBeEmpty();
        var deal = report.Document!.Case;
        (deal.Name, deal.ClosingDate, deal.Facility.Commitment, deal.Facility.TenorMonths, deal.Facility.Interest.MarginPerAnnum, deal.Facility.Interest.FloorPerAnnum, deal.Facility.Fees.Upfront)
            .ShouldBe(("Lighthouse", new DateOnly(2027, 3, 1), Money.Usd(45_000_000), 48, 0.0475, 0.01, 0.015));
        (deal.Costs.Power.PricePerKilowattHour, deal.Costs.FixedPerMonth, deal.Lots[0].Country, deal.Lots[0].UnitCost.Gpu).ShouldBe((Money.Usd(0.042m), Money.Usd(80_000), "NO", Money.Usd(35_000)));
        report.UnreadLines.ShouldHaveSingleItem().Label.ShouldBe("Land lease escalator");
        report.Warnings.ShouldContain(warning => warning.Contains("'Land lease escalator'", StringComparison.Ordinal));
        var mapped = await DealAsync(model, new DealIntakeSettings { Terms = new IntakeSettings { Columns = new Dictionary<string, string> { ["/costs/escalatorPerAnnum"] = "Land lease escalator" } } });
        (mapped.Document!.Case.Costs.EscalatorPerAnnum, mapped.UnreadLines.Count).ShouldBe((0.03, 0));
    }

    [Fact]
    public async Task A_line_with_a_value_for_each_case_asks_which_case()
    {
        var model = Model([null, null, "Case", "Base case", "Low case"], [null, "2.05", "Upfront fee", "1.5%", "2.5%"]);
        (await DealAsync(model)).Questions.ShouldHaveSingleItem().Message.ShouldContain("Base case: 1.5%, Low case: 2.5%");
        var told = await DealAsync(model, new DealIntakeSettings { Terms = new IntakeSettings { Columns = new Dictionary<string, string> { ["value"] = "low case" } } });
        told.Document!.Case.Facility.Fees.Upfront.ShouldBe(0.025);
    }

    [Fact]
    public async Task A_workbook_from_Frankfurt_in_euros_is_brought_to_dollars_at_the_rate_that_is_said()
    {
        var workbook = new StrangersFile.Workbook()
            .Sheet("Input", [["Angaben zum Kredit"], ["Projekt", "Rheinfels"], ["Kreditnehmer", $"Rheinfels {Guid.NewGuid():N}"], ["Land", "Deutschland"], ["Währung", "EUR"], ["Closing", "01.03.2027"], ["Laufzeit", "48 Monate"], ["Marge", "4,75 %"], ["Strompreis", "0,14 €/kWh"]])
            .Sheet("GPUs", [["Modell", "Anzahl GPUs", "Preis je GPU", "Inbetriebnahme"], ["H100 SXM", 512, 26000, new DateOnly(2027, 3, 1)]])
            .Sheet("Kunden", [["Kunde", "Anzahl GPUs", "Beginn", "Ende", "Preis (EUR je GPU-Stunde)"], ["Müller KI GmbH", 512, new DateOnly(2027, 3, 1), new DateOnly(2031, 2, 28), 2.1]]);
        (await DealAsync(workbook)).Questions.ShouldHaveSingleItem().Setting.ShouldBe("terms/exchangeRate");
        var told = await DealAsync(workbook, new DealIntakeSettings { Terms = new IntakeSettings { ExchangeRate = 1.1m } });
        told.Errors.ShouldBeEmpty();
        var deal = told.Document!.Case;
        (deal.Currency, deal.Lots[0].UnitCost.Gpu, deal.Lots[0].Country, deal.Contracts[0].PricePerGpuHour, deal.Costs.Power.PricePerKilowattHour, deal.Facility.TenorMonths, deal.Facility.Interest.MarginPerAnnum)
            .ShouldBe((Currency.UsDollar, Money.Usd(28_600), "DE", Money.Usd(2.31m), Money.Usd(0.154m), 48, 0.0475));
    }

    private static StrangersFile.Workbook Model(params object?[][] more) => new StrangersFile.Workbook()
        .Sheet("Assumptions", [[null, null, "Project Lighthouse - assumptions"], [null, "1.01", "Project name", null, "Lighthouse"], [null, "1.02", "Borrower", null, $"Lighthouse {Guid.NewGuid():N}"], [null, "1.03", "Financial close", "date", new DateOnly(2027, 3, 1)], [null, "1.04", "Country", null, "Norway"],
            [null, "2.01", "Facility amount", "USD m", 45], [null, "2.02", "Loan tenor", "years", 4], [null, "2.03", "Margin over SOFR", "bps", 475], [null, "2.04", "SOFR floor", "%", 1], .. more,
            [null, "3.01", "Electricity", "USD/MWh", 42], [null, "3.05", "Fixed opex", "USD k / year", 960], [null, "3.06", "Land lease escalator", "% p.a.", new Styled(0.03, 2)]])
        .Sheet("GPU fleet", [["Cluster", "GPU", "Servers", "GPUs per server", "Server price (USD)", "Ready for service", "Site"], ["LH1", "H200 SXM", 128, 8, 280_000, new DateOnly(2027, 3, 1), "Rjukan"]])
        .Sheet("Offtake", [["Offtaker", "Credit rating", "GPUs", "Start", "Term (years)", "USD per GPU-hr", "Take-or-pay"], ["Nordic LLM AS", "BB+", 1024, new DateOnly(2027, 3, 1), 4, 2.05, new Styled(1, 2)]]);

    private static StrangersFile.Workbook Sheet(params object?[][] rows) => new StrangersFile.Workbook().Sheet("Sheet1", rows);

    private static TabularRow Row(int number, params string[] cells) => new(number, [.. cells.Select(cell => new TabularCell(cell, TabularCellKind.Text))]);

    private static Engine.Collateral.Lot Lot(IntakeReport report)
    {
        report.After.ShouldNotBeNull($"Errors: {string.Join("; ", report.Errors)}. Questions: {string.Join("; ", report.Questions)}");
        return report.After.Case.Lots[0];
    }

    private async Task<IntakeReport> FleetAsync(StrangersFile.Workbook workbook, IntakeSettings? settings = null) => await CheckAsync((await StrangersFile.OpenAsync(workbook)).Require(), IntakeKind.Fleet, settings);

    private async Task<IntakeReport> ContractsAsync(StrangersFile.Workbook workbook, IntakeSettings? settings = null) => await CheckAsync((await StrangersFile.OpenAsync(workbook)).Require(), IntakeKind.Contracts, settings);

    private async Task<IntakeReport> CheckAsync(TabularBook book, IntakeKind kind, IntakeSettings? settings)
    {
        var deal = await desk.NewDealAsync();
        return (await desk.Get<CheckIntake>().ExecuteAsync(new IntakeCommand(deal, (await desk.OpenAsync(deal)).Current, book, kind, settings), Desk.Analyst, Cancel)).Require();
    }

    private async Task<DealIntakeReport> DealAsync(StrangersFile.Workbook workbook, DealIntakeSettings? settings = null) =>
        (await desk.Get<ImportDeal>().ExecuteAsync(new ImportDealCommand((await StrangersFile.OpenAsync(workbook, "model.xlsx")).Require(), null, null, DryRun: true) { Settings = settings ?? new DealIntakeSettings() }, Desk.Analyst, Cancel)).Require();
}
