using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Deals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GpuLending.Underwriting.Attachments;

internal sealed class AttachmentConfiguration : IEntityTypeConfiguration<Attachment>
{
    /// <summary>One document of a name in a deal.</summary>
    public const string OneTitle = "ix_attachments_one_title";

    public void Configure(EntityTypeBuilder<Attachment> builder)
    {
        builder.ToTable("attachments", table => table.HasCheckConstraint("ck_attachments_title", "length(btrim(title)) > 0"));
        builder.HasKey(document => document.Id);
        builder.Property(document => document.Id).ValueGeneratedNever();
        builder.Property(document => document.Kind).HasConversion<string>().HasMaxLength(40);
        builder.Property(document => document.Title).HasMaxLength(200);
        builder.HasIndex(document => new { document.DealId, document.Kind, document.Title }).HasDatabaseName(OneTitle).IsUnique();
        builder.HasOne<Deal>().WithMany().HasForeignKey(document => document.DealId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(document => document.AddedById).OnDelete(DeleteBehavior.Restrict);
    }
}
