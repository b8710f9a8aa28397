using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GpuLending.Underwriting.Market;

internal sealed class DefaultRateConfiguration : IEntityTypeConfiguration<DefaultRate>
{
    public void Configure(EntityTypeBuilder<DefaultRate> builder)
    {
        builder.ToTable("default_rates", table => table.HasCheckConstraint("ck_default_rates_fraction", "cumulative_default_rate BETWEEN 0 AND 1"));
        builder.HasKey(rate => new { rate.Rating, rate.Year });
        builder.Property(rate => rate.Rating).HasMaxLength(10);
        builder.Property(rate => rate.CumulativeDefaultRate).HasPrecision(12, 8);
        builder.Property(rate => rate.Basis).HasMaxLength(400);
    }
}
