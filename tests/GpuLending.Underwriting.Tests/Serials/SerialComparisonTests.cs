using System.Globalization;
using GpuLending.Underwriting.Serials;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Serials;

public sealed class SerialComparisonTests
{
    private static readonly Guid Here = Guid.Parse("00000000-0000-0000-0000-000000000001");
    private static readonly Guid There = Guid.Parse("00000000-0000-0000-0000-000000000002");
    private static readonly Dictionary<Guid, string> Names = new() { [Here] = "Here", [There] = "There" };

    [Theory]
    [InlineData("AB12", SerialFindingKind.PledgedElsewhere, "AB12 (row 2) is pledged already: lot T1 of There.")]
    [InlineData("A812", SerialFindingKind.LookAlikeElsewhere, "A812 (row 2) can be taken for AB12, pledged in lot T1 of There: a risk officer must confirm that they are two units.")]
    [InlineData("AB1Z", SerialFindingKind.LookAlikeElsewhere, "can be taken for AB12")]
    [InlineData("ABL2", SerialFindingKind.LookAlikeElsewhere, "can be taken for AB12")]
    [InlineData("AB.12", SerialFindingKind.LookAlikeElsewhere, "can be taken for AB12")]
    [InlineData("AB21", SerialFindingKind.TransposedElsewhere, "AB21 (row 2) is AB12 with two neighbours changed over; that one is pledged in lot T1 of There.")]
    [InlineData("BA12", SerialFindingKind.TransposedElsewhere, "two neighbours changed over")]
    public void A_serial_of_another_deal_is_found(string serial, SerialFindingKind kind, string sentence)
    {
        var finding = Run([serial], ("AB12", There)).Findings.ShouldHaveSingleItem();
        finding.Kind.ShouldBe(kind);
        finding.Sentence.ShouldContain(sentence);
        finding.OtherDealId.ShouldBe(There);
    }

    [Theory]
    [InlineData("AB123")]
    [InlineData("AB13")]
    [InlineData("BA21")]
    [InlineData("2B1A")]
    public void What_only_differs_is_not(string serial) => Run([serial], ("AB12", There)).Findings.ShouldBeEmpty();

    [Fact]
    public void The_list_itself_and_the_deal_are_searched_too()
    {
        var report = Run(["K100", "K1O0", "K100", "M9X", "M9Y"], ("MX9", Here), ("M9Y", Here), ("KI00", Here));
        report.Findings.Select(finding => (finding.Kind, finding.Serial, finding.Other)).ShouldBe(
        [
            (SerialFindingKind.RegisteredAlready, "M9Y", "M9Y"),
            (SerialFindingKind.TwiceInList, "K100", "K100"),
            (SerialFindingKind.LookAlikeInDeal, "K100", "KI00"),
            (SerialFindingKind.LookAlikeInDeal, "K1O0", "KI00"),
            (SerialFindingKind.LookAlikeInList, "K1O0", "K100"),
            (SerialFindingKind.TransposedInDeal, "M9X", "MX9"),
        ]);
        report.Findings[1].Sentence.ShouldBe("K100 stands twice: rows 2 and 4.");
        report.Blocks.ShouldBeTrue();
    }

    [Fact]
    public void A_confirmed_pair_is_asked_about_no_more()
    {
        var confirmed = new HashSet<(string, string)> { SerialComparison.Pair("AB12", "A812") };
        SerialComparison.Run([new("A812", 2, "L1")], [new("AB12", There, "T1")], Names, Here, confirmed, null, TestContext.Current.CancellationToken).Findings.ShouldBeEmpty();
    }

    [Fact]
    public void Consecutive_numbers_raise_no_alarm_and_a_typing_slip_among_them_does()
    {
        var run = Enumerable.Range(100_000, 1_000).Select(number => "SN" + number.ToString(CultureInfo.InvariantCulture)).ToList();
        var report = Run([.. run]);
        report.Findings.ShouldBeEmpty();
        report.InRuns.ShouldBeGreaterThan(50);
        report.Blocks.ShouldBeFalse();

        // 200500 is typed for 205000 or the like: it stands alone, and its twin is in the run.
        var slip = Run([.. run, "NS100123"]).Findings.ShouldHaveSingleItem();
        slip.Kind.ShouldBe(SerialFindingKind.TransposedInList);
        (slip.Serial, slip.Other).ShouldBe(("NS100123", "SN100123"));
    }

    [Fact]
    public void Runs_against_another_deal_are_counted_and_not_listed()
    {
        var mine = Enumerable.Range(1_000, 500).Select(number => $"A{number}").ToArray();
        var theirs = Enumerable.Range(1_500, 500).Select(number => ($"A{number}", There)).ToArray();
        var report = Run(mine, theirs);
        report.Findings.ShouldBeEmpty();
        report.Groups.ShouldContain(group => group.Kind == SerialFindingKind.TransposedElsewhere && group.InRuns > 0 && group.OtherDealName == "There");
    }

    [Fact]
    public void A_list_of_nothing_but_look_alikes_ends_in_time_and_is_counted_whole()
    {
        // Every mix of O and 0 in sixteen places: 65,536 serials that all look the same.
        var list = Enumerable.Range(0, 1 << 16).Select(bits => string.Concat(Enumerable.Range(0, 16).Select(place => (bits >> place & 1) == 1 ? 'O' : '0'))).ToArray();
        var report = Run(list, ("0O0O0O0O0O0O0O0OO", There), ("QQ", There));
        report.CountOf(SerialFindingKind.LookAlikeInList).ShouldBe((1 << 16) - 1);
        report.Findings.Count(finding => finding.Kind == SerialFindingKind.LookAlikeInList).ShouldBe(SerialCheckReport.MostFindings);
    }

    [Fact]
    public void A_check_can_be_stopped()
    {
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        Should.Throw<OperationCanceledException>(() => SerialComparison.Run([new("A1", 2, "L1")], [], Names, Here, new HashSet<(string, string)>(), null, stopped.Token));
    }

    private static SerialCheckReport Run(string[] list, params (string Serial, Guid Deal)[] register) => SerialComparison.Run(
        [.. list.Select((serial, i) => new SerialCandidate(serial, i + 2, "L1"))],
        [.. register.Select(row => new RegisteredSerial(row.Serial, row.Deal, row.Deal == Here ? "L1" : "T1"))],
        Names, Here, new HashSet<(string, string)>(), null, TestContext.Current.CancellationToken);
}
