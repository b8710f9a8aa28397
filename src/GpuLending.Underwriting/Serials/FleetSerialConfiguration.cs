using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Deals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GpuLending.Underwriting.Serials;

internal sealed class FleetSerialConfiguration : IEntityTypeConfiguration<FleetSerial>
{
    /// <summary>The index that makes a second pledge of a live serial impossible.</summary>
    public const string LiveIndex = "ix_fleet_serials_live";

    public void Configure(EntityTypeBuilder<FleetSerial> builder)
    {
        builder.ToTable("fleet_serials", table =>
        {
            table.HasCheckConstraint("ck_fleet_serials_serial", "serial ~ '^[A-Z0-9./_:+#*]{1,64}$' AND serial ~ '[A-Z0-9]'");
            table.HasCheckConstraint("ck_fleet_serials_lot", "length(btrim(lot_id)) > 0");
            table.HasCheckConstraint(
                "ck_fleet_serials_released",
                "(released_at IS NULL) = (released_by_id IS NULL) AND (released_at IS NULL) = (release_reason IS NULL) AND (released_at IS NULL OR length(btrim(release_reason)) > 0)");
            table.HasCheckConstraint("ck_fleet_serials_four_eyes", "released_by_id <> pledged_by_id");
        });
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.LotId).HasMaxLength(200);
        builder.Property(row => row.AsRead).HasMaxLength(SerialText.LongestAsRead);
        // Code points, so that order and comparison are those of the code, whatever the server's language.
        builder.Property(row => row.Serial).HasMaxLength(SerialText.Longest).UseCollation("C");
        builder.Property(row => row.LookAlikeKey).HasMaxLength(SerialText.Longest).UseCollation("C")
            .HasComputedColumnSql("translate(regexp_replace(serial, '[^A-Z0-9]', '', 'g'), 'OILZSB', '011258')", stored: true);
        builder.Property(row => row.Site).HasMaxLength(200);
        builder.Property(row => row.Rack).HasMaxLength(100);
        builder.Property(row => row.BmcAddress).HasMaxLength(100);
        builder.Property(row => row.LocationReason).HasMaxLength(1000);
        builder.Property(row => row.ReleaseReason).HasMaxLength(1000);
        builder.HasIndex(row => row.Serial).HasFilter("released_at IS NULL").IsUnique().HasDatabaseName(LiveIndex);
        builder.HasIndex(row => row.LookAlikeKey).HasFilter("released_at IS NULL").HasDatabaseName("ix_fleet_serials_look_alike");
        builder.HasIndex(row => new { row.DealId, row.LotId, row.Serial });
        builder.HasOne<Deal>().WithMany().HasForeignKey(row => row.DealId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(row => row.PledgedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(row => row.LocatedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(row => row.ReleasedById).OnDelete(DeleteBehavior.Restrict);
    }
}
