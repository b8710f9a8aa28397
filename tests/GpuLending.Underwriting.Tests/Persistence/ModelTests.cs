using GpuLending.Testing;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Persistence;

public sealed class ModelTests(Desk desk, TestDatabaseServer server) : IClassFixture<Desk>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_migrations_are_the_model()
    {
        await using var context = await desk.Get<IDbContextFactory<UnderwritingDbContext>>().CreateDbContextAsync(Cancel);
        context.Database.HasPendingModelChanges().ShouldBeFalse("run: dotnet ef migrations add NAME --project src/GpuLending.Underwriting --output-dir Persistence/Migrations");
    }

    [Fact]
    public async Task The_application_role_sees_what_is_pending_and_migrating_again_changes_nothing()
    {
        (await DatabaseMigration.PendingAsync(desk.Database.ApplicationConnectionString, Cancel)).ShouldBeEmpty();
        (await DatabaseMigration.ApplyAsync(desk.Database.OwnerConnectionString, Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_empty_database_has_everything_pending()
    {
        await using var empty = await server.CreateEmptyDatabaseAsync(Cancel);
        (await DatabaseMigration.PendingAsync(empty.ApplicationConnectionString, Cancel)).Count.ShouldBeGreaterThan(1);
    }
}
