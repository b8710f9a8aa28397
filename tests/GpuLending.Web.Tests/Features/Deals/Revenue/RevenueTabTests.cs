using System.Globalization;
using Bunit;
using GpuLending.Engine;
using GpuLending.Engine.Revenue;
using GpuLending.Engine.Sizing;
using GpuLending.Web.Controls;
using GpuLending.Web.Features.Deals;
using GpuLending.Web.Features.Deals.Revenue;
using GpuLending.Web.Tests.Features.Deals.Collateral;
using Microsoft.AspNetCore.Components;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Features.Deals.Revenue;

public sealed class RevenueTabTests : BunitContext
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    public RevenueTabTests()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-US");
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public void The_timeline_tells_what_is_certain_from_what_is_not_and_has_a_table()
    {
        var timeline = Show<ContractTimeline>(Desk(deal => deal with
        {
            Contracts = [deal.Contracts[0] with { Termination = new() { EarliestDate = new(2028, 12, 31), NoticeMonths = 6 }, Extensions = [new() { Months = 12 }] }],
        }));

        timeline.Markup.ShouldContain("certain to 30 Jun 2029, ends 31 Dec 2030");
        timeline.Find(".chart-key").TextContent.ShouldContain("expected, not certain");
        timeline.FindComponent<DataTable>().Instance.Rows[0].Cells.Select(cell => cell.Text).ShouldBe(["C1 Customer", "1,000", "31 Dec 2026", "30 Jun 2029", "31 Dec 2030", "31 Dec 2031"]);
    }

    [Fact]
    public void The_book_opens_its_figures()
    {
        var book = Show<BookPart>(Desk());

        book.FindAll("[data-figure]").Select(figure => figure.GetAttribute("data-figure")).Distinct()
            .ShouldBe(["contract-book/remaining", "contract-book/cover", "contract-book/concentration", "contract/remaining/C1", "contract/rating/C1"], ignoreOrder: true);
    }

    [Fact]
    public void Debt_that_outlives_its_contract_shows_cover_with_and_without_re_letting_and_a_sweep()
    {
        var part = Show<RollOverPart>(Desk(deal => deal with
        {
            Contracts = [deal.Contracts[0] with { End = new(2029, 12, 31) }],
            Sizing = new()
            {
                AdvanceOnCost = new() { AdvanceRate = 0.8 },
                LoanToValue = new() { Status = LimitStatus.ShownOnly },
                DebtServiceCoverage = new() { Status = LimitStatus.ShownOnly },
                Tenor = new() { Status = LimitStatus.ShownOnly },
            },
            Facility = deal.Facility with { Commitment = Money.Usd(10_000_000), Amortisation = new() { Style = Engine.Loans.AmortisationStyle.Straight } },
        }));

        part.Markup.ShouldContain("Lease sweep suggested.");
        part.Markup.ShouldContain("debt runs 12 months more");
        part.FindComponents<PathChart>()[0].Instance.Series.Select(series => series.Name).ShouldBe(["As expected", "Without re-letting"]);
    }

    [Fact]
    public void Re_letting_is_switched_on_with_a_curve_that_holds_and_off_again()
    {
        var desk = Desk();
        var form = Show<ReletForm>(desk);

        form.Find("input[type=checkbox]").Change(true);
        desk.Case.Merchant.Relet!.Pillars.ShouldHaveSingleItem().PricePerGpuHour.ShouldBe(Money.Usd(2.5m));
        desk.UpToDate.ShouldBeTrue();
        form.FindAll("button").Single(button => button.TextContent == "Add point").Click();
        desk.Case.Merchant.Relet!.Pillars.Select(pillar => pillar.TermMonths).ShouldBe([12, 24]);
        desk.UpToDate.ShouldBeTrue();
        form.Find("input[type=checkbox]").Change(false);
        desk.Case.Merchant.Relet.ShouldBeNull();
    }

    [Fact]
    public void Rows_are_added_valid_and_taken_off_again()
    {
        var desk = Desk();
        var form = Show<ContractForm>(desk);
        foreach (var label in (string[])["Add step of the ramp", "Add later price", "Add credit", "Add option to extend", "Add month reported"])
            form.FindAll("button").Single(button => button.TextContent == label).Click();

        var contract = desk.Case.Contracts[0];
        (contract.Ramp.Count, contract.PriceSteps.Count, contract.ServiceLevelCredits.Count, contract.Extensions.Count, contract.Actuals.Count).ShouldBe((1, 1, 1, 1, 1));
        desk.UpToDate.ShouldBeTrue();
        form.Find("[aria-label='Remove option 1']").Click();
        desk.Case.Contracts[0].Extensions.ShouldBeEmpty();
    }

    [Fact]
    public void What_a_kind_does_not_read_is_not_asked_for()
    {
        var spot = Show<ContractForm>(Desk(deal => deal with { Contracts = [deal.Contracts[0] with { Kind = ContractKind.Spot }], Merchant = new() { PricePerGpuHour = Money.Usd(2) } }));

        spot.Markup.ShouldNotContain("Take or pay</label>");
        spot.Markup.ShouldContain("Pays the merchant rent");
    }

    protected override void Dispose(bool disposing)
    {
        CultureInfo.CurrentCulture = _before;
        base.Dispose(disposing);
    }

    private static DealDesk Desk(Func<DealCase, DealCase>? change = null) => CollateralDesk.Of(CollateralDesk.Thick, change);

    private IRenderedComponent<T> Show<T>(DealDesk desk, Action<ComponentParameterCollectionBuilder<T>>? parameters = null)
        where T : IComponent
    {
        var questions = desk.Questions;
        questions.Ask ??= _ => Task.CompletedTask;
        return Render<T>(p =>
        {
            p.AddCascadingValue(desk).AddCascadingValue(desk.Facts).AddCascadingValue(questions);
            parameters?.Invoke(p);
        });
    }
}
