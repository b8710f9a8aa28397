using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GpuLending.Underwriting.Deals;

internal sealed class JournalConfiguration : IEntityTypeConfiguration<Journal>, IEntityTypeConfiguration<JournalEdit>
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

    public void Configure(EntityTypeBuilder<JournalEdit> builder)
    {
        builder.ToTable("journal_edits", table => table.HasCheckConstraint("ck_journal_edits_sequence", "sequence > 0"));
        builder.HasKey(edit => new { edit.DealId, edit.UserId, edit.BaseVersion, edit.Sequence });
        builder.Property(edit => edit.Changes).HasDocumentConversion();
        builder.HasOne<Journal>().WithMany().HasForeignKey(edit => new { edit.DealId, edit.UserId, edit.BaseVersion }).OnDelete(DeleteBehavior.Cascade);
    }
}
