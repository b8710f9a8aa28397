using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Deals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GpuLending.Underwriting.Serials;

internal sealed class LookAlikeQuestionConfiguration : IEntityTypeConfiguration<LookAlikeQuestion>
{
    public void Configure(EntityTypeBuilder<LookAlikeQuestion> builder)
    {
        builder.ToTable("look_alike_questions", table =>
        {
            table.HasCheckConstraint("ck_look_alike_questions_order", "first < second");
            table.HasCheckConstraint(
                "ck_look_alike_questions_answered",
                "(answer IS NULL) = (answered_by_id IS NULL) AND (answer IS NULL) = (answered_at IS NULL) AND (answer IS NULL OR length(btrim(reason)) > 0)");
            table.HasCheckConstraint("ck_look_alike_questions_four_eyes", "answered_by_id <> asked_by_id");
        });
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.First).HasMaxLength(SerialText.Longest).UseCollation("C");
        builder.Property(row => row.Second).HasMaxLength(SerialText.Longest).UseCollation("C");
        builder.Property(row => row.AskingSerial).HasMaxLength(SerialText.Longest).UseCollation("C");
        builder.Property(row => row.AskingLotId).HasMaxLength(200);
        builder.Property(row => row.HoldingLotId).HasMaxLength(200);
        builder.Property(row => row.Answer).HasConversion<string>().HasMaxLength(20);
        builder.Property(row => row.Reason).HasMaxLength(1000);
        builder.Property(row => row.Version).IsRowVersion();
        builder.HasIndex(row => new { row.First, row.Second }).IsUnique();
        builder.HasIndex(row => new { row.Answer, row.AskedAt });
        builder.HasOne<Deal>().WithMany().HasForeignKey(row => row.AskingDealId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Deal>().WithMany().HasForeignKey(row => row.HoldingDealId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(row => row.AskedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(row => row.AnsweredById).OnDelete(DeleteBehavior.Restrict);
    }
}
