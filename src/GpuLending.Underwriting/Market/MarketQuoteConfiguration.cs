using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GpuLending.Underwriting.Market;

internal sealed class MarketQuoteConfiguration : IEntityTypeConfiguration<MarketQuote>
{
    internal const int TextLength = 200;

    public void Configure(EntityTypeBuilder<MarketQuote> builder)
    {
        builder.ToTable("market_quotes", table =>
        {
            table.HasCheckConstraint("ck_market_quotes_price", "price > 0");
            table.HasCheckConstraint("ck_market_quotes_observations", "observations > 0 AND gpus_per_machine > 0");
            table.HasCheckConstraint("ck_market_quotes_superseded", "(superseded_by_id IS NULL) = (superseded_at IS NULL) AND superseded_by_id IS DISTINCT FROM id");
            table.HasCheckConstraint("ck_market_quotes_origin", "data_file IS NULL OR import_id IS NULL");
        });
        builder.HasKey(quote => quote.Id);
        builder.Property(quote => quote.Id).ValueGeneratedNever();
        builder.Property(quote => quote.Gpu).HasMaxLength(60);
        builder.Property(quote => quote.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(quote => quote.Evidence).HasConversion<string>().HasMaxLength(20);
        builder.Property(quote => quote.Segment).HasMaxLength(20);
        builder.Property(quote => quote.Provider).HasMaxLength(80);
        builder.Property(quote => quote.FormFactor).HasMaxLength(60);
        builder.Property(quote => quote.Condition).HasMaxLength(400);
        builder.Property(quote => quote.Price).HasPrecision(19, 6);
        builder.Property(quote => quote.AsPublished).HasMaxLength(120);
        builder.Property(quote => quote.Source).HasMaxLength(400);
        builder.Property(quote => quote.Licence).HasMaxLength(80);
        builder.Property(quote => quote.DataFile).HasMaxLength(80);
        builder.HasIndex(quote => new { quote.Gpu, quote.Kind, quote.Date });
        builder.HasIndex(quote => quote.ImportId);
        builder.HasIndex(quote => quote.SupersededById).IsUnique();
        // The shipped collections print some keys twice; what people import does not.
        builder.HasIndex(quote => new
        {
            quote.Gpu,
            quote.Date,
            quote.Kind,
            quote.Evidence,
            quote.Segment,
            quote.Provider,
            quote.GpusPerMachine,
            quote.Used,
            quote.Condition,
            quote.Source,
        })
            .IsUnique().HasFilter("superseded_by_id IS NULL AND import_id IS NOT NULL").HasDatabaseName("ix_market_quotes_key");
        builder.HasOne<QuoteImport>().WithMany().HasForeignKey(quote => quote.ImportId).OnDelete(DeleteBehavior.Restrict);
    }
}
