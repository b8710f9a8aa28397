using GpuLending.Engine;
using GpuLending.Engine.Credit;
using GpuLending.Testing;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Borrowers;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Tests.Approvals;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Deals;

public sealed class ListDealsTests(Desk desk) : IClassFixture<Desk>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Deals_are_searched_sorted_and_paged_by_the_database()
    {
        var mark = Guid.NewGuid().ToString("N")[..8];
        var sizes = new decimal?[] { 300m, null, 100m, 200m };
        for (var i = 0; i < sizes.Length; i++)
            await NewAsync($"{mark} deal {i}", sizes[i]);

        var ascending = await ListAsync(new DealListQuery(mark.ToUpperInvariant(), Sort: "size", Descending: false));
        ascending.Rows.Select(row => row.LoanSize?.Amount).ShouldBe([100m, 200m, 300m, null]);
        (await ListAsync(new DealListQuery(mark, Sort: "size"))).Rows.Select(row => row.LoanSize?.Amount).ShouldBe([300m, 200m, 100m, null], "deals without a figure come last either way");
        var page = await ListAsync(new DealListQuery(mark, Sort: "name", Descending: false, Skip: 1, Take: 2));
        (page.Total, string.Join('|', page.Rows.Select(row => row.Name[^1]))).ShouldBe((4, "1|2"));
        foreach (var sort in new[] { "name", "borrower", "stage", "size", "limit", "ltv", "dscr", "margin", "owner", "since", "changed", "nonsense" })
            (await ListAsync(new DealListQuery(mark, Sort: sort))).Rows.Count.ShouldBe(4, sort);
    }

    [Fact]
    public async Task A_search_finds_what_was_typed_and_borrowers_too()
    {
        var mark = Guid.NewGuid().ToString("N")[..8];
        var borrowerId = (await desk.Get<CreateBorrower>().ExecuteAsync(new CreateBorrowerCommand(new BorrowerProfile { Name = $"Cloud {mark}" }), Desk.Analyst, Cancel)).Require();
        await desk.Get<CreateDeal>().ExecuteAsync(new CreateDealCommand("100% of it_", borrowerId), Desk.Analyst, Cancel);
        (await ListAsync(new DealListQuery($"cloud {mark}"))).Total.ShouldBe(1);
        (await ListAsync(new DealListQuery("100% of it_"))).Total.ShouldBe(1);
        (await ListAsync(new DealListQuery("%"))).Rows.ShouldAllBe(row => row.Name.Contains('%') || row.BorrowerName.Contains('%'));
        (await ListAsync(new DealListQuery("\\' OR 1=1 --"))).Total.ShouldBe(0);
    }

    [Fact]
    public async Task Filters_by_stage_owner_and_what_waits_for_me()
    {
        var revisionId = await desk.NewRevisionAsync();
        var dealId = (await desk.LookAsync(revisionId, Desk.Auditor)).DealId;
        (await ListAsync(new DealListQuery(Stage: DealStage.Submitted, Take: 200))).Rows.ShouldContain(row => row.DealId == dealId);
        (await ListAsync(new DealListQuery(Stage: DealStage.Repaid))).Total.ShouldBe(0);
        (await ListAsync(new DealListQuery(OwnerId: Desk.SecondAnalyst.UserId))).Rows.ShouldAllBe(row => row.OwnerName == Desk.SecondAnalyst.DisplayName);
        (await ListAsync(new DealListQuery(NeedsMe: true, Take: 200), Desk.RiskOfficer)).Rows.ShouldContain(row => row.DealId == dealId);
        (await ListAsync(new DealListQuery(NeedsMe: true, Take: 200), Desk.Analyst)).Rows.ShouldNotContain(row => row.DealId == dealId);
    }

    [Fact]
    public async Task A_copy_has_the_draft_and_none_of_the_answers()
    {
        var dealId = await desk.NewMitigatedDealAsync("Original");
        var copyId = (await desk.Get<CopyDeal>().ExecuteAsync(dealId, "Copy", Desk.SecondAnalyst, Cancel)).Require();
        var copy = await desk.OpenAsync(copyId);
        (copy.Saved.Case.Name, copy.OwnerName, copy.Saved.Mitigants.Count).ShouldBe(("Copy", Desk.SecondAnalyst.DisplayName, 0));
        copy.Saved.Case.Lots.Select(lot => lot.Count).ShouldBe((await desk.OpenAsync(dealId)).Saved.Case.Lots.Select(lot => lot.Count));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("a\0b")]
    [InlineData("two\nlines")]
    public async Task A_deal_needs_a_name_that_can_be_shown(string name) =>
        (await desk.Get<CreateDeal>().ExecuteAsync(new CreateDealCommand(name, await desk.NewBorrowerAsync()), Desk.Analyst, Cancel)).ShouldBeOfType<Result<Guid>.Invalid>();

    [Fact]
    public async Task A_deal_needs_a_borrower_that_exists() =>
        (await desk.Get<CreateDeal>().ExecuteAsync(new CreateDealCommand("A", Guid.NewGuid()), Desk.Analyst, Cancel)).ShouldBeOfType<Result<Guid>.NotFound>();

    private async Task NewAsync(string name, decimal? size)
    {
        var dealId = await desk.NewDealAsync(name);
        var opened = await desk.OpenAsync(dealId);
        var figures = size is { } amount ? new DealFigures(Money.Usd(amount), "Loan-to-value", 0.5, 1.5) : new DealFigures(null, null, null, null);
        (await desk.Get<SaveDeal>().ExecuteAsync(new SaveDealCommand(dealId, opened.Version, opened.Saved, figures), Desk.Analyst, Cancel)).Require();
    }

    private async Task<Page<DealListRow>> ListAsync(DealListQuery query, Actor? actor = null) =>
        (await desk.Get<ListDeals>().ExecuteAsync(query, actor ?? Desk.Auditor, Cancel)).Require();
}
