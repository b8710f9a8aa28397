using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GpuLending.Underwriting.Persistence.Migrations
{
    /// <summary>
    /// Policies as versions that two people make, and conditions that every draw meets anew. What no constraint can say is in triggers.
    /// </summary>
    public partial class PolicyVersions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "each_draw",
                table: "conditions_precedent",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "draw_evidence",
                columns: table => new
                {
                    draw_id = table.Column<Guid>(type: "uuid", nullable: false),
                    condition_id = table.Column<Guid>(type: "uuid", nullable: false),
                    evidence = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_draw_evidence", x => new { x.draw_id, x.condition_id });
                    table.CheckConstraint("ck_draw_evidence_said", "length(btrim(evidence)) > 0");
                    table.ForeignKey(
                        name: "fk_draw_evidence_conditions_precedent_condition_id",
                        column: x => x.condition_id,
                        principalTable: "conditions_precedent",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_draw_evidence_draws_draw_id",
                        column: x => x.draw_id,
                        principalTable: "draws",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "policy_decisions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    base_number = table.Column<int>(type: "integer", nullable: false),
                    proposer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    decider_id = table.Column<Guid>(type: "uuid", nullable: false),
                    decider_role = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    verdict = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    reason = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_policy_decisions", x => x.id);
                    table.CheckConstraint("ck_policy_decisions_four_eyes", "(verdict = 'Withdraw') = (decider_id = proposer_id)");
                    table.ForeignKey(
                        name: "fk_policy_decisions_users_decider_id",
                        column: x => x.decider_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "policy_drafts",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    base_number = table.Column<int>(type: "integer", nullable: false),
                    document = table.Column<string>(type: "jsonb", nullable: false),
                    reason = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    effective_date = table.Column<DateOnly>(type: "date", nullable: true),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_policy_drafts", x => x.user_id);
                    table.ForeignKey(
                        name: "fk_policy_drafts_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "policy_versions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    base_number = table.Column<int>(type: "integer", nullable: false),
                    proposer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    effective_date = table.Column<DateOnly>(type: "date", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    schema_version = table.Column<int>(type: "integer", nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_policy_versions", x => x.id);
                    table.CheckConstraint("ck_policy_versions_first", "(number = 1) = (proposer_id IS NULL) AND (number = 1) = (base_number = 0)");
                    table.CheckConstraint("ck_policy_versions_hash", "hash ~ '^[0-9a-f]{64}$'");
                    table.CheckConstraint("ck_policy_versions_number", "number > base_number AND base_number >= 0");
                    table.ForeignKey(
                        name: "fk_policy_versions_users_proposer_id",
                        column: x => x.proposer_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_draw_evidence_condition_id",
                table: "draw_evidence",
                column: "condition_id");

            migrationBuilder.CreateIndex(
                name: "ix_policy_decisions_decider_id",
                table: "policy_decisions",
                column: "decider_id");

            migrationBuilder.CreateIndex(
                name: "ix_policy_decisions_version_id",
                table: "policy_decisions",
                column: "version_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_policy_decisions_one_successor",
                table: "policy_decisions",
                column: "base_number",
                unique: true,
                filter: "verdict = 'Approve'");

            migrationBuilder.CreateIndex(
                name: "ix_policy_versions_number",
                table: "policy_versions",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_policy_versions_proposer_id",
                table: "policy_versions",
                column: "proposer_id");

            // Rows of record refuse change by whoever tries, their owner included.
            foreach (var table in (string[])["policy_versions", "policy_decisions", "draw_evidence"])
            {
                migrationBuilder.Sql(
                    $"CREATE TRIGGER only_ever_added BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();");
            }

            // What a decision repeats of the version it decides. The first version has no proposer and can therefore not be decided at all.
            migrationBuilder.Sql(
                """
                ALTER TABLE policy_versions ADD CONSTRAINT ak_policy_versions_signed UNIQUE (id, proposer_id, base_number, hash);
                ALTER TABLE policy_decisions ADD CONSTRAINT fk_policy_decisions_signed
                    FOREIGN KEY (version_id, proposer_id, base_number, hash) REFERENCES policy_versions (id, proposer_id, base_number, hash);
                """);

            migrationBuilder.Sql(
                """
                CREATE FUNCTION guard_policy_version() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
                DECLARE
                    head integer;
                    opens date;
                BEGIN
                    IF NEW.number = 1 THEN
                        RETURN NEW;
                    END IF;
                    PERFORM pg_advisory_xact_lock(hashtext('lending policy'));
                    IF NOT EXISTS (SELECT FROM users WHERE id = NEW.proposer_id AND role = 'RiskOfficer' AND disabled_at IS NULL) THEN
                        RAISE EXCEPTION 'Only a risk officer proposes a policy.' USING ERRCODE = 'check_violation', CONSTRAINT = 'policy_versions_proposer';
                    END IF;
                    SELECT version.number, version.effective_date INTO head, opens FROM policy_versions version
                    WHERE version.number = 1 OR EXISTS (SELECT FROM policy_decisions WHERE version_id = version.id AND verdict = 'Approve')
                    ORDER BY version.number DESC LIMIT 1;
                    IF NEW.base_number IS DISTINCT FROM head THEN
                        RAISE EXCEPTION 'A proposal builds on the latest approved policy.' USING ERRCODE = 'check_violation', CONSTRAINT = 'policy_versions_base';
                    END IF;
                    IF NEW.effective_date < opens THEN
                        RAISE EXCEPTION 'A policy is not in force before the one it builds on.' USING ERRCODE = 'check_violation', CONSTRAINT = 'policy_versions_effective';
                    END IF;
                    RETURN NEW;
                END $$;
                CREATE TRIGGER guarded BEFORE INSERT ON policy_versions FOR EACH ROW EXECUTE FUNCTION guard_policy_version();

                CREATE FUNCTION guard_policy_decision() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
                BEGIN
                    IF NEW.verdict <> 'Withdraw' AND NOT EXISTS (
                        SELECT FROM users WHERE id = NEW.decider_id AND role = 'Manager' AND role = NEW.decider_role AND disabled_at IS NULL) THEN
                        RAISE EXCEPTION 'Only a manager decides a policy.' USING ERRCODE = 'check_violation', CONSTRAINT = 'policy_decisions_decider';
                    END IF;
                    IF NEW.at > clock_timestamp() + interval '5 minutes' OR NEW.at < (SELECT proposed_at FROM policy_versions WHERE id = NEW.version_id) THEN
                        RAISE EXCEPTION 'A policy is decided now, not at another time.' USING ERRCODE = 'check_violation', CONSTRAINT = 'policy_decisions_at';
                    END IF;
                    RETURN NEW;
                END $$;
                CREATE TRIGGER guarded BEFORE INSERT ON policy_decisions FOR EACH ROW EXECUTE FUNCTION guard_policy_decision();
                """);

            // Delivery and acceptance is of what this draw pays for: one tick for all draws was too few.
            migrationBuilder.Sql("UPDATE conditions_precedent SET each_draw = true WHERE standard_key = 'delivery-acceptance';");
            migrationBuilder.Sql(
                """
                CREATE OR REPLACE FUNCTION guard_draw() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
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
                    IF EXISTS (SELECT FROM conditions_precedent WHERE deal_id = NEW.deal_id AND required AND NOT each_draw AND met_at IS NULL) THEN
                        RAISE EXCEPTION 'A required condition precedent is open.' USING ERRCODE = 'check_violation', CONSTRAINT = 'draws_conditions_met';
                    END IF;
                    SELECT loan_size_amount, loan_size_currency INTO approved, approved_currency FROM revisions WHERE id = NEW.revision_id;
                    SELECT coalesce(sum(amount), 0) INTO drawn FROM draws WHERE deal_id = NEW.deal_id;
                    IF NEW.currency <> approved_currency OR drawn + NEW.amount > approved THEN
                        RAISE EXCEPTION 'The draw goes beyond the approved size.' USING ERRCODE = 'check_violation', CONSTRAINT = 'draws_within_size';
                    END IF;
                    RETURN NEW;
                END $$;

                CREATE FUNCTION guard_draw_evidence() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
                BEGIN
                    IF EXISTS (
                        SELECT FROM conditions_precedent condition
                        WHERE condition.deal_id = NEW.deal_id AND condition.required AND condition.each_draw
                          AND NOT EXISTS (SELECT FROM draw_evidence WHERE draw_id = NEW.id AND condition_id = condition.id)) THEN
                        RAISE EXCEPTION 'A condition of every draw has no evidence for this one.' USING ERRCODE = 'check_violation', CONSTRAINT = 'draws_evidence_given';
                    END IF;
                    RETURN NULL;
                END $$;
                CREATE CONSTRAINT TRIGGER evidence_given AFTER INSERT ON draws DEFERRABLE INITIALLY DEFERRED
                    FOR EACH ROW EXECUTE FUNCTION guard_draw_evidence();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                DROP TRIGGER evidence_given ON draws;
                DROP FUNCTION guard_draw_evidence;
                DROP TRIGGER guarded ON policy_decisions;
                DROP FUNCTION guard_policy_decision;
                DROP TRIGGER guarded ON policy_versions;
                DROP FUNCTION guard_policy_version;
                CREATE OR REPLACE FUNCTION guard_draw() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
                DECLARE
                    latest text;
                    approved numeric;
                    approved_currency text;
                    drawn numeric;
                BEGIN
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
                """);

            migrationBuilder.DropTable(
                name: "draw_evidence");

            migrationBuilder.DropTable(
                name: "policy_decisions");

            migrationBuilder.DropTable(
                name: "policy_drafts");

            migrationBuilder.DropTable(
                name: "policy_versions");

            migrationBuilder.DropColumn(
                name: "each_draw",
                table: "conditions_precedent");
        }
    }
}
