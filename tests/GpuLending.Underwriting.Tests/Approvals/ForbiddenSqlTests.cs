using GpuLending.Testing;
using Npgsql;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Approvals;

/// <summary>What the application's role must not be able to do, whatever a bug or an intruder makes the application send.</summary>
public sealed class ForbiddenSqlTests(Desk desk) : IClassFixture<Desk>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> RowsOfRecord => ["audit_entries", "revisions", "revision_events", "approvals", "draws", "market_snapshots"];

    [Theory]
    [MemberData(nameof(RowsOfRecord))]
    public async Task The_application_cannot_change_rows_of_record(string table)
    {
        foreach (var sql in new[] { $"UPDATE {table} SET {await AnyColumnAsync(table)} = NULL", $"DELETE FROM {table}", $"TRUNCATE {table}", $"TRUNCATE {table} CASCADE" })
            (await RefusedAsync(desk.Database.ApplicationConnectionString, sql)).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, sql);
    }

    [Theory]
    [MemberData(nameof(RowsOfRecord))]
    public async Task Their_owner_is_stopped_by_a_trigger(string table)
    {
        foreach (var sql in new[] { $"DELETE FROM {table}", $"UPDATE {table} SET {await AnyColumnAsync(table)} = {await AnyColumnAsync(table)}", $"TRUNCATE {table} CASCADE" })
            (await RefusedAsync(desk.Database.OwnerConnectionString, sql)).SqlState.ShouldBe(PostgresErrorCodes.RestrictViolation, sql);
    }

    [Theory]
    [InlineData("ALTER TABLE approvals DISABLE TRIGGER ALL")]
    [InlineData("ALTER TABLE approvals DROP CONSTRAINT ck_approvals_four_eyes")]
    [InlineData("DROP TABLE audit_entries CASCADE")]
    [InlineData("DROP TRIGGER only_ever_added ON audit_entries")]
    [InlineData("CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'")]
    [InlineData("DROP FUNCTION guard_draw() CASCADE")]
    [InlineData("CREATE TABLE mine (id int)")]
    [InlineData("SET SESSION AUTHORIZATION gpulending_owner")]
    [InlineData("SET ROLE gpulending_owner")]
    [InlineData("SET session_replication_role = replica")]
    [InlineData("DELETE FROM conditions_precedent")]
    [InlineData("UPDATE conditions_precedent SET required = false")]
    [InlineData("UPDATE authority_matrix SET signatures = '{Analyst}'")]
    [InlineData("DELETE FROM deals")]
    [InlineData("UPDATE api_keys SET owner_id = owner_id")]
    [InlineData("DELETE FROM schema_migrations")]
    public async Task The_application_cannot_loosen_the_rules(string sql) =>
        (await RefusedAsync(desk.Database.ApplicationConnectionString, sql)).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);

    [Fact]
    public async Task The_application_cannot_give_itself_rights()
    {
        // PostgreSQL answers this with a warning and does nothing.
        await TestDatabase.ExecuteAsync(desk.Database.ApplicationConnectionString, "GRANT UPDATE ON approvals TO gpulending_app", Cancel);
        (await desk.StoredAsync("SELECT has_table_privilege('gpulending_app', 'approvals', 'UPDATE')")).ShouldBe(false);
    }

    [Fact]
    public async Task The_application_owns_nothing() =>
        (await desk.StoredAsync("SELECT count(*) FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE r.rolname = 'gpulending_app'")).ShouldBe(0L);

    [Fact]
    public async Task Nobody_approves_their_own_revision_by_sql()
    {
        var revisionId = await desk.NewRevisionAsync();
        var hash = await desk.StoredAsync($"SELECT hash FROM revisions WHERE id = '{revisionId}'");
        string Insert(Guid submitter, Guid approver, object? signed) =>
            $"""
            INSERT INTO approvals (id, revision_id, submitter_id, approver_id, approver_role, decision, reason, conditions, hash, at)
            VALUES ('{Guid.CreateVersion7()}', '{revisionId}', '{submitter}', '{approver}', 'Manager', 'Approve', 'x', '{"{}"}', '{signed}', now())
            """;
        var application = desk.Database.ApplicationConnectionString;
        (await RefusedAsync(application, Insert(Desk.Analyst.UserId, Desk.Analyst.UserId, hash))).ConstraintName.ShouldBe("ck_approvals_four_eyes");
        // Naming somebody else as the submitter does not help: the key of the revision has the real one.
        (await RefusedAsync(application, Insert(Desk.SecondAnalyst.UserId, Desk.Analyst.UserId, hash))).SqlState.ShouldBe(PostgresErrorCodes.ForeignKeyViolation);
        // Nor does a signature under another content.
        (await RefusedAsync(application, Insert(Desk.Analyst.UserId, Desk.Manager.UserId, new string('0', 64)))).SqlState.ShouldBe(PostgresErrorCodes.ForeignKeyViolation);
    }

    [Fact]
    public async Task Nobody_declares_a_revision_approved_without_a_signature()
    {
        var revisionId = await desk.NewRevisionAsync();
        foreach (var actor in new[] { Desk.Analyst, Desk.Manager })
        {
            var refused = await RefusedAsync(
                desk.Database.ApplicationConnectionString,
                $"INSERT INTO revision_events (revision_id, sequence, state, actor_id, at) VALUES ('{revisionId}', 2, 'Approved', '{actor.UserId}', now())");
            refused.ConstraintName.ShouldBe("revision_events_signed");
        }
    }

    [Fact]
    public async Task A_temporary_table_by_a_real_ones_name_deceives_no_guard()
    {
        var revisionId = await desk.NewRevisionAsync();
        var submitter = Desk.Analyst.UserId;
        var signed = await RefusedAsync(
            desk.Database.ApplicationConnectionString,
            $"""
            CREATE TEMPORARY TABLE approvals AS SELECT '{revisionId}'::uuid AS revision_id, '{submitter}'::uuid AS approver_id, 'Approve' AS decision;
            INSERT INTO public.revision_events (revision_id, sequence, state, actor_id, at) VALUES ('{revisionId}', 2, 'Approved', '{submitter}', now())
            """);
        signed.ConstraintName.ShouldBe("revision_events_signed");
        var drawn = await RefusedAsync(
            desk.Database.ApplicationConnectionString,
            $"""
            CREATE TEMPORARY TABLE revision_events AS SELECT '{revisionId}'::uuid AS revision_id, 2 AS sequence, 'Approved' AS state;
            INSERT INTO public.draws (id, deal_id, revision_id, date, amount, currency, recorded_by_id, recorded_at)
            SELECT gen_random_uuid(), deal_id, id, DATE '2027-01-01', 1, 'USD', '{submitter}', now() FROM public.revisions WHERE id = '{revisionId}'
            """);
        drawn.ConstraintName.ShouldBe("draws_under_approval");
    }

    private static Task<PostgresException> RefusedAsync(string connectionString, string sql) =>
        Should.ThrowAsync<PostgresException>(() => TestDatabase.ExecuteAsync(connectionString, sql, Cancel));

    private async Task<string> AnyColumnAsync(string table) =>
        (string)(await desk.StoredAsync($"SELECT column_name::text FROM information_schema.columns WHERE table_name = '{table}' ORDER BY ordinal_position DESC LIMIT 1"))!;
}
