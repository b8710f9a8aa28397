using GpuLending.Underwriting.Persistence;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GpuLending.Web.Hosting;

/// <summary>Ready means: the database answers and has this release's schema.</summary>
public sealed class DatabaseHealth(DeskDatabase database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var pending = await DatabaseMigration.PendingAsync(database.ConnectionString, cancellationToken);
            return pending.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("Migrations are pending.");
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.", failure);
        }
    }
}
