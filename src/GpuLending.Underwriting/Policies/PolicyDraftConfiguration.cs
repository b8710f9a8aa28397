using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GpuLending.Underwriting.Policies;

internal sealed class PolicyDraftConfiguration : IEntityTypeConfiguration<PolicyDraft>
{
    public void Configure(EntityTypeBuilder<PolicyDraft> builder)
    {
        builder.ToTable("policy_drafts");
        builder.HasKey(draft => draft.UserId);
        builder.Property(draft => draft.UserId).ValueGeneratedNever();
        builder.Property(draft => draft.Document).HasDocumentConversion();
        builder.Property(draft => draft.Reason).HasMaxLength(4000);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(draft => draft.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
