using GpuLending.Underwriting.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GpuLending.Underwriting.Serials;

internal sealed class SerialLocationConfiguration : IEntityTypeConfiguration<SerialLocation>
{
    public void Configure(EntityTypeBuilder<SerialLocation> builder)
    {
        builder.ToTable("serial_locations");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).UseIdentityAlwaysColumn();
        builder.Property(row => row.LotId).HasMaxLength(200);
        builder.Property(row => row.Site).HasMaxLength(200);
        builder.Property(row => row.Rack).HasMaxLength(100);
        builder.Property(row => row.Reason).HasMaxLength(1000);
        builder.HasIndex(row => new { row.SerialId, row.Since });
        builder.HasOne<FleetSerial>().WithMany().HasForeignKey(row => row.SerialId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(row => row.RecordedById).OnDelete(DeleteBehavior.Restrict);
    }
}
