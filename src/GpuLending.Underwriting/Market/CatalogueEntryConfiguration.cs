using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GpuLending.Underwriting.Market;

internal sealed class CatalogueEntryConfiguration : IEntityTypeConfiguration<CatalogueEntry>
{
    public void Configure(EntityTypeBuilder<CatalogueEntry> builder)
    {
        builder.ToTable("gpu_catalogue");
        builder.HasKey(entry => entry.Gpu);
        builder.Property(entry => entry.Gpu).HasMaxLength(60);
        builder.Property(entry => entry.Vendor).HasMaxLength(40);
        builder.Property(entry => entry.DisplayName).HasMaxLength(120);
        builder.Property(entry => entry.Architecture).HasMaxLength(60);
        builder.Property(entry => entry.PlannedAvailability).HasMaxLength(60);
        builder.Property(entry => entry.MemoryType).HasMaxLength(60);
        builder.Property(entry => entry.DenseFp16Teraflops).HasPrecision(12, 2).HasColumnName("dense_fp16_teraflops");
        builder.Property(entry => entry.DenseFp8Teraflops).HasPrecision(12, 2).HasColumnName("dense_fp8_teraflops");
        builder.Property(entry => entry.DenseFp4Teraflops).HasPrecision(12, 2).HasColumnName("dense_fp4_teraflops");
        builder.Property(entry => entry.FormFactor).HasMaxLength(60);
        builder.Property(entry => entry.NewPrice).HasPrecision(19, 4);
        builder.Property(entry => entry.PriceBasis).HasMaxLength(120);
        builder.Property(entry => entry.Successor).HasMaxLength(60);
        builder.Property(entry => entry.Partitions).HasMaxLength(60);
        builder.Property(entry => entry.Sources).HasMaxLength(600);
    }
}
