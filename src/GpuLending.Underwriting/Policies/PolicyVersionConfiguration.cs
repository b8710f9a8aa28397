using GpuLending.Underwriting.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GpuLending.Underwriting.Policies;

internal sealed class PolicyVersionConfiguration : IEntityTypeConfiguration<PolicyVersion>
{
    public void Configure(EntityTypeBuilder<PolicyVersion> builder)
    {
        builder.ToTable("policy_versions", table =>
        {
            table.HasCheckConstraint("ck_policy_versions_number", "number > base_number AND base_number >= 0");
            table.HasCheckConstraint("ck_policy_versions_hash", "hash ~ '^[0-9a-f]{64}$'");
            // Only the policy a database starts with has no author.
            table.HasCheckConstraint("ck_policy_versions_first", "(number = 1) = (proposer_id IS NULL) AND (number = 1) = (base_number = 0)");
        });
        builder.HasKey(version => version.Id);
        builder.Property(version => version.Id).ValueGeneratedNever();
        builder.Property(version => version.Reason).HasMaxLength(4000);
        builder.Property(version => version.Hash).HasMaxLength(64);
        builder.HasIndex(version => version.Number).IsUnique();
        builder.HasOne<AppUser>().WithMany().HasForeignKey(version => version.ProposerId).OnDelete(DeleteBehavior.Restrict);
    }
}
