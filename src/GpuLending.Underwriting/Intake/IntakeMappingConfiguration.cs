using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Borrowers;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GpuLending.Underwriting.Intake;

internal sealed class IntakeMappingConfiguration : IEntityTypeConfiguration<IntakeMapping>
{
    public void Configure(EntityTypeBuilder<IntakeMapping> builder)
    {
        builder.ToTable("intake_mappings");
        builder.HasKey(mapping => new { mapping.BorrowerId, mapping.Kind });
        builder.Property(mapping => mapping.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(mapping => mapping.Settings).HasDocumentConversion();
        builder.HasOne<Borrower>().WithMany().HasForeignKey(mapping => mapping.BorrowerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(mapping => mapping.RememberedById).OnDelete(DeleteBehavior.Restrict);
    }
}
