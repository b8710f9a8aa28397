using GpuLending.Engine;
using GpuLending.Engine.Credit;
using GpuLending.Testing;
using GpuLending.Underwriting.Borrowers;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Borrowers;

public sealed class BorrowerTests(Desk desk) : IClassFixture<Desk>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_borrower_is_stored_with_every_figure_to_the_cent()
    {
        var profile = new BorrowerProfile { Name = $"Cloud {Guid.NewGuid():N}", Rating = "BB+", Country = "US", FoundedYear = 2017, LastYearRevenue = Money.Usd(5_131_000_000.07m) };
        var borrowerId = (await desk.Get<CreateBorrower>().ExecuteAsync(new CreateBorrowerCommand(profile, "Note"), Desk.Analyst, Cancel)).Require();
        var view = (await desk.Get<OpenBorrower>().ExecuteAsync(borrowerId, Desk.Auditor, Cancel)).Require();
        (view.Profile, view.Notes, view.MayEdit).ShouldBe((profile, "Note", false));
        (await desk.StoredAsync($"SELECT rating FROM borrowers WHERE id = '{borrowerId}'")).ShouldBe("BB+");
    }

    [Fact]
    public async Task The_second_of_two_who_save_is_told()
    {
        var borrowerId = await desk.NewBorrowerAsync();
        var view = (await desk.Get<OpenBorrower>().ExecuteAsync(borrowerId, Desk.Analyst, Cancel)).Require();
        var version = (await SaveAsync(view, "First")).Require();
        (await SaveAsync(view, "Second")).ShouldBeOfType<Result<uint>.Conflict>();
        var now = (await desk.Get<OpenBorrower>().ExecuteAsync(borrowerId, Desk.Analyst, Cancel)).Require();
        (now.Notes, now.Version).ShouldBe(("First", version));
    }

    [Fact]
    public async Task A_name_is_taken_once()
    {
        var view = (await desk.Get<OpenBorrower>().ExecuteAsync(await desk.NewBorrowerAsync(), Desk.Analyst, Cancel)).Require();
        (await desk.Get<CreateBorrower>().ExecuteAsync(new CreateBorrowerCommand(view.Profile), Desk.Analyst, Cancel))
            .ShouldBeOfType<Result<Guid>.Invalid>().Messages.Single().Path.ShouldBe("/name");
    }

    [Fact]
    public async Task Bad_fields_are_named()
    {
        var profile = new BorrowerProfile { Name = "", Rating = "", FoundedYear = 3000, Liquidity = Money.Usd(-1m), Ebitda = Money.Usd(-1m) };
        (await desk.Get<CreateBorrower>().ExecuteAsync(new CreateBorrowerCommand(profile, new string('x', 2_000_000)), Desk.Analyst, Cancel))
            .ShouldBeOfType<Result<Guid>.Invalid>().Messages.Select(message => message.Path).ShouldBe(["/name", "/rating", "/notes", "/foundedYear", "/liquidity"]);
    }

    [Fact]
    public async Task The_list_counts_deals_and_searches_by_name()
    {
        var borrowerId = await desk.NewBorrowerAsync();
        var name = (await desk.Get<OpenBorrower>().ExecuteAsync(borrowerId, Desk.Analyst, Cancel)).Require().Profile.Name;
        await desk.Get<GpuLending.Underwriting.Deals.CreateDeal>().ExecuteAsync(new("A", borrowerId), Desk.Analyst, Cancel);
        var page = (await desk.Get<ListBorrowers>().ExecuteAsync(name.ToUpperInvariant(), 0, 10, Desk.Auditor, Cancel)).Require();
        (page.Total, page.Rows.Single().Deals).ShouldBe((1, 1));
    }

    private Task<Result<uint>> SaveAsync(BorrowerView view, string notes) =>
        desk.Get<SaveBorrower>().ExecuteAsync(new SaveBorrowerCommand(view.BorrowerId, view.Version, view.Profile, notes), Desk.Analyst, Cancel);
}
