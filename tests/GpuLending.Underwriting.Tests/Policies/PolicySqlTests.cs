using GpuLending.Testing;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Policies;
using Npgsql;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Policies;

/// <summary>What the application's role cannot do to the policy, whatever a bug or an intruder makes the application send.</summary>
public sealed class PolicySqlTests(Desk desk) : IClassFixture<Desk>
{
    private static readonly string NoHash = new('0', 64);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_approves_their_own_proposal_by_sql()
    {
        var number = await desk.ProposeAsync(document => document.Scaled(0.9));
        var proposer = Desk.RiskOfficer.UserId;
        // Even as a manager: the row names proposer and decider, and they are the same person.
        await desk.StoredAsync($"UPDATE users SET role = 'Manager' WHERE id = '{proposer}'");
        try
        {
            (await RefusedAsync(Decision(number, proposer, proposer))).ConstraintName.ShouldBe("ck_policy_decisions_four_eyes");
            // Naming somebody else as the proposer does not help: the version has the real one.
            (await RefusedAsync(Decision(number, Desk.Analyst.UserId, proposer))).ConstraintName.ShouldBe("fk_policy_decisions_signed");
        }
        finally
        {
            await desk.StoredAsync($"UPDATE users SET role = 'RiskOfficer' WHERE id = '{proposer}'");
        }
    }

    [Theory]
    [InlineData("another hash", "fk_policy_decisions_signed")]
    [InlineData("another base", "fk_policy_decisions_signed")]
    [InlineData("an analyst", "policy_decisions_decider")]
    [InlineData("an auditor who says manager", "policy_decisions_decider")]
    [InlineData("a day ahead", "policy_decisions_at")]
    [InlineData("a withdrawal by somebody else", "ck_policy_decisions_four_eyes")]
    [InlineData("the first version", "fk_policy_decisions_signed")]
    public async Task A_forged_signature_is_refused(string what, string constraint)
    {
        var number = await desk.ProposeAsync(document => document.Scaled(0.9));
        var (proposer, manager) = (Desk.RiskOfficer.UserId, Desk.Manager.UserId);
        var sql = what switch
        {
            "another hash" => Decision(number, proposer, manager, hash: $"'{NoHash}'"),
            "another base" => Decision(number, proposer, manager, on: "0"),
            "an analyst" => Decision(number, proposer, Desk.Analyst.UserId, Role.Analyst),
            "an auditor who says manager" => Decision(number, proposer, Desk.Auditor.UserId),
            "a day ahead" => Decision(number, proposer, manager, at: "now() + interval '1 day'"),
            "a withdrawal by somebody else" => Decision(number, proposer, manager, verdict: PolicyVerdict.Withdraw),
            _ => Decision(1, proposer, manager),
        };
        (await RefusedAsync(sql)).ConstraintName.ShouldBe(constraint);
    }

    [Fact]
    public async Task A_stale_proposal_is_not_approved_by_sql()
    {
        var stale = await desk.ProposeAsync(document => document.Scaled(0.9));
        var approved = await desk.ProposeAsync(document => document.Scaled(0.8));
        (await desk.DecideAsync(approved, PolicyVerdict.Approve, Desk.Manager)).Require();
        (await RefusedAsync(Decision(stale, Desk.RiskOfficer.UserId, Desk.Manager.UserId))).ConstraintName.ShouldBe("ux_policy_decisions_one_successor");
        (await RefusedAsync(Decision(approved, Desk.RiskOfficer.UserId, Desk.Manager.UserId))).SqlState.ShouldBe(PostgresErrorCodes.UniqueViolation, "nothing is decided twice");
        (await RefusedAsync(Version(Desk.RiskOfficer.UserId, on: "1"))).ConstraintName.ShouldBe("policy_versions_base");
    }

    [Theory]
    [InlineData("an analyst", "policy_versions_proposer")]
    [InlineData("nobody", "ck_policy_versions_first")]
    [InlineData("another first version", "ix_policy_versions_number")]
    [InlineData("before its base", "policy_versions_effective")]
    public async Task A_forged_proposal_is_refused(string what, string constraint)
    {
        var sql = what switch
        {
            "an analyst" => Version(Desk.Analyst.UserId),
            "nobody" => Version(null),
            "another first version" => Version(null, number: "1", on: "0"),
            _ => Version(Desk.RiskOfficer.UserId, from: "DATE '1999-01-01'"),
        };
        // Whichever guard speaks first, none lets it through.
        var refused = await RefusedAsync(sql);
        (refused.ConstraintName is { } by && (by == constraint || by == "policy_versions_proposer")).ShouldBeTrue(refused.ConstraintName);
    }

    [Theory]
    [InlineData("policy_versions")]
    [InlineData("policy_decisions")]
    [InlineData("draw_evidence")]
    public async Task A_policy_on_record_never_changes(string table)
    {
        foreach (var sql in new[] { $"UPDATE {table} SET {await AnyColumnAsync(table)} = NULL", $"DELETE FROM {table}", $"TRUNCATE {table}" })
            (await RefusedAsync(sql)).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, sql);
        foreach (var sql in new[] { $"DELETE FROM {table}", $"TRUNCATE {table} CASCADE" })
        {
            (await Should.ThrowAsync<PostgresException>(() => TestDatabase.ExecuteAsync(desk.Database.OwnerConnectionString, sql, Cancel)))
                .SqlState.ShouldBe(PostgresErrorCodes.RestrictViolation, sql);
        }
    }

    private static string Decision(
        int number, Guid proposer, Guid decider, Role role = Role.Manager, PolicyVerdict verdict = PolicyVerdict.Approve, string hash = "hash", string on = "base_number", string at = "now()") =>
        $"""
        INSERT INTO policy_decisions (id, version_id, base_number, proposer_id, decider_id, decider_role, verdict, reason, hash, at)
        SELECT gen_random_uuid(), id, {on}, '{proposer}', '{decider}', '{role}', '{verdict}', 'x', {hash}, {at} FROM policy_versions WHERE number = {number}
        """;

    private static string Version(Guid? proposer, string number = "(SELECT max(number) + 1 FROM policy_versions)", string? on = null, string from = "CURRENT_DATE") =>
        $"""
        INSERT INTO policy_versions (id, number, base_number, proposer_id, proposed_at, reason, effective_date, content, schema_version, hash)
        SELECT gen_random_uuid(), {number}, {on ?? "(SELECT max(v.number) FROM policy_versions v WHERE v.number = 1 OR EXISTS (SELECT FROM policy_decisions d WHERE d.version_id = v.id AND d.verdict = 'Approve'))"},
            {(proposer is { } id ? $"'{id}'" : "NULL")}, now(), 'x', {from}, ''::bytea, 1, '{NoHash}'
        """;

    private Task<PostgresException> RefusedAsync(string sql) =>
        Should.ThrowAsync<PostgresException>(() => TestDatabase.ExecuteAsync(desk.Database.ApplicationConnectionString, sql, Cancel));

    private async Task<string> AnyColumnAsync(string table) =>
        (string)(await desk.StoredAsync($"SELECT column_name::text FROM information_schema.columns WHERE table_name = '{table}' ORDER BY ordinal_position DESC LIMIT 1"))!;
}
