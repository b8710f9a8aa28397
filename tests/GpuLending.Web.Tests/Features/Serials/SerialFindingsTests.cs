using Bunit;
using GpuLending.Underwriting.Imports;
using GpuLending.Underwriting.Serials;
using GpuLending.Web.Features.Deals.Collateral;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Features.Serials;

public sealed class SerialFindingsTests : BunitContext
{
    private static readonly Guid Other = Guid.Parse("00000000-0000-0000-0000-000000000002");

    [Fact]
    public void Findings_are_grouped_listed_by_the_page_and_narrowed_by_kind()
    {
        var findings = Enumerable.Range(0, 25).Select(i => new SerialFinding(SerialFindingKind.TransposedInList, $"A{i}12", i + 2, "L1", $"A{i}21", i + 40, null, null, "L1"))
            .Prepend(new SerialFinding(SerialFindingKind.PledgedElsewhere, "Q7", 99, "L1", "Q7", null, Other, "Holder", "T1")).ToList();
        var check = new SerialCheckReport(100, 200, [new(SerialFindingKind.PledgedElsewhere, "L1", Other, "Holder", "T1", 1, 0), new(SerialFindingKind.TransposedInList, "L1", null, null, "L1", 25, 7)], findings);
        var shown = Render<SerialFindings>(parameters => parameters.Add(component => component.Check, check));

        shown.FindAll("tbody tr").Count.ShouldBe(2);
        shown.Find("tbody tr").TextContent.ShouldContain("Holder, lot T1");
        shown.FindAll("li").Count.ShouldBe(20);
        shown.Find("li").TextContent.ShouldContain("Q7 (row 99) is pledged already: lot T1 of Holder.");
        shown.Find("nav.pager button:last-of-type").Click();
        shown.FindAll("li").Count.ShouldBe(6);
        shown.Find("select").Change(nameof(SerialFindingKind.PledgedElsewhere));
        shown.FindAll("li").Count.ShouldBe(1);
    }

    [Fact]
    public void A_report_says_what_stands_in_the_way()
    {
        var report = new SerialImportReport(
            false, 3, new SerialMapping(new Dictionary<SerialField, string>()), [new RowError(2, "serial", "", "Allowed: a serial number; the cell is empty.")], 1, [], null,
            ["1 cell is not what is allowed."], ["Lot L1: 2 serials for 4 GPUs, 2 missing."]);
        var shown = Render<SerialImportResult>(parameters => parameters.Add(component => component.Report, report));
        shown.Find("[role=alert]").TextContent.ShouldContain("1 cell is not what is allowed.");
        shown.Find("tbody tr").TextContent.ShouldContain("(empty)");
        shown.Markup.ShouldContain("2 missing");
        shown.FindAll(".message.good").ShouldBeEmpty();
    }
}
