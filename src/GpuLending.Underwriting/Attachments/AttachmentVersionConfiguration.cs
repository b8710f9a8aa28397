using GpuLending.Underwriting.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GpuLending.Underwriting.Attachments;

internal sealed class AttachmentVersionConfiguration : IEntityTypeConfiguration<AttachmentVersion>
{
    public void Configure(EntityTypeBuilder<AttachmentVersion> builder)
    {
        builder.ToTable("attachment_versions", table =>
        {
            table.HasCheckConstraint("ck_attachment_versions_number", "number >= 1");
            table.HasCheckConstraint("ck_attachment_versions_size", "size >= 1");
            table.HasCheckConstraint("ck_attachment_versions_sha256", "sha256 ~ '^[0-9a-f]{64}$'");
            table.HasCheckConstraint(
                "ck_attachment_versions_withdrawn",
                "(withdrawn_at IS NULL) = (withdrawn_by_id IS NULL) AND (withdrawn_at IS NULL) = (withdrawal_reason IS NULL) AND (withdrawn_at IS NULL OR length(btrim(withdrawal_reason)) > 0)");
        });
        builder.HasKey(version => new { version.AttachmentId, version.Number });
        builder.Property(version => version.FileName).HasMaxLength(200);
        builder.Property(version => version.Format).HasConversion<string>().HasMaxLength(20);
        builder.Property(version => version.Sha256).HasMaxLength(64);
        builder.Property(version => version.Note).HasMaxLength(2000);
        builder.Property(version => version.WithdrawalReason).HasMaxLength(2000);
        builder.HasOne<Attachment>().WithMany().HasForeignKey(version => version.AttachmentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(version => version.AddedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(version => version.WithdrawnById).OnDelete(DeleteBehavior.Restrict);
    }
}
