using GpuLending.Underwriting.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GpuLending.Underwriting.Idempotency;

internal sealed class IdempotentRequestConfiguration : IEntityTypeConfiguration<IdempotentRequest>
{
    public void Configure(EntityTypeBuilder<IdempotentRequest> builder)
    {
        builder.ToTable("idempotent_requests");
        builder.HasKey(request => new { request.OwnerId, request.Key });
        builder.Property(request => request.Key).HasMaxLength(IdempotentRequests.LongestKey);
        builder.HasIndex(request => request.CreatedAt);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(request => request.OwnerId).OnDelete(DeleteBehavior.Restrict);
    }
}
