using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GpuLending.Underwriting.Deals;

internal sealed class JournalConfiguration : IEntityTypeConfiguration<Journal>
{
    public void Configure(EntityTypeBuilder<Journal> builder)
    {
        builder.ToTable("journals", table => table.HasCheckConstraint("ck_journals_position", "position >= 0 AND position <= length"));
        builder.HasKey(journal => new { journal.DealId, journal.UserId, journal.BaseVersion });
        builder.Property(journal => journal.BaseDocument).HasDocumentConversion();
        builder.Property(journal => journal.Current).HasDocumentConversion();
        builder.HasOne<Deal>().WithMany().HasForeignKey(journal => journal.DealId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(journal => journal.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}
