using System.Text;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Persistence;

/// <summary>
/// What the application's role may do to each table. It owns nothing; where a row must never change, the right to change it does not exist.
/// Set anew after every migration, so that the list here is what holds.
/// </summary>
internal static class TableGrants
{
    private const string Everything = "SELECT, INSERT, UPDATE, DELETE";

    /// <summary>Tables that are not listed may be read and written.</summary>
    private static readonly Dictionary<string, string> Rights = new(StringComparer.Ordinal)
    {
        ["audit_entries"] = "SELECT, INSERT",
        ["revisions"] = "SELECT, INSERT",
        ["revision_events"] = "SELECT, INSERT",
        ["approvals"] = "SELECT, INSERT",
        ["draws"] = "SELECT, INSERT",
        ["draw_evidence"] = "SELECT, INSERT",
        ["policy_versions"] = "SELECT, INSERT",
        ["policy_decisions"] = "SELECT, INSERT",
        ["memo_template_versions"] = "SELECT, INSERT",
        ["market_snapshots"] = "SELECT, INSERT",
        ["market_quotes"] = "SELECT, INSERT, UPDATE (superseded_by_id, superseded_at)",
        ["quote_imports"] = "SELECT, INSERT",
        ["conditions_precedent"] = "SELECT, INSERT, UPDATE (met_at, met_by_id, evidence)",
        ["authority_matrix"] = "SELECT",
        ["deals"] = "SELECT, INSERT, UPDATE",
        ["deal_drafts"] = "SELECT, INSERT, UPDATE",
        ["borrowers"] = "SELECT, INSERT, UPDATE",
        ["api_keys"] = "SELECT, INSERT, UPDATE (revoked_at)",
        // A unit and its deal never change; where it is does, and the database writes its history itself.
        ["fleet_serials"] = "SELECT, INSERT, UPDATE (lot_id, site, rack, bmc_address, warranty_end, located_on, located_at, located_by_id, location_reason, released_at, released_by_id, release_reason)",
        ["serial_locations"] = "SELECT",
        ["look_alike_questions"] = "SELECT, INSERT, UPDATE (answer, answered_by_id, answered_at, reason)",
        // A file on record stays; that it no longer counts is said beside it.
        ["attachments"] = "SELECT, INSERT",
        ["attachment_versions"] = "SELECT, INSERT, UPDATE (withdrawn_at, withdrawn_by_id, withdrawal_reason)",
        ["attachment_contents"] = "SELECT, INSERT",
        // What was asked for never changes; how far it is does, and its result is there once.
        ["simulation_runs"] = "SELECT, INSERT, UPDATE (state, paths_done, checkpoint, claim_id, lease_until, attempts, started_at, cancel_requested_at, ended_at, result, problem)",
        ["memo_exports"] = "SELECT, INSERT, UPDATE (state, claim_id, lease_until, attempts, started_at, cancel_requested_at, ended_at, problem)",
        ["memo_export_items"] = "SELECT, INSERT, UPDATE (state, file_name, content, problem)",
    };

    public static async Task ApplyAsync(UnderwritingDbContext context, CancellationToken cancellationToken)
    {
        var sql = new StringBuilder();
        sql.AppendLine("GRANT USAGE ON SCHEMA public TO gpulending_app;");
        sql.AppendLine("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM gpulending_app;");
        sql.AppendLine("GRANT SELECT ON schema_migrations TO gpulending_app;");
        foreach (var table in context.Model.GetEntityTypes().Select(entity => entity.GetTableName()!).Distinct().Order(StringComparer.Ordinal))
            sql.Append("GRANT ").Append(Rights.GetValueOrDefault(table, Everything)).Append(" ON ").Append(table).AppendLine(" TO gpulending_app;");
        sql.AppendLine("GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO gpulending_app;");
        // A server whose administrator gave us one role only has no application role to grant to.
        var block = $"DO $grants$ BEGIN IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'gpulending_app') THEN {sql} END IF; END $grants$";
        await context.Database.ExecuteSqlRawAsync(block, cancellationToken);
    }
}
