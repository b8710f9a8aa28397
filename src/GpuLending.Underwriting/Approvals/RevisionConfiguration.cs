using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GpuLending.Underwriting.Approvals;

internal sealed class RevisionConfiguration : IEntityTypeConfiguration<Revision>
{
    public void Configure(EntityTypeBuilder<Revision> builder)
    {
        builder.ToTable("revisions", table =>
        {
            table.HasCheckConstraint("ck_revisions_number", "number > 0");
            table.HasCheckConstraint("ck_revisions_hash", "hash ~ '^[0-9a-f]{64}$'");
        });
        builder.HasKey(revision => revision.Id);
        builder.Property(revision => revision.Id).ValueGeneratedNever();
        builder.Property(revision => revision.Comment).HasMaxLength(4000);
        builder.Property(revision => revision.SnapshotId).HasMaxLength(100);
        builder.Property(revision => revision.SnapshotHash).HasMaxLength(64);
        builder.Property(revision => revision.EngineVersion).HasMaxLength(60);
        builder.Property(revision => revision.Hash).HasMaxLength(64);
        builder.ComplexProperty(revision => revision.LoanSize, size => size.AsMoney("loan_size"));
        // What an approval row must repeat.
        builder.HasAlternateKey(revision => new { revision.Id, revision.SubmitterId, revision.Hash });
        builder.HasAlternateKey(revision => new { revision.Id, revision.DealId });
        builder.HasIndex(revision => new { revision.DealId, revision.Number }).IsUnique();
        builder.HasOne<Deal>().WithMany().HasForeignKey(revision => revision.DealId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(revision => revision.SubmitterId).OnDelete(DeleteBehavior.Restrict);
    }
}
