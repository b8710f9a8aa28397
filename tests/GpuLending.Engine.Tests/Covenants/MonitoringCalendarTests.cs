using GpuLending.Engine.Covenants;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Covenants;

/// <summary>What is late, due and ahead, with the day before, on and after each boundary.</summary>
public sealed class MonitoringCalendarTests
{
    private static readonly Undertaking Certificate = new()
    {
        Id = "U1",
        Kind = UndertakingKind.CovenantCertificate,
        FirstDue = new(2027, 1, 31),
        EveryMonths = 1,
        GraceDays = 5,
        NoticeDays = 10,
    };

    [Theory]
    [InlineData("2027-01-20", MonitoringState.Ahead)]
    [InlineData("2027-01-21", MonitoringState.Due)]
    [InlineData("2027-01-31", MonitoringState.Due)]
    [InlineData("2027-02-05", MonitoringState.Due)]
    [InlineData("2027-02-06", MonitoringState.Late)]
    public void A_document_is_due_within_its_notice_and_late_after_its_grace(string asOf, MonitoringState state) =>
        Dates(Certificate, asOf).First(item => item.Date == new DateOnly(2027, 1, 31)).State.ShouldBe(state);

    [Fact]
    public void What_came_or_was_excused_is_off_the_list_once_it_is_over()
    {
        var answered = Certificate with
        {
            Deliveries = [new() { DueDate = new(2027, 1, 31), DeliveredOn = new(2027, 1, 30) }, new() { DueDate = new(2027, 2, 28), Exception = "Auditors late; agreed on 20 Feb" }],
        };

        Dates(answered, "2027-01-31").Select(item => (item.Date, item.State)).ShouldBe(
            [(new(2027, 1, 31), MonitoringState.Done), (new(2027, 2, 28), MonitoringState.Excepted), (new(2027, 3, 31), MonitoringState.Ahead), (new(2027, 4, 30), MonitoringState.Ahead)]);
        Dates(answered, "2027-03-01").Select(item => item.Date).ShouldBe([new(2027, 3, 31), new(2027, 4, 30), new(2027, 5, 31)]);
    }

    [Fact]
    public void Due_dates_keep_to_month_ends_and_a_single_date_comes_once()
    {
        MonitoringCalendar.DueDates(Certificate with { FirstDue = new(2027, 11, 30) }, new(2028, 3, 31))
            .ShouldBe([new(2027, 11, 30), new(2027, 12, 31), new(2028, 1, 31), new(2028, 2, 29), new(2028, 3, 31)]);
        MonitoringCalendar.DueDates(Certificate with { EveryMonths = 0 }, new(2040, 1, 1)).ShouldHaveSingleItem();
    }

    [Fact]
    public void Tests_certificates_waivers_cure_rights_and_amendments_are_on_it()
    {
        var deal = TestDeals.Plain with
        {
            Covenants =
            [
                new()
                {
                    Id = "V1", Kind = CovenantKind.DebtServiceCoverage, Threshold = 1.15, CertificateDays = 45,
                    Waivers = [new() { From = new(2027, 3, 1), Until = new(2027, 4, 15), SignedBy = "Agent", Reason = "Late site" }],
                    CureRights = new() { Until = new(2027, 5, 1) },
                    Amendments = [new() { EffectiveDate = new(2027, 5, 2), Threshold = 1.20 }],
                },
            ],
        };

        var dates = MonitoringCalendar.Of(deal, TestDeals.Run(deal).Covenants, new(2027, 3, 1), 4);

        dates.Select(item => (item.Date, item.Kind)).ShouldBe(
        [
            (new(2027, 3, 31), MonitoringKind.Test), (new(2027, 4, 15), MonitoringKind.WaiverEnds), (new(2027, 5, 1), MonitoringKind.CureRightEnds),
            (new(2027, 5, 2), MonitoringKind.Amendment), (new(2027, 5, 15), MonitoringKind.Certificate), (new(2027, 6, 30), MonitoringKind.Test),
        ]);
        dates[0].Expected.ShouldBe(CovenantState.Compliant);
    }

    private static IReadOnlyList<MonitoringDate> Dates(Undertaking undertaking, string asOf) =>
        MonitoringCalendar.Of(TestDeals.Plain with { Undertakings = [undertaking] }, [], DateOnly.Parse(asOf, null), 3);
}
