using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GpuLending.Underwriting.Access;

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("api_keys");
        builder.HasKey(key => key.Id);
        builder.Property(key => key.Id).ValueGeneratedNever();
        builder.Property(key => key.Name).HasMaxLength(80);
        builder.Property(key => key.Prefix).HasMaxLength(12);
        builder.HasIndex(key => key.KeyHash).IsUnique();
        builder.HasOne<AppUser>().WithMany().HasForeignKey(key => key.OwnerId).OnDelete(DeleteBehavior.Restrict);
    }
}
