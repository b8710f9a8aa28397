using GpuLending.Underwriting.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GpuLending.Underwriting.Approvals;

internal sealed class RevisionEventConfiguration : IEntityTypeConfiguration<RevisionEvent>
{
    public void Configure(EntityTypeBuilder<RevisionEvent> builder)
    {
        builder.ToTable("revision_events", table => table.HasCheckConstraint("ck_revision_events_sequence", "sequence > 0"));
        builder.HasKey(step => new { step.RevisionId, step.Sequence });
        builder.Property(step => step.State).HasConversion<string>().HasMaxLength(30);
        builder.HasOne<Revision>().WithMany().HasForeignKey(step => step.RevisionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(step => step.ActorId).OnDelete(DeleteBehavior.Restrict);
    }
}
