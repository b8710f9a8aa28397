using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GpuLending.Underwriting.Market;

internal sealed class QuoteImportConfiguration : IEntityTypeConfiguration<QuoteImport>
{
    public void Configure(EntityTypeBuilder<QuoteImport> builder)
    {
        builder.ToTable("quote_imports", table => table.HasCheckConstraint("ck_quote_imports_hash", "file_hash ~ '^[0-9a-f]{64}$'"));
        builder.HasKey(import => import.Id);
        builder.Property(import => import.Id).ValueGeneratedNever();
        builder.Property(import => import.FileName).HasMaxLength(MarketQuoteConfiguration.TextLength);
        builder.Property(import => import.FileHash).HasMaxLength(64);
        builder.Property(import => import.Source).HasMaxLength(MarketQuoteConfiguration.TextLength);
        builder.Property(import => import.Licence).HasMaxLength(80);
        builder.Property(import => import.Settings).HasDocumentConversion();
        builder.Property(import => import.SnapshotId).HasMaxLength(20);
        builder.Property(import => import.MethodologyVersion).HasMaxLength(20);
        builder.HasIndex(import => new { import.Source, import.ImportedAt });
        builder.HasOne<AppUser>().WithMany().HasForeignKey(import => import.ImportedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StoredMarketSnapshot>().WithMany().HasForeignKey(import => import.SnapshotId).OnDelete(DeleteBehavior.Restrict);
    }
}
