using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GpuLending.Underwriting.Market;

internal sealed class StoredMarketSnapshotConfiguration : IEntityTypeConfiguration<StoredMarketSnapshot>
{
    public void Configure(EntityTypeBuilder<StoredMarketSnapshot> builder)
    {
        builder.ToTable("market_snapshots");
        builder.HasKey(snapshot => snapshot.Id);
        builder.Property(snapshot => snapshot.Id).HasMaxLength(20);
        builder.Property(snapshot => snapshot.ContentHash).HasMaxLength(64).IsFixedLength();
        builder.HasIndex(snapshot => snapshot.ContentHash).IsUnique();
    }
}
