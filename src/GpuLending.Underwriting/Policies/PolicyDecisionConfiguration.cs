using GpuLending.Underwriting.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GpuLending.Underwriting.Policies;

internal sealed class PolicyDecisionConfiguration : IEntityTypeConfiguration<PolicyDecision>
{
    /// <summary>Two proposals on one base cannot both be approved.</summary>
    internal const string OneSuccessor = "ux_policy_decisions_one_successor";

    public void Configure(EntityTypeBuilder<PolicyDecision> builder)
    {
        builder.ToTable("policy_decisions", table =>
            table.HasCheckConstraint("ck_policy_decisions_four_eyes", "(verdict = 'Withdraw') = (decider_id = proposer_id)"));
        builder.HasKey(decision => decision.Id);
        builder.Property(decision => decision.Id).ValueGeneratedNever();
        builder.Property(decision => decision.DeciderRole).HasConversion<string>().HasMaxLength(20);
        builder.Property(decision => decision.Verdict).HasConversion<string>().HasMaxLength(20);
        builder.Property(decision => decision.Reason).HasMaxLength(4000);
        builder.Property(decision => decision.Hash).HasMaxLength(64);
        builder.HasIndex(decision => decision.VersionId).IsUnique();
        builder.HasIndex(decision => decision.BaseNumber).IsUnique().HasFilter("verdict = 'Approve'").HasDatabaseName(OneSuccessor);
        // The key over version, proposer, base and hash is in the migration: the first version has no proposer, and a model's key takes no empty column.
        builder.HasOne<AppUser>().WithMany().HasForeignKey(decision => decision.DeciderId).OnDelete(DeleteBehavior.Restrict);
    }
}
