using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GpuLending.Underwriting.Market;

internal sealed class MarketDataImportConfiguration : IEntityTypeConfiguration<MarketDataImport>
{
    public void Configure(EntityTypeBuilder<MarketDataImport> builder)
    {
        builder.ToTable("market_data_imports");
        builder.HasKey(import => import.DataFile);
        builder.Property(import => import.DataFile).HasMaxLength(80);
    }
}
