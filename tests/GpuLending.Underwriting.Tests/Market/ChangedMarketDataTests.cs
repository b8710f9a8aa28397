using GpuLending.Testing;
using GpuLending.Underwriting.Market;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Market;

public sealed class ChangedMarketDataTests(Desk desk) : IClassFixture<Desk>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Changed_market_data_make_a_second_snapshot_and_the_first_can_still_be_read()
    {
        var first = await desk.Get<ReadMarketSnapshot>().ExecuteAsync(null, Cancel);
        await using var asOwner = new ServiceCollection().AddUnderwriting(desk.Database.OwnerConnectionString).AddLogging().BuildServiceProvider();
        await using (var owner = await asOwner.GetRequiredService<IDbContextFactory<UnderwritingDbContext>>().CreateDbContextAsync(Cancel))
        {
            owner.Add(new BaseRate { Index = "SOFR", Date = new DateOnly(2026, 10, 9), Kind = BaseRateKind.Observed, RatePerAnnum = 0.0371m, Basis = "entered" });
            await owner.SaveChangesAsync(Cancel);
            await ReferenceData.SeedAsync(owner, TimeProvider.System, Cancel);
        }

        var second = await asOwner.GetRequiredService<ReadMarketSnapshot>().ExecuteAsync(null, Cancel);
        second.Id.ShouldBe("2026-10-10/2");
        second.BaseRates["SOFR"].RatePerAnnum(new DateOnly(2026, 10, 9)).ShouldBe(0.0371);
        (await asOwner.GetRequiredService<ReadMarketSnapshot>().ExecuteAsync(first.Id, Cancel)).ContentHash.ShouldBe(first.ContentHash);
    }
}
