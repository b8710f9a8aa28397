using GpuLending.Underwriting.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GpuLending.Underwriting.Approvals;

internal sealed class ApprovalConfiguration : IEntityTypeConfiguration<Approval>
{
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
}
