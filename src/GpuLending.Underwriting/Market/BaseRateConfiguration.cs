using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GpuLending.Underwriting.Market;

internal sealed class BaseRateConfiguration : IEntityTypeConfiguration<BaseRate>
{
    public void Configure(EntityTypeBuilder<BaseRate> builder)
    {
        builder.ToTable("base_rates");
        builder.HasKey(rate => new { rate.Index, rate.Date, rate.Kind });
        builder.Property(rate => rate.Index).HasMaxLength(40);
        builder.Property(rate => rate.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(rate => rate.RatePerAnnum).HasPrecision(12, 8);
        builder.Property(rate => rate.Basis).HasMaxLength(400);
    }
}
