using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GpuLending.Underwriting.Market;

internal sealed class RentalQuoteConfiguration : IEntityTypeConfiguration<RentalQuote>
{
    public void Configure(EntityTypeBuilder<RentalQuote> builder)
    {
        builder.ToTable("rental_quotes", table => table.HasCheckConstraint("ck_rental_quotes_price", "price_per_gpu_hour > 0"));
        builder.HasKey(quote => quote.Id);
        builder.Property(quote => quote.Id).ValueGeneratedNever();
        builder.Property(quote => quote.Provider).HasMaxLength(80);
        builder.Property(quote => quote.Channel).HasConversion<string>().HasMaxLength(20);
        builder.Property(quote => quote.Gpu).HasMaxLength(60);
        builder.Property(quote => quote.Term).HasConversion<string>().HasMaxLength(20);
        builder.Property(quote => quote.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(quote => quote.PricePerGpuHour).HasPrecision(19, 6);
        builder.Property(quote => quote.Source).HasMaxLength(400);
        builder.Property(quote => quote.Licence).HasMaxLength(80);
        builder.Property(quote => quote.DataFile).HasMaxLength(80);
        builder.HasIndex(quote => new { quote.Gpu, quote.Date });
    }
}
