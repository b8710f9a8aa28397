using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GpuLending.Underwriting.Simulations;

internal sealed class SimulationRunConfiguration : IEntityTypeConfiguration<SimulationRun>
{
    /// <summary>One that is not ended for each person.</summary>
    public const string OneEach = "ix_simulation_runs_one_each";

    public void Configure(EntityTypeBuilder<SimulationRun> builder)
    {
        builder.ToTable("simulation_runs", table =>
        {
            table.HasCheckConstraint("ck_simulation_runs_state", "state IN ('Queued', 'Running', 'Completed', 'Cancelled', 'Failed')");
            table.HasCheckConstraint("ck_simulation_runs_result", "(result IS NOT NULL) = (state = 'Completed')");
            table.HasCheckConstraint("ck_simulation_runs_complete", "state <> 'Completed' OR paths_done = paths");
            table.HasCheckConstraint("ck_simulation_runs_claim", "(claim_id IS NOT NULL) = (state = 'Running') AND (lease_until IS NOT NULL) = (state = 'Running')");
            table.HasCheckConstraint("ck_simulation_runs_ended", "(ended_at IS NOT NULL) = (state IN ('Completed', 'Cancelled', 'Failed'))");
        });
        builder.HasKey(run => run.Id);
        builder.Property(run => run.Id).ValueGeneratedNever();
        builder.Property(run => run.CaseHash).HasMaxLength(64);
        builder.Property(run => run.SnapshotId).HasMaxLength(100);
        builder.Property(run => run.Terms).HasDocumentConversion();
        builder.Property(run => run.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(run => run.Problem).HasMaxLength(2000);
        builder.HasIndex(run => run.RequestedById).HasDatabaseName(OneEach).IsUnique().HasFilter("state IN ('Queued', 'Running')");
        builder.HasIndex(run => new { run.DealId, run.CreatedAt });
        builder.HasOne<Deal>().WithMany().HasForeignKey(run => run.DealId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(run => run.RequestedById).OnDelete(DeleteBehavior.Restrict);
    }
}
