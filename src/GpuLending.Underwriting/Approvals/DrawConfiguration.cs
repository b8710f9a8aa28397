using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GpuLending.Underwriting.Approvals;

internal sealed class DrawConfiguration : IEntityTypeConfiguration<Draw>
{
    public void Configure(EntityTypeBuilder<Draw> builder)
    {
        builder.ToTable("draws", table => table.HasCheckConstraint("ck_draws_amount", "amount > 0"));
        builder.HasKey(draw => draw.Id);
        builder.Property(draw => draw.Id).ValueGeneratedNever();
        builder.ComplexProperty(draw => draw.Amount, amount => amount.AsMoney("amount", "currency"));
        builder.HasIndex(draw => new { draw.DealId, draw.Date });
        // The revision must be one of this deal.
        builder.HasOne<Revision>().WithMany()
            .HasForeignKey(draw => new { draw.RevisionId, draw.DealId })
            .HasPrincipalKey(revision => new { revision.Id, revision.DealId })
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(draw => draw.RecordedById).OnDelete(DeleteBehavior.Restrict);
    }
}
