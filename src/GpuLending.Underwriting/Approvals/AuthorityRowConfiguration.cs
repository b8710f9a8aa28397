using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GpuLending.Underwriting.Approvals;

internal sealed class AuthorityRowConfiguration : IEntityTypeConfiguration<AuthorityRow>
{
    public void Configure(EntityTypeBuilder<AuthorityRow> builder)
    {
        builder.ToTable("authority_matrix", table => table.HasCheckConstraint("ck_authority_matrix_signatures", "cardinality(signatures) > 0"));
        builder.HasKey(row => row.Order);
        builder.Property(row => row.Order).ValueGeneratedNever();
        builder.Property(row => row.UpToAmount).HasPrecision(19, 4);
        builder.Property(row => row.WeakestRating).HasMaxLength(10);
        builder.PrimitiveCollection(row => row.Signatures).ElementType(role => role.HasConversion<string>());
        builder.HasData(AuthorityMatrix.Default);
    }
}
