using GpuLending.Underwriting.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GpuLending.Underwriting.Audit;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit_entries", table =>
        {
            table.HasCheckConstraint("ck_audit_entries_hash", "octet_length(hash) = 32 AND octet_length(previous_hash) = 32");
            table.HasCheckConstraint("ck_audit_entries_sequence", "sequence > 0");
        });
        builder.HasKey(entry => entry.Sequence);
        builder.Property(entry => entry.Sequence).ValueGeneratedNever();
        builder.Property(entry => entry.Action).HasMaxLength(60);
        builder.Property(entry => entry.SubjectType).HasMaxLength(40);
        builder.Property(entry => entry.Detail).HasColumnType("text");
        // A chain has one successor a row: two writers who both missed the lock cannot fork it.
        builder.HasIndex(entry => entry.PreviousHash).IsUnique();
        builder.HasIndex(entry => new { entry.DealId, entry.Sequence });
        builder.HasIndex(entry => new { entry.ActorId, entry.Sequence });
        builder.HasOne<AppUser>().WithMany().HasForeignKey(entry => entry.ActorId).OnDelete(DeleteBehavior.Restrict);
    }
}
