using GpuLending.Underwriting.Deals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GpuLending.Underwriting.Exports;

internal sealed class MemoExportItemConfiguration : IEntityTypeConfiguration<MemoExportItem>
{
    public void Configure(EntityTypeBuilder<MemoExportItem> builder)
    {
        builder.ToTable("memo_export_items", table =>
        {
            table.HasCheckConstraint("ck_memo_export_items_state", "state IN ('Waiting', 'Made', 'Failed')");
            table.HasCheckConstraint("ck_memo_export_items_made", "(file_name IS NOT NULL) = (state = 'Made') AND (content IS NULL OR state = 'Made')");
            table.HasCheckConstraint("ck_memo_export_items_failed", "(problem IS NOT NULL) = (state = 'Failed')");
        });
        builder.HasKey(item => new { item.ExportId, item.Position });
        builder.Property(item => item.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(item => item.FileName).HasMaxLength(300);
        builder.Property(item => item.Problem).HasMaxLength(2000);
        builder.HasOne<MemoExport>().WithMany().HasForeignKey(item => item.ExportId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Deal>().WithMany().HasForeignKey(item => item.DealId).OnDelete(DeleteBehavior.Restrict);
    }
}
