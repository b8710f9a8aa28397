using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Deals.SampleDeals;

namespace GpuLending.Web.Hosting;

/// <summary>Puts people and deals to look at into a private database. What is there already stays.</summary>
public static class Demonstration
{
    public static async Task PrepareAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<DemoUsers>().SeedAsync(cancellationToken);
        var analyst = DemoUsers.All.First(person => person.Role == Role.Analyst).ToActor();
        await services.GetRequiredService<SeedSampleDeals>().ExecuteAsync(analyst, cancellationToken);
    }
}
