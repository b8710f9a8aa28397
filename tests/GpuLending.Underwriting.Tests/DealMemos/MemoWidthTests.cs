using GpuLending.Underwriting.DealMemos;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.DealMemos;

/// <summary>Columns are as wide as their figures need, whatever weight somebody gave them.</summary>
public sealed class MemoWidthTests
{
    [Fact]
    public void A_column_of_long_figures_takes_room_from_words_that_may_break()
    {
        var table = new MemoTable("Totals",
            [new("Date", Figures: false), new("Interest", "USD"), new("Swap", "USD", Weight: 0.2), new("Why", Figures: false, Weight: 6)],
            [new(["31 Mar 2032", "1,482,364,465.25", "4,034,390.98", "for a long reason that may go over as many lines as it likes"])]);

        var widths = MemoWidths.Of(table, MemoNotes.None, MemoWidths.Page);

        widths.Sum().ShouldBe(MemoWidths.Page, 1e-9);
        widths[0].ShouldBeGreaterThan(11 * 1.6);
        widths[1].ShouldBeGreaterThan(16 * 1.6);
        widths[2].ShouldBeGreaterThan(12 * 1.6);
        widths[3].ShouldBeGreaterThan(widths[1]);
    }

    [Fact]
    public void A_schedule_of_billions_with_a_hedge_keeps_its_dates_in_one_line()
    {
        string[] heads = ["Drawn", "Rate", "Interest", "Cap and swap", "Capitalised", "Principal", "Fees", "Balance after"];
        var table = new MemoTable("Schedule", [new("Date", Figures: false), .. heads.Select(head => new MemoColumn(head, "USD"))],
            [new(["31 Mar 2032", "2,125,000,000.00", "5.81 %", "1,482,364,465.25", "4,034,390.98", "–", "8,500,000,000.00", "23,156,250.02", "8,263,901,300.25"])]);

        var widths = MemoWidths.Of(table, MemoNotes.None, MemoWidths.Page);

        widths[0].ShouldBeGreaterThan(15.5);
        widths[3].ShouldBeGreaterThan(20);
        widths.Sum().ShouldBe(MemoWidths.Page, 1e-9);
    }

    [Fact]
    public void Weights_stand_where_everything_has_room()
    {
        var table = new MemoTable("Two", [new("A", Figures: false, Weight: 3), new("B", Figures: false)], [new(["word", "word"])]);

        MemoWidths.Of(table, MemoNotes.None, 100).ShouldBe([75, 25], 1e-9);
    }

    [Fact]
    public void A_table_of_too_many_figures_still_sums_to_the_page()
    {
        var table = new MemoTable("Wide", [.. Enumerable.Range(0, 14).Select(i => new MemoColumn($"Column {i}"))], [new([.. Enumerable.Repeat<MemoFigure>("9,999,999,999.99", 14)])]);

        var widths = MemoWidths.Of(table, MemoNotes.None, MemoWidths.Page);

        widths.Sum().ShouldBe(MemoWidths.Page, 1e-9);
        widths.ShouldAllBe(width => Math.Abs(width - widths[0]) < 1e-9);
    }
}
