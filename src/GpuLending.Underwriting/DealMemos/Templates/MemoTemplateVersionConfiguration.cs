using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GpuLending.Underwriting.DealMemos.Templates;

internal sealed class MemoTemplateVersionConfiguration : IEntityTypeConfiguration<MemoTemplateVersion>
{
    public void Configure(EntityTypeBuilder<MemoTemplateVersion> builder)
    {
        builder.ToTable("memo_template_versions", table =>
        {
            table.HasCheckConstraint("ck_memo_template_versions_number", "number > 0");
            table.HasCheckConstraint("ck_memo_template_versions_logo", "logo IS NULL OR length(logo) <= 262144");
        });
        builder.HasKey(version => version.Id);
        builder.Property(version => version.Id).ValueGeneratedNever();
        builder.Property(version => version.Name).HasMaxLength(MemoTemplateRules.LongestName);
        builder.Property(version => version.Content).HasDocumentConversion();
        // Two who save from the same version: the second is told.
        builder.HasIndex(version => new { version.TemplateId, version.Number }).IsUnique();
        builder.HasOne<AppUser>().WithMany().HasForeignKey(version => version.SavedById).OnDelete(DeleteBehavior.Restrict);
    }
}
