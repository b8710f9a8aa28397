using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GpuLending.Underwriting.Approvals;

internal sealed class DrawEvidenceConfiguration : IEntityTypeConfiguration<DrawEvidence>
{
    public void Configure(EntityTypeBuilder<DrawEvidence> builder)
    {
        builder.ToTable("draw_evidence", table => table.HasCheckConstraint("ck_draw_evidence_said", "length(btrim(evidence)) > 0"));
        builder.HasKey(row => new { row.DrawId, row.ConditionId });
        builder.Property(row => row.Evidence).HasMaxLength(2000);
        builder.HasOne<Draw>().WithMany().HasForeignKey(row => row.DrawId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ConditionPrecedent>().WithMany().HasForeignKey(row => row.ConditionId).OnDelete(DeleteBehavior.Restrict);
    }
}
