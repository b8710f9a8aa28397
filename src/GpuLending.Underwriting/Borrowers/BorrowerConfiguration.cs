using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GpuLending.Underwriting.Borrowers;

internal sealed class BorrowerConfiguration : IEntityTypeConfiguration<Borrower>
{
    public void Configure(EntityTypeBuilder<Borrower> builder)
    {
        builder.ToTable("borrowers", table => table.HasCheckConstraint("ck_borrowers_name", "length(btrim(name)) > 0"));
        builder.HasKey(borrower => borrower.Id);
        builder.Property(borrower => borrower.Id).ValueGeneratedNever();
        builder.Property(borrower => borrower.Name).HasMaxLength(200);
        builder.Property(borrower => borrower.Rating).HasMaxLength(20);
        builder.Property(borrower => borrower.Country).HasMaxLength(60);
        builder.Property(borrower => borrower.Notes).HasMaxLength(8000);
        builder.Property(borrower => borrower.Profile).HasDocumentConversion();
        builder.Property(borrower => borrower.Version).IsRowVersion();
        builder.HasIndex(borrower => borrower.Name).IsUnique();
    }
}
