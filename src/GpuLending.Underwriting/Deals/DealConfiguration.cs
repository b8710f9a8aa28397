using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Borrowers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GpuLending.Underwriting.Deals;

internal sealed class DealConfiguration : IEntityTypeConfiguration<Deal>
{
    public void Configure(EntityTypeBuilder<Deal> builder)
    {
        builder.ToTable("deals");
        builder.HasKey(deal => deal.Id);
        builder.Property(deal => deal.Id).ValueGeneratedNever();
        builder.Property(deal => deal.Stage).HasConversion<string>().HasMaxLength(30);
        builder.HasOne<Borrower>().WithMany().HasForeignKey(deal => deal.BorrowerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(deal => deal.OwnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(deal => new { deal.Stage, deal.StageSince });
    }
}
