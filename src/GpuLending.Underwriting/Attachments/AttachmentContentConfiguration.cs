using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GpuLending.Underwriting.Attachments;

internal sealed class AttachmentContentConfiguration : IEntityTypeConfiguration<AttachmentContent>
{
    public void Configure(EntityTypeBuilder<AttachmentContent> builder)
    {
        builder.ToTable("attachment_contents", table =>
            table.HasCheckConstraint("ck_attachment_contents_sha256", "sha256 = encode(sha256(content), 'hex')"));
        builder.HasKey(content => content.Sha256);
        builder.Property(content => content.Sha256).HasMaxLength(64);
    }
}
