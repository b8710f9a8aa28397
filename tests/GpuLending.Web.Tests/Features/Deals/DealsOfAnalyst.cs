using GpuLending.Engine.Credit;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Borrowers;
using GpuLending.Underwriting.Deals;
using GpuLending.Web.Tests.Browser;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace GpuLending.Web.Tests.Features.Deals;

/// <summary>New deals of the first analyst, on the terms every new deal starts with.</summary>
internal static class DealsOfAnalyst
{
    public static Actor Analyst { get; } = new(DemoUsers.All[0].UserId, DemoUsers.All[0].DisplayName, DemoUsers.All[0].Role);

    public static async Task<Guid> NewAsync(WebHostFixture host, string name)
    {
        await using var services = new ServiceCollection().AddLogging().AddUnderwriting(host.Database.ApplicationConnectionString).BuildServiceProvider();
        var cancellation = TestContext.Current.CancellationToken;
        var borrower = await services.GetRequiredService<CreateBorrower>()
            .ExecuteAsync(new CreateBorrowerCommand(new BorrowerProfile { Name = $"Borrower of {name}", Rating = "BB" }), Analyst, cancellation);
        return (await services.GetRequiredService<CreateDeal>().ExecuteAsync(new CreateDealCommand(name, borrower.Require()), Analyst, cancellation)).Require();
    }
}
