using System.Net;
using System.Net.Sockets;
using GpuLending.Testing;
using GpuLending.Web.Tests.Browser;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Hosting;

public sealed class StartTests(TestDatabaseServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pending_migrations_refuse_the_start_and_name_the_command_which_then_helps()
    {
        await using var database = await server.CreateEmptyDatabaseAsync(Cancel);
        // The application's role cannot see a schema that is not there: the owner asks.
        var refused = await RunAsync(database.OwnerConnectionString);
        refused.Code.ShouldBe(1);
        refused.Output.ShouldContain("-- migrate");
        refused.Output.ShouldNotContain("   at ");

        var migrated = await RunAsync(database.OwnerConnectionString, "migrate");
        migrated.Code.ShouldBe(0, migrated.Output);
        migrated.Output.ShouldContain("up to date");

        await using var host = await HostProcess.StartAsync(HostProcess.FreeAddress(), Connection(database.ApplicationConnectionString), Cancel);
        host.Output.ShouldNotContain("demo.example");
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_said_plainly()
    {
        var answer = await RunAsync("Host=127.0.0.1;Port=1;Database=gpulending;Username=nobody;Password=x;Timeout=3");

        answer.Code.ShouldBe(1);
        answer.Output.ShouldContain("cannot be used");
        answer.Output.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_connection_string_that_cannot_be_read_is_said_plainly()
    {
        var answer = await RunAsync("Hosst=nowhere");

        answer.Code.ShouldBe(1);
        answer.Output.ShouldContain("cannot be read");
        answer.Output.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_busy_port_is_named_with_the_way_to_another()
    {
        await using var database = await server.CreateDatabaseAsync(Cancel);
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        await using var host = HostProcess.Launch($"http://127.0.0.1:{port}", Connection(database.ApplicationConnectionString));
        await host.WaitForExitAsync(Cancel);

        host.ExitCode.ShouldBe(1);
        host.Output.ShouldContain($"port {port}");
        host.Output.ShouldContain("--urls");
        host.Output.ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("localhost:5403")]
    [InlineData("htp://localhost:5403")]
    [InlineData("http://localhost:99999")]
    [InlineData("http://203.0.113.9:5403")]
    public async Task An_address_nobody_can_listen_on_is_said_plainly(string address)
    {
        await using var database = await server.CreateDatabaseAsync(Cancel);
        await using var host = HostProcess.Launch(address, Connection(database.ApplicationConnectionString));
        await host.WaitForExitAsync(Cancel);

        host.ExitCode.ShouldBe(1, host.Output);
        host.Output.ShouldContain($"cannot listen on {address}");
        host.Output.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task An_administrator_is_made_with_a_link_that_sets_the_password_once()
    {
        await using var database = await server.CreateDatabaseAsync(Cancel);
        var made = await RunAsync(database.ApplicationConnectionString, "create-administrator", "chief@bank.example");

        made.Code.ShouldBe(0, made.Output);
        made.Output.ShouldContain("/account/set-password?user=");
    }

    [Fact]
    public async Task An_unknown_command_is_refused()
    {
        var answer = await RunAsync("Host=127.0.0.1", "destroy");

        answer.Code.ShouldBe(1);
        answer.Output.ShouldContain("There is no command 'destroy'");
    }

    private static Dictionary<string, string?> Connection(string connectionString) => new() { ["ConnectionStrings__GpuLending"] = connectionString };

    private static async Task<(int Code, string Output)> RunAsync(string connectionString, params string[] arguments)
    {
        await using var host = HostProcess.Launch(HostProcess.FreeAddress(), Connection(connectionString), arguments);
        await host.WaitForExitAsync(Cancel);
        return (host.ExitCode, host.Output);
    }
}
