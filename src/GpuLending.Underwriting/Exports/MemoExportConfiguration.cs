using GpuLending.Underwriting.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GpuLending.Underwriting.Exports;

internal sealed class MemoExportConfiguration : IEntityTypeConfiguration<MemoExport>
{
    /// <summary>One that is not ended for each person.</summary>
    public const string OneEach = "ix_memo_exports_one_each";

    public void Configure(EntityTypeBuilder<MemoExport> builder)
    {
        builder.ToTable("memo_exports", table =>
        {
            table.HasCheckConstraint("ck_memo_exports_state", "state IN ('Queued', 'Running', 'Completed', 'Cancelled', 'Failed')");
            table.HasCheckConstraint("ck_memo_exports_claim", "(claim_id IS NOT NULL) = (state = 'Running') AND (lease_until IS NOT NULL) = (state = 'Running')");
            table.HasCheckConstraint("ck_memo_exports_ended", "(ended_at IS NOT NULL) = (state IN ('Completed', 'Cancelled', 'Failed'))");
        });
        builder.HasKey(export => export.Id);
        builder.Property(export => export.Id).ValueGeneratedNever();
        builder.Property(export => export.Format).HasConversion<string>().HasMaxLength(20);
        builder.Property(export => export.Source).HasConversion<string>().HasMaxLength(20);
        builder.Property(export => export.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(export => export.Problem).HasMaxLength(2000);
        builder.HasIndex(export => export.RequestedById).HasDatabaseName(OneEach).IsUnique().HasFilter("state IN ('Queued', 'Running')");
        builder.HasIndex(export => new { export.RequestedById, export.CreatedAt });
        builder.HasOne<AppUser>().WithMany().HasForeignKey(export => export.RequestedById).OnDelete(DeleteBehavior.Restrict);
    }
}
