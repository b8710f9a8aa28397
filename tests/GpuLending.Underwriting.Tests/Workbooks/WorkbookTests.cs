using GpuLending.Engine;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Deals.SampleDeals;
using GpuLending.Underwriting.Workbooks;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Workbooks;

public sealed class WorkbookTests
{
    private static readonly DealCase NewDeal = NewDealTerms.Start("A new deal", new() { Name = "Borrower Ltd" }, new DateOnly(2026, 11, 23)).Case;

    public static TheoryData<string> Deals => ["new", "Fluidstack", "TensorWave", "CoreWeave 2", "random 1", "random 2"];

    [Fact]
    public Task LibreOffice_computes_what_the_engine_says() => WorkbookCase.HoldAsync(
        [
            WorkbookCase.Unchanged(NewDeal),
            WorkbookCase.Unchanged(FluidstackFirstTranche.Document.Case),
            WorkbookCase.Unchanged(TensorWaveMi325x.Document.Case),
            WorkbookCase.Unchanged(CoreWeaveDelayedDraw2.Document.Case),
            WorkbookCase.Unchanged(IrenMicrosoft.Document.Case),
            WorkbookCase.Changed(NewDeal, "Closing_Date", WorkbookLayout.Serial(new DateOnly(2027, 1, 31))),
            WorkbookCase.Changed(NewDeal, "Contract1_Price", 1.987),
            WorkbookCase.Changed(NewDeal, "Lot1_Gpus", 1_999),
            WorkbookCase.Changed(NewDeal, "Power_Price", 0.0923),
            WorkbookCase.Changed(NewDeal, "Merchant_Decline", 0.31),
            WorkbookCase.Changed(NewDeal, "Lot1_Gpu_Cost", 31_234),
            WorkbookCase.Changed(FluidstackFirstTranche.Document.Case, "Contract1_End", WorkbookLayout.Serial(new DateOnly(2028, 5, 17))),
            WorkbookCase.Changed(FluidstackFirstTranche.Document.Case, "Curve_Decay_Per_Year", 0.31),
            WorkbookCase.Changed(TensorWaveMi325x.Document.Case, "Cost_Escalator", 0.05),
        ],
        TestContext.Current.CancellationToken);

    [Fact]
    public Task LibreOffice_computes_the_operations_of_random_deals() => WorkbookCase.HoldAsync(
        [.. RandomOperations.Deals(12).Select((deal, i) => i % 2 == 0 ? WorkbookCase.Unchanged(deal) : WorkbookCase.ChangedAtRandom(deal, i))],
        TestContext.Current.CancellationToken);

    [Fact]
    public void A_deal_with_a_term_that_is_not_carried_gets_no_workbook_and_hears_which_term()
    {
        WorkbookForm.WhyNot(NewDeal).ShouldBeEmpty();
        WorkbookForm.WhyNot(NewDeal with { Costs = NewDeal.Costs with { IncomeTax = new() } }).ShouldHaveSingleItem().ShouldContain("Income tax");
        WorkbookForm.WhyNot(NewDeal with { Valuation = NewDeal.Valuation with { Curve = new() { Kind = "of-a-plug-in" } } }).ShouldHaveSingleItem().ShouldContain("a curve from a plug-in");
    }

    [Theory]
    [MemberData(nameof(Deals))]
    public void No_cell_but_an_input_holds_a_number_without_a_formula(string deal)
    {
        var model = WorkbookCase.ModelOf(Of(deal));
        var cells = WorkbookCells.Read(WorkbookWriter.Write(model));
        var typed = model.Sheets.SelectMany(sheet => sheet.Rows).Where(row => row.Kind is RowKind.Input or RowKind.Term or RowKind.InputSeries)
            .Select(row => (row.Sheet!.Name, row.Number)).ToHashSet();
        foreach (var ((sheet, address), cell) in cells.All)
        {
            if (cell.Number is not null && cell.Formula is null)
                typed.ShouldContain((sheet, RowOf(address)), $"{sheet}!{address}");
        }
    }

    [Theory]
    [MemberData(nameof(Deals))]
    public void A_row_has_one_formula(string deal)
    {
        var model = WorkbookCase.ModelOf(Of(deal));
        var cells = WorkbookCells.Read(WorkbookWriter.Write(model));
        foreach (var row in model.Sheets.SelectMany(sheet => sheet.Rows).Where(row => row.Kind == RowKind.Series))
        {
            var formulas = Enumerable.Range(WorkbookLayout.FirstPeriodColumn, row.Sheet!.Axis!.Count)
                .Select(column => RelativeFormula.Of(cells.At(row.Sheet.Name, WorkbookLayout.Address(column, row.Number))!.Formula!, column, row.Number)).Distinct().ToList();
            formulas.Count.ShouldBe(1, $"{row.Sheet.Name} {row.Label}: {string.Join(" | ", formulas.Take(3))}");
        }
    }

    [Theory]
    [MemberData(nameof(Deals))]
    public void Formulas_hold_no_figure_of_their_own_and_only_functions_that_both_programs_know(string deal)
    {
        var cells = WorkbookCells.Read(WorkbookWriter.Write(WorkbookCase.ModelOf(Of(deal))));
        foreach (var ((sheet, address), cell) in cells.All)
        {
            if (cell.Formula is not { } formula)
                continue;
            // Excel's longest formula.
            formula.Length.ShouldBeLessThanOrEqualTo(8_192, $"{sheet}!{address}");
            RelativeFormula.Figures(formula).ShouldBeSubsetOf(["0", "1", "12"], $"{sheet}!{address} ={formula}");
            RelativeFormula.Functions(formula).ShouldBeSubsetOf(RelativeFormula.Known, $"{sheet}!{address} ={formula}");
        }
    }

    private static DealCase Of(string deal) => deal switch
    {
        "Fluidstack" => FluidstackFirstTranche.Document.Case,
        "CoreWeave 2" => CoreWeaveDelayedDraw2.Document.Case,
        "TensorWave" => TensorWaveMi325x.Document.Case,
        _ when deal.StartsWith("random ", StringComparison.Ordinal) => RandomOperations.Deals(2).ElementAt(deal[^1] - '1'),
        _ => NewDeal,
    };

    private static int RowOf(string address) => int.Parse(address.TrimStart([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]), System.Globalization.CultureInfo.InvariantCulture);
}
