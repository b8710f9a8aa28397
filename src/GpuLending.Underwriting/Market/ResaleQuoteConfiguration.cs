using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GpuLending.Underwriting.Market;

internal sealed class ResaleQuoteConfiguration : IEntityTypeConfiguration<ResaleQuote>
{
    public void Configure(EntityTypeBuilder<ResaleQuote> builder)
    {
        builder.ToTable("resale_quotes", table =>
        {
            table.HasCheckConstraint("ck_resale_quotes_price", "price_per_gpu > 0");
            table.HasCheckConstraint("ck_resale_quotes_observations", "observations > 0");
        });
        builder.HasKey(quote => quote.Id);
        builder.Property(quote => quote.Id).ValueGeneratedNever();
        builder.Property(quote => quote.Gpu).HasMaxLength(60);
        builder.Property(quote => quote.FormFactor).HasMaxLength(60);
        builder.Property(quote => quote.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(quote => quote.PricePerGpu).HasPrecision(19, 4);
        builder.Property(quote => quote.Condition).HasMaxLength(400);
        builder.Property(quote => quote.Source).HasMaxLength(400);
        builder.Property(quote => quote.Licence).HasMaxLength(80);
        builder.Property(quote => quote.DataFile).HasMaxLength(80);
        builder.HasIndex(quote => new { quote.Gpu, quote.Date });
    }
}
