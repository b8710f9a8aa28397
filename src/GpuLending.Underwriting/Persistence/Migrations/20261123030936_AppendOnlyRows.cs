using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GpuLending.Underwriting.Persistence.Migrations
{
    /// <summary>
    /// What no constraint can say. Rows of record refuse change by whoever tries, their owner included; money goes out only under an approval with
    /// its conditions met; a revision is approved only where somebody other than its submitter has signed.
    /// </summary>
    public partial class AppendOnlyRows : Migration
    {
        private static readonly string[] RowsOfRecord = ["audit_entries", "revisions", "revision_events", "approvals", "draws", "market_snapshots"];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
                BEGIN
                    RAISE EXCEPTION 'Rows of % are only ever added.', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
                END $$;
                """);
            foreach (var table in RowsOfRecord)
            {
                migrationBuilder.Sql(
                    $"CREATE TRIGGER only_ever_added BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();");
            }

            migrationBuilder.Sql(
                """
                CREATE FUNCTION guard_draw() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
                DECLARE
                    latest text;
                    approved numeric;
                    approved_currency text;
                    drawn numeric;
                BEGIN
                    -- One draw of a deal at a time, else two could each fit and together not.
                    PERFORM 1 FROM deals WHERE id = NEW.deal_id FOR UPDATE;
                    SELECT state INTO latest FROM revision_events WHERE revision_id = NEW.revision_id ORDER BY sequence DESC LIMIT 1;
                    IF latest IS NULL OR latest NOT IN ('Approved', 'ApprovedWithConditions') THEN
                        RAISE EXCEPTION 'A draw needs an approved revision.' USING ERRCODE = 'check_violation', CONSTRAINT = 'draws_under_approval';
                    END IF;
                    IF EXISTS (SELECT FROM conditions_precedent WHERE deal_id = NEW.deal_id AND required AND met_at IS NULL) THEN
                        RAISE EXCEPTION 'A required condition precedent is open.' USING ERRCODE = 'check_violation', CONSTRAINT = 'draws_conditions_met';
                    END IF;
                    SELECT loan_size_amount, loan_size_currency INTO approved, approved_currency FROM revisions WHERE id = NEW.revision_id;
                    SELECT coalesce(sum(amount), 0) INTO drawn FROM draws WHERE deal_id = NEW.deal_id;
                    IF NEW.currency <> approved_currency OR drawn + NEW.amount > approved THEN
                        RAISE EXCEPTION 'The draw goes beyond the approved size.' USING ERRCODE = 'check_violation', CONSTRAINT = 'draws_within_size';
                    END IF;
                    RETURN NEW;
                END $$;
                CREATE TRIGGER guarded BEFORE INSERT ON draws FOR EACH ROW EXECUTE FUNCTION guard_draw();
                """);

            migrationBuilder.Sql(
                """
                CREATE FUNCTION guard_approved() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
                BEGIN
                    IF NEW.state IN ('Approved', 'ApprovedWithConditions') AND NOT EXISTS (
                        SELECT FROM approvals
                        WHERE revision_id = NEW.revision_id AND approver_id = NEW.actor_id AND decision IN ('Approve', 'ApproveWithConditions')) THEN
                        RAISE EXCEPTION 'Nobody approves a revision without signing it.'
                            USING ERRCODE = 'check_violation', CONSTRAINT = 'revision_events_signed';
                    END IF;
                    RETURN NULL;
                END $$;
                CREATE CONSTRAINT TRIGGER guarded AFTER INSERT ON revision_events DEFERRABLE INITIALLY DEFERRED
                    FOR EACH ROW EXECUTE FUNCTION guard_approved();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER guarded ON revision_events; DROP FUNCTION guard_approved;");
            migrationBuilder.Sql("DROP TRIGGER guarded ON draws; DROP FUNCTION guard_draw;");
            foreach (var table in RowsOfRecord)
                migrationBuilder.Sql($"DROP TRIGGER only_ever_added ON {table};");
            migrationBuilder.Sql("DROP FUNCTION refuse_change;");
        }
    }
}
