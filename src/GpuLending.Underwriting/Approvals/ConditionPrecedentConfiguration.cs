using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Deals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GpuLending.Underwriting.Approvals;

internal sealed class ConditionPrecedentConfiguration : IEntityTypeConfiguration<ConditionPrecedent>
{
    public void Configure(EntityTypeBuilder<ConditionPrecedent> builder)
    {
        builder.ToTable("conditions_precedent", table => table.HasCheckConstraint(
            "ck_conditions_precedent_met",
            "(met_at IS NULL) = (met_by_id IS NULL) AND (met_at IS NULL OR length(btrim(evidence)) > 0)"));
        builder.Property(condition => condition.EachDraw).HasDefaultValue(false);
        builder.HasKey(condition => condition.Id);
        builder.Property(condition => condition.Id).ValueGeneratedNever();
        builder.Property(condition => condition.StandardKey).HasMaxLength(60);
        builder.Property(condition => condition.Text).HasMaxLength(2000);
        builder.Property(condition => condition.Evidence).HasMaxLength(2000);
        builder.Property(condition => condition.Version).IsRowVersion();
        builder.HasIndex(condition => new { condition.DealId, condition.StandardKey }).IsUnique();
        builder.HasOne<Deal>().WithMany().HasForeignKey(condition => condition.DealId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Revision>().WithMany().HasForeignKey(condition => condition.RevisionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(condition => condition.AddedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(condition => condition.MetById).OnDelete(DeleteBehavior.Restrict);
    }
}
