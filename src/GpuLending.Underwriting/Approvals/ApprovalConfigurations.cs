using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GpuLending.Underwriting.Approvals;

internal sealed class ApprovalConfigurations :
    IEntityTypeConfiguration<Revision>,
    IEntityTypeConfiguration<RevisionEvent>,
    IEntityTypeConfiguration<Approval>,
    IEntityTypeConfiguration<ConditionPrecedent>,
    IEntityTypeConfiguration<Draw>,
    IEntityTypeConfiguration<AuthorityRow>
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

    public void Configure(EntityTypeBuilder<RevisionEvent> builder)
    {
        builder.ToTable("revision_events", table => table.HasCheckConstraint("ck_revision_events_sequence", "sequence > 0"));
        builder.HasKey(step => new { step.RevisionId, step.Sequence });
        builder.Property(step => step.State).HasConversion<string>().HasMaxLength(30);
        builder.HasOne<Revision>().WithMany().HasForeignKey(step => step.RevisionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(step => step.ActorId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Approval> builder)
    {
        builder.ToTable("approvals", table => table.HasCheckConstraint("ck_approvals_four_eyes", "approver_id <> submitter_id"));
        builder.HasKey(approval => approval.Id);
        builder.Property(approval => approval.Id).ValueGeneratedNever();
        builder.Property(approval => approval.ApproverRole).HasConversion<string>().HasMaxLength(20);
        builder.Property(approval => approval.Decision).HasConversion<string>().HasMaxLength(30);
        builder.Property(approval => approval.Reason).HasMaxLength(4000);
        builder.Property(approval => approval.Hash).HasMaxLength(64);
        builder.HasOne<Revision>().WithMany()
            .HasForeignKey(approval => new { approval.RevisionId, approval.SubmitterId, approval.Hash })
            .HasPrincipalKey(revision => new { revision.Id, revision.SubmitterId, revision.Hash })
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(approval => approval.ApproverId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(approval => new { approval.RevisionId, approval.ApproverId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ConditionPrecedent> builder)
    {
        builder.ToTable("conditions_precedent", table => table.HasCheckConstraint(
            "ck_conditions_precedent_met",
            "(met_at IS NULL) = (met_by_id IS NULL) AND (met_at IS NULL OR length(btrim(evidence)) > 0)"));
        builder.HasKey(condition => condition.Id);
        builder.Property(condition => condition.Id).ValueGeneratedNever();
        builder.Property(condition => condition.StandardKey).HasMaxLength(60);
        builder.Property(condition => condition.Text).HasMaxLength(2000);
        builder.Property(condition => condition.Evidence).HasMaxLength(2000);
        builder.Property(condition => condition.Version).IsRowVersion();
        builder.HasIndex(condition => new { condition.DealId, condition.StandardKey }).IsUnique();
        builder.HasOne<Deal>().WithMany().HasForeignKey(condition => condition.DealId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Revision>().WithMany().HasForeignKey(condition => condition.RevisionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(condition => condition.AddedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(condition => condition.MetById).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Draw> builder)
    {
        builder.ToTable("draws", table => table.HasCheckConstraint("ck_draws_amount", "amount > 0"));
        builder.HasKey(draw => draw.Id);
        builder.Property(draw => draw.Id).ValueGeneratedNever();
        builder.ComplexProperty(draw => draw.Amount, amount => amount.AsMoney("amount", "currency"));
        builder.HasIndex(draw => new { draw.DealId, draw.Date });
        // The revision must be one of this deal.
        builder.HasOne<Revision>().WithMany()
            .HasForeignKey(draw => new { draw.RevisionId, draw.DealId })
            .HasPrincipalKey(revision => new { revision.Id, revision.DealId })
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(draw => draw.RecordedById).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AuthorityRow> builder)
    {
        builder.ToTable("authority_matrix", table => table.HasCheckConstraint("ck_authority_matrix_signatures", "cardinality(signatures) > 0"));
        builder.HasKey(row => row.Order);
        builder.Property(row => row.Order).ValueGeneratedNever();
        builder.Property(row => row.UpToAmount).HasPrecision(19, 4);
        builder.Property(row => row.WeakestRating).HasMaxLength(10);
        builder.PrimitiveCollection(row => row.Signatures).ElementType(role => role.HasConversion<string>());
        builder.HasData(AuthorityMatrix.Default);
    }
}
