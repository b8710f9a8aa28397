using GpuLending.Testing;
using Npgsql;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Persistence;

public sealed class TestDatabaseTests(TestDatabaseServer server, DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_connection_string_is_its_role()
    {
        const string Who = "SELECT current_user::text";
        (await TestDatabase.ExecuteAsync(fixture.Database.OwnerConnectionString, Who, Cancel)).ShouldBe("gpulending_owner");
        (await TestDatabase.ExecuteAsync(fixture.Database.ApplicationConnectionString, Who, Cancel)).ShouldBe("gpulending_app");
    }

    [Fact]
    public async Task The_application_cannot_create_a_table()
    {
        var refused = await Should.ThrowAsync<PostgresException>(
            () => TestDatabase.ExecuteAsync(fixture.Database.ApplicationConnectionString, "CREATE TABLE intruder (id int)", Cancel));
        refused.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task A_copy_of_the_template_is_a_database_of_its_own()
    {
        await using var other = await server.CreateDatabaseAsync(Cancel);
        await TestDatabase.ExecuteAsync(fixture.Database.OwnerConnectionString, "CREATE TABLE only_here (id int)", Cancel);

        const string Where = "SELECT coalesce(to_regclass('only_here')::text, 'nowhere')";
        (await TestDatabase.ExecuteAsync(fixture.Database.OwnerConnectionString, Where, Cancel)).ShouldBe("only_here");
        (await TestDatabase.ExecuteAsync(other.OwnerConnectionString, Where, Cancel)).ShouldBe("nowhere");
    }
}
