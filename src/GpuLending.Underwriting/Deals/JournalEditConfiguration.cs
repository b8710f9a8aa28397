using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GpuLending.Underwriting.Deals;

internal sealed class JournalEditConfiguration : IEntityTypeConfiguration<JournalEdit>
{
    public void Configure(EntityTypeBuilder<JournalEdit> builder)
    {
        builder.ToTable("journal_edits", table => table.HasCheckConstraint("ck_journal_edits_sequence", "sequence > 0"));
        builder.HasKey(edit => new { edit.DealId, edit.UserId, edit.BaseVersion, edit.Sequence });
        builder.Property(edit => edit.Changes).HasDocumentConversion();
        builder.HasOne<Journal>().WithMany().HasForeignKey(edit => new { edit.DealId, edit.UserId, edit.BaseVersion }).OnDelete(DeleteBehavior.Cascade);
    }
}
