using GpuLending.Underwriting.Access;

namespace GpuLending.Web.Hosting;

/// <summary>Puts people and deals to look at into a private database. What is there already stays.</summary>
public static class Demonstration
{
    public static async Task PrepareAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        await services.GetRequiredService<DemoUsers>().SeedAsync(cancellationToken);
}
