using GpuLending.Testing;
using Npgsql;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Serials;

/// <summary>What the register must hold against, whatever a bug or an intruder sends as the application's role.</summary>
public sealed class SerialSqlTests(Desk desk) : IClassFixture<Desk>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_second_pledge_of_a_live_serial_is_impossible_by_sql()
    {
        var (first, second) = (await desk.NewFleetAsync(1), await desk.NewFleetAsync(1));
        var serial = SerialDesk.NewSerial();
        await desk.ImportAsync(first, "L1", serial);
        (await RefusedAsync(Insert(second, serial))).ConstraintName.ShouldBe("ix_fleet_serials_live");
        foreach (var spelling in new[] { serial.ToLowerInvariant(), serial[..3] + "-" + serial[3..], serial + " ", "" })
            (await RefusedAsync(Insert(second, spelling))).ConstraintName.ShouldBe("ck_fleet_serials_serial", spelling);
    }

    [Fact]
    public async Task Nor_is_a_look_alike_nobody_has_confirmed()
    {
        var (first, second) = (await desk.NewFleetAsync(1), await desk.NewFleetAsync(1));
        var serial = SerialDesk.NewSerial();
        await desk.ImportAsync(first, "L1", serial + "O");
        (await RefusedAsync(Insert(second, serial + "0"))).ConstraintName.ShouldBe("fleet_serials_look_alikes");
        string Question(string answer) =>
            $"""
            INSERT INTO look_alike_questions (id, first, second, asking_deal_id, asking_lot_id, asking_serial, holding_deal_id, holding_lot_id, asked_by_id, asked_at, answer, answered_by_id, answered_at, reason)
            VALUES (gen_random_uuid(), '{serial}0', '{serial}O', '{second}', 'L1', '{serial}0', '{first}', 'L1', '{Desk.Analyst.UserId}', now(), {answer})
            """;
        (await RefusedAsync(Question($"'DifferentUnits', '{Desk.RiskOfficer.UserId}', now(), 'x'"))).ConstraintName.ShouldBe("look_alike_questions_asked_first");
        await ExecuteAsync(Question("NULL, NULL, NULL, NULL"));
        (await RefusedAsync($"UPDATE look_alike_questions SET answer = 'DifferentUnits', answered_by_id = asked_by_id, answered_at = now(), reason = 'x' WHERE first = '{serial}0'"))
            .ConstraintName.ShouldBe("ck_look_alike_questions_four_eyes");
        await ExecuteAsync($"UPDATE look_alike_questions SET answer = 'SameUnit', answered_by_id = '{Desk.RiskOfficer.UserId}', answered_at = now(), reason = 'x' WHERE first = '{serial}0'");
        (await RefusedAsync($"UPDATE look_alike_questions SET answer = 'DifferentUnits' WHERE first = '{serial}0'")).ConstraintName.ShouldBe("look_alike_questions_answer_stays");
        (await RefusedAsync(Insert(second, serial + "0"))).ConstraintName.ShouldBe("fleet_serials_look_alikes");
    }

    [Fact]
    public async Task Two_look_alikes_at_the_same_moment_do_not_slip_past_each_other()
    {
        var (first, second) = (await desk.NewFleetAsync(1), await desk.NewFleetAsync(1));
        var serial = SerialDesk.NewSerial();
        await using var one = new NpgsqlConnection(desk.Database.ApplicationConnectionString);
        await one.OpenAsync(Cancel);
        await using var transaction = await one.BeginTransactionAsync(Cancel);
        await using (var insert = new NpgsqlCommand(Insert(first, serial + "1"), one, transaction)) await insert.ExecuteNonQueryAsync(Cancel);
        var other = RefusedAsync(Insert(second, serial + "I"));
        await Task.Delay(300, Cancel);
        other.IsCompleted.ShouldBeFalse("the second waits for the first");
        await transaction.CommitAsync(Cancel);
        (await other).ConstraintName.ShouldBe("fleet_serials_look_alikes");
    }

    [Fact]
    public async Task What_never_changes_cannot_be_changed()
    {
        var deal = await desk.NewFleetAsync(1);
        var serial = SerialDesk.NewSerial();
        await desk.ImportAsync(deal, "L1", serial);
        foreach (var sql in new[]
                 {
                     "UPDATE fleet_serials SET serial = 'OTHER'", "UPDATE fleet_serials SET deal_id = deal_id", "UPDATE fleet_serials SET pledged_by_id = pledged_by_id", "DELETE FROM fleet_serials",
                     "TRUNCATE fleet_serials CASCADE", "UPDATE serial_locations SET site = 'x'", "DELETE FROM serial_locations", "INSERT INTO serial_locations (lot_id) VALUES ('x')",
                     "DELETE FROM look_alike_questions", "UPDATE look_alike_questions SET asked_by_id = asked_by_id", "DROP INDEX ix_fleet_serials_live", "DROP TRIGGER guarded ON fleet_serials",
                 })
            (await RefusedAsync(sql)).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, sql);
        foreach (var sql in new[] { "DELETE FROM fleet_serials", "TRUNCATE fleet_serials CASCADE", "UPDATE serial_locations SET site = 'x'", "DELETE FROM serial_locations" })
            (await RefusedAsync(sql, desk.Database.OwnerConnectionString)).SqlState.ShouldBe(PostgresErrorCodes.RestrictViolation, sql);
        (await RefusedAsync($"UPDATE fleet_serials SET serial = 'OTHER' WHERE serial = '{serial}'", desk.Database.OwnerConnectionString)).ConstraintName.ShouldBe("fleet_serials_one_unit");
    }

    [Fact]
    public async Task A_move_by_sql_leaves_its_history_and_a_release_is_for_good()
    {
        var deal = await desk.NewFleetAsync(1);
        var serial = SerialDesk.NewSerial();
        await desk.ImportAsync(deal, "L1", serial);
        var here = $"WHERE serial = '{serial}'";
        (await RefusedAsync($"UPDATE fleet_serials SET rack = 'R9' {here}")).ConstraintName.ShouldBe("fleet_serials_move_is_entered");
        (await RefusedAsync($"UPDATE fleet_serials SET rack = 'R9', located_at = now(), located_on = located_on - 1 {here}")).ConstraintName.ShouldBe("fleet_serials_moves_in_order");
        await ExecuteAsync($"UPDATE fleet_serials SET rack = 'R9', located_at = now() {here}");
        (await desk.StoredAsync($"SELECT count(*) FROM serial_locations l JOIN fleet_serials s ON s.id = l.serial_id WHERE s.serial = '{serial}' AND l.rack = 'R9'")).ShouldBe(1L);

        (await RefusedAsync($"UPDATE fleet_serials SET released_at = now(), released_by_id = pledged_by_id, release_reason = 'x' {here}")).ConstraintName.ShouldBe("ck_fleet_serials_four_eyes");
        (await RefusedAsync($"UPDATE fleet_serials SET released_at = now(), released_by_id = '{Desk.RiskOfficer.UserId}', release_reason = ' ' {here}")).ConstraintName.ShouldBe("ck_fleet_serials_released");
        await ExecuteAsync($"UPDATE fleet_serials SET released_at = now(), released_by_id = '{Desk.RiskOfficer.UserId}', release_reason = 'x' {here}");
        (await RefusedAsync($"UPDATE fleet_serials SET released_at = NULL, released_by_id = NULL, release_reason = NULL {here}")).ConstraintName.ShouldBe("fleet_serials_released_for_good");
    }

    private static string Insert(Guid deal, string serial) =>
        $"""
        INSERT INTO fleet_serials (id, deal_id, lot_id, as_read, serial, site, rack, bmc_address, located_on, located_at, located_by_id, location_reason, pledged_at, pledged_by_id)
        VALUES (gen_random_uuid(), '{deal}', 'L1', 'x', '{serial}', '', '', '', DATE '2026-01-01', now(), '{Desk.Analyst.UserId}', 'x', now(), '{Desk.Analyst.UserId}')
        """;

    private Task<object?> ExecuteAsync(string sql) => TestDatabase.ExecuteAsync(desk.Database.ApplicationConnectionString, sql, Cancel);

    private Task<PostgresException> RefusedAsync(string sql, string? connectionString = null) =>
        Should.ThrowAsync<PostgresException>(() => TestDatabase.ExecuteAsync(connectionString ?? desk.Database.ApplicationConnectionString, sql, Cancel));
}
