using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GpuLending.Underwriting.Deals;

internal sealed class DealDraftConfiguration : IEntityTypeConfiguration<DealDraft>
{
    public void Configure(EntityTypeBuilder<DealDraft> builder)
    {
        builder.ToTable("deal_drafts", table =>
        {
            table.HasCheckConstraint("ck_deal_drafts_name", "length(btrim(name)) > 0");
            table.HasCheckConstraint("ck_deal_drafts_loan_size", "(loan_size_amount IS NULL) = (loan_size_currency IS NULL)");
        });
        builder.HasKey(draft => draft.DealId);
        builder.Property(draft => draft.DealId).ValueGeneratedNever();
        builder.Property(draft => draft.Document).HasDocumentConversion();
        builder.Property(draft => draft.Name).HasMaxLength(200);
        builder.Property(draft => draft.LoanSizeAmount).HasPrecision(19, 4);
        builder.Property(draft => draft.LoanSizeCurrency).HasMaxLength(3).IsFixedLength();
        builder.Property(draft => draft.BindingLimit).HasMaxLength(120);
        builder.Property(draft => draft.Version).IsRowVersion();
        builder.HasOne<Deal>().WithOne().HasForeignKey<DealDraft>(draft => draft.DealId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(draft => draft.ChangedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(draft => draft.Name);
        builder.HasIndex(draft => draft.ChangedAt);
    }
}
