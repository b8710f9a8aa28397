using Microsoft.EntityFrameworkCore.Design;

namespace GpuLending.Underwriting.Persistence;

/// <summary>For <c>dotnet ef migrations add</c> only, which needs the model and no database.</summary>
public sealed class UnderwritingDbContextFactory : IDesignTimeDbContextFactory<UnderwritingDbContext>
{
    public UnderwritingDbContext CreateDbContext(string[] args) => new(DatabaseOptions.For("Host=localhost;Database=design"));
}
