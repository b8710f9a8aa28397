using GpuLending.Testing;
using GpuLending.Underwriting.Access;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Access;

public sealed class UserTests(Desk desk) : IClassFixture<Desk>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_demonstrations_people_are_there_once()
    {
        await desk.Get<DemoUsers>().SeedAsync(Cancel);
        var users = (await desk.Get<ListUsers>().ExecuteAsync(Desk.Administrator, Cancel)).Require();
        users.Where(user => user.Email.EndsWith("@demo.example", StringComparison.Ordinal)).Select(user => (user.Email, user.Role))
            .ShouldBe(DemoUsers.All.Select(user => (user.Email, user.Role)), ignoreOrder: true);
    }

    [Fact]
    public async Task A_new_person_sets_a_password_once()
    {
        var link = (await desk.Get<CreateUser>().ExecuteAsync("new@bank.example", "N. Person", Role.Auditor, Desk.Administrator, Cancel)).Require();
        (await desk.Get<SetPassword>().ExecuteAsync(link.UserId, link.Token, "short", Cancel)).ShouldBeOfType<Result<Guid>.Invalid>().Messages[0].Path.ShouldBe("/password");
        (await desk.Get<SetPassword>().ExecuteAsync(link.UserId, link.Token, "Long-Enough-2026", Cancel)).Require();
        (await desk.Get<SetPassword>().ExecuteAsync(link.UserId, link.Token, "Another-One-2026", Cancel)).ShouldBeOfType<Result<Guid>.Invalid>().Messages[0].Path.ShouldBe("/token");
        (await desk.Get<PasswordCheck>().RefusalAsync(link.UserId, "Long-Enough-2026")).ShouldBeNull();
        (await desk.Get<PasswordCheck>().RefusalAsync(link.UserId, "Another-One-2026")).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("", "N")]
    [InlineData("no-sign", "N")]
    [InlineData("a@b", "")]
    [InlineData("analyst@demo.example", "N")]
    [InlineData("with space@bank.example", "N")]
    public async Task A_person_needs_an_address_of_their_own_and_a_name(string email, string name) =>
        (await desk.Get<CreateUser>().ExecuteAsync(email, name, Role.Analyst, Desk.Administrator, Cancel)).ShouldBeOfType<Result<PasswordToken>.Invalid>();

    [Fact]
    public async Task The_first_administrator_comes_from_the_command_line_and_can_ask_for_a_new_link()
    {
        var link = (await desk.Get<CreateAdministrator>().ExecuteAsync("root@bank.example", Cancel)).Require();
        var again = (await desk.Get<CreateAdministrator>().ExecuteAsync("root@bank.example", Cancel)).Require();
        again.UserId.ShouldBe(link.UserId);
        (await desk.Get<CreateAdministrator>().ExecuteAsync("analyst@demo.example", Cancel)).ShouldBeOfType<Result<PasswordToken>.Conflict>();
        (await desk.Get<SetPassword>().ExecuteAsync(again.UserId, again.Token, "Long-Enough-2026", Cancel)).Require();
    }

    [Fact]
    public async Task A_disabled_person_signs_nothing_and_their_sessions_end()
    {
        var link = (await desk.Get<CreateUser>().ExecuteAsync("leaver@bank.example", "L. Leaver", Role.Manager, Desk.Administrator, Cancel)).Require();
        (await desk.Get<SetPassword>().ExecuteAsync(link.UserId, link.Token, "Long-Enough-2026", Cancel)).Require();
        var stamp = await desk.StoredAsync($"SELECT security_stamp FROM users WHERE id = '{link.UserId}'");
        (await desk.Get<DisableUser>().ExecuteAsync(link.UserId, true, Desk.Administrator, Cancel)).Require();
        (await desk.Get<PasswordCheck>().RefusalAsync(link.UserId, "Long-Enough-2026")).ShouldNotBeNull();
        (await desk.StoredAsync($"SELECT security_stamp FROM users WHERE id = '{link.UserId}'")).ShouldNotBe(stamp);
        (await desk.Get<DisableUser>().ExecuteAsync(link.UserId, false, Desk.Administrator, Cancel)).Require();
        (await desk.Get<PasswordCheck>().RefusalAsync(link.UserId, "Long-Enough-2026")).ShouldBeNull();
    }

    [Fact]
    public async Task Nobody_changes_their_own_role()
    {
        (await desk.Get<ChangeUserRole>().ExecuteAsync(Desk.Administrator.UserId, Role.Manager, Desk.Administrator, Cancel)).ShouldBeOfType<Result<Guid>.Forbidden>();
        var mover = (await desk.Get<CreateUser>().ExecuteAsync("mover@bank.example", "M. Mover", Role.Analyst, Desk.Administrator, Cancel)).Require().UserId;
        (await desk.Get<ChangeUserRole>().ExecuteAsync(mover, (Role)99, Desk.Administrator, Cancel)).ShouldBeOfType<Result<Guid>.Invalid>();
        (await desk.Get<ChangeUserRole>().ExecuteAsync(mover, Role.Auditor, Desk.Administrator, Cancel)).Require();
        (await desk.StoredAsync($"SELECT role FROM users WHERE id = '{mover}'")).ShouldBe("Auditor");
    }

    [Fact]
    public async Task Ten_wrong_passwords_lock_the_door()
    {
        var link = (await desk.Get<CreateUser>().ExecuteAsync("target@bank.example", "T. Target", Role.Manager, Desk.Administrator, Cancel)).Require();
        (await desk.Get<SetPassword>().ExecuteAsync(link.UserId, link.Token, "Long-Enough-2026", Cancel)).Require();
        for (var i = 0; i < 10; i++)
            (await desk.Get<PasswordCheck>().RefusalAsync(link.UserId, "guess")).ShouldNotBeNull();
        (await desk.Get<PasswordCheck>().RefusalAsync(link.UserId, "Long-Enough-2026")).ShouldBe("Too many wrong passwords. Try again in some minutes.");
    }

    [Fact]
    public async Task A_key_stands_for_its_owner_until_it_is_revoked()
    {
        var key = (await desk.Get<CreateApiKey>().ExecuteAsync(new CreateApiKeyCommand("Nightly"), Desk.RiskOfficer, Cancel)).Require();
        (await desk.Get<AuthenticateApiKey>().ExecuteAsync(key.Key, Cancel)).ShouldNotBeNull().Actor.ShouldBe(Desk.RiskOfficer);
        (await desk.StoredAsync($"SELECT count(*) FROM api_keys WHERE position('{key.Key}' in row_to_json(api_keys)::text) > 0")).ShouldBe(0L, "the key itself is not stored");
        (await desk.Get<AuthenticateApiKey>().ExecuteAsync(key.Key + "x", Cancel)).ShouldBeNull();
        (await desk.Get<AuthenticateApiKey>().ExecuteAsync("", Cancel)).ShouldBeNull();
        (await desk.Get<RevokeApiKey>().ExecuteAsync(key.ApiKeyId, Desk.Analyst, Cancel)).ShouldBeOfType<Result<Guid>.NotFound>("it is not the analyst's");
        (await desk.Get<RevokeApiKey>().ExecuteAsync(key.ApiKeyId, Desk.RiskOfficer, Cancel)).Require();
        (await desk.Get<AuthenticateApiKey>().ExecuteAsync(key.Key, Cancel)).ShouldBeNull();
        (await desk.Get<ListApiKeys>().ExecuteAsync(Desk.RiskOfficer, Cancel)).Require().Single(row => row.ApiKeyId == key.ApiKeyId).RevokedAt.ShouldNotBeNull();
    }
}
