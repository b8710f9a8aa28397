using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace GpuLending.Underwriting.Persistence.Migrations
{
    /// <summary>
    /// The register of pledged GPUs: a serial is live once over all deals; where it stands has a history that the database writes itself; serials that can be
    /// taken for each other stand under two deals only when somebody has confirmed that they are two units.
    /// </summary>
    public partial class SerialRegister : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "fleet_serials",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    deal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lot_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    as_read = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    serial = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    look_alike_key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, computedColumnSql: "translate(regexp_replace(serial, '[^A-Z0-9]', '', 'g'), 'OILZSB', '011258')", stored: true, collation: "C"),
                    site = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    rack = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    bmc_address = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    warranty_end = table.Column<DateOnly>(type: "date", nullable: true),
                    located_on = table.Column<DateOnly>(type: "date", nullable: false),
                    located_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    located_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    location_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    pledged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    pledged_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    released_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    released_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    release_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fleet_serials", x => x.id);
                    table.CheckConstraint("ck_fleet_serials_four_eyes", "released_by_id <> pledged_by_id");
                    table.CheckConstraint("ck_fleet_serials_lot", "length(btrim(lot_id)) > 0");
                    table.CheckConstraint("ck_fleet_serials_released", "(released_at IS NULL) = (released_by_id IS NULL) AND (released_at IS NULL) = (release_reason IS NULL) AND (released_at IS NULL OR length(btrim(release_reason)) > 0)");
                    table.CheckConstraint("ck_fleet_serials_serial", "serial ~ '^[A-Z0-9./_:+#*]{1,64}$' AND serial ~ '[A-Z0-9]'");
                    table.ForeignKey(
                        name: "fk_fleet_serials_deals_deal_id",
                        column: x => x.deal_id,
                        principalTable: "deals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_fleet_serials_users_located_by_id",
                        column: x => x.located_by_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_fleet_serials_users_pledged_by_id",
                        column: x => x.pledged_by_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_fleet_serials_users_released_by_id",
                        column: x => x.released_by_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "look_alike_questions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    first = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    second = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    asking_deal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    asking_lot_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    asking_serial = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    holding_deal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    holding_lot_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    asked_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    answer = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    answered_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_look_alike_questions", x => x.id);
                    table.CheckConstraint("ck_look_alike_questions_answered", "(answer IS NULL) = (answered_by_id IS NULL) AND (answer IS NULL) = (answered_at IS NULL) AND (answer IS NULL OR length(btrim(reason)) > 0)");
                    table.CheckConstraint("ck_look_alike_questions_four_eyes", "answered_by_id <> asked_by_id");
                    table.CheckConstraint("ck_look_alike_questions_order", "first < second");
                    table.ForeignKey(
                        name: "fk_look_alike_questions_deals_asking_deal_id",
                        column: x => x.asking_deal_id,
                        principalTable: "deals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_look_alike_questions_deals_holding_deal_id",
                        column: x => x.holding_deal_id,
                        principalTable: "deals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_look_alike_questions_users_answered_by_id",
                        column: x => x.answered_by_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_look_alike_questions_users_asked_by_id",
                        column: x => x.asked_by_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "serial_locations",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    serial_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lot_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    site = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    rack = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    since = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    recorded_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_serial_locations", x => x.id);
                    table.ForeignKey(
                        name: "fk_serial_locations_fleet_serials_serial_id",
                        column: x => x.serial_id,
                        principalTable: "fleet_serials",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_serial_locations_users_recorded_by_id",
                        column: x => x.recorded_by_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_fleet_serials_deal_id_lot_id_serial",
                table: "fleet_serials",
                columns: new[] { "deal_id", "lot_id", "serial" });

            migrationBuilder.CreateIndex(
                name: "ix_fleet_serials_live",
                table: "fleet_serials",
                column: "serial",
                unique: true,
                filter: "released_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_fleet_serials_located_by_id",
                table: "fleet_serials",
                column: "located_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_fleet_serials_look_alike",
                table: "fleet_serials",
                column: "look_alike_key",
                filter: "released_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_fleet_serials_pledged_by_id",
                table: "fleet_serials",
                column: "pledged_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_fleet_serials_released_by_id",
                table: "fleet_serials",
                column: "released_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_look_alike_questions_answer_asked_at",
                table: "look_alike_questions",
                columns: new[] { "answer", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "ix_look_alike_questions_answered_by_id",
                table: "look_alike_questions",
                column: "answered_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_look_alike_questions_asked_by_id",
                table: "look_alike_questions",
                column: "asked_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_look_alike_questions_asking_deal_id",
                table: "look_alike_questions",
                column: "asking_deal_id");

            migrationBuilder.CreateIndex(
                name: "ix_look_alike_questions_first_second",
                table: "look_alike_questions",
                columns: new[] { "first", "second" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_look_alike_questions_holding_deal_id",
                table: "look_alike_questions",
                column: "holding_deal_id");

            migrationBuilder.CreateIndex(
                name: "ix_serial_locations_recorded_by_id",
                table: "serial_locations",
                column: "recorded_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_serial_locations_serial_id_since",
                table: "serial_locations",
                columns: new[] { "serial_id", "since" });

            migrationBuilder.Sql(
                """
                CREATE FUNCTION hold_serial_register() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
                BEGIN
                    -- One writer of pledges at a time, else two look-alikes could come in side by side without seeing each other.
                    PERFORM pg_advisory_xact_lock(4702111234002);
                    RETURN NULL;
                END $$;
                CREATE TRIGGER held BEFORE INSERT ON fleet_serials FOR EACH STATEMENT EXECUTE FUNCTION hold_serial_register();

                -- Without nested loops: a list has a hundred thousand rows, and LIMIT 1 would tempt the planner where there is nothing to find.
                CREATE FUNCTION guard_look_alikes() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp SET enable_nestloop = off AS $$
                DECLARE
                    met record;
                BEGIN
                    SELECT mine.serial, theirs.serial AS other, theirs.lot_id INTO met
                    FROM added mine
                    JOIN fleet_serials theirs ON theirs.look_alike_key = mine.look_alike_key AND theirs.released_at IS NULL
                        AND theirs.deal_id <> mine.deal_id AND theirs.serial <> mine.serial
                    WHERE mine.released_at IS NULL AND NOT EXISTS (
                        SELECT FROM look_alike_questions q
                        WHERE q.first = least(mine.serial, theirs.serial) AND q.second = greatest(mine.serial, theirs.serial) AND q.answer = 'DifferentUnits')
                    LIMIT 1;
                    IF FOUND THEN
                        RAISE EXCEPTION '% can be taken for %, pledged in lot % of another deal; nobody has confirmed that they are two units.', met.serial, met.other, met.lot_id
                            USING ERRCODE = 'check_violation', CONSTRAINT = 'fleet_serials_look_alikes';
                    END IF;
                    RETURN NULL;
                END $$;
                CREATE TRIGGER guarded AFTER INSERT ON fleet_serials REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_look_alikes();

                -- As the tables' owner: the application reads the history and cannot write it.
                CREATE FUNCTION record_serial_pledged() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
                BEGIN
                    INSERT INTO serial_locations (serial_id, lot_id, site, rack, since, recorded_at, recorded_by_id, reason)
                    SELECT id, lot_id, site, rack, located_on, located_at, located_by_id, location_reason FROM added;
                    RETURN NULL;
                END $$;
                CREATE TRIGGER recorded AFTER INSERT ON fleet_serials REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION record_serial_pledged();

                CREATE FUNCTION record_serial_moved() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
                BEGIN
                    INSERT INTO serial_locations (serial_id, lot_id, site, rack, since, recorded_at, recorded_by_id, reason)
                    SELECT now.id, now.lot_id, now.site, now.rack, now.located_on, now.located_at, now.located_by_id, now.location_reason
                    FROM later now JOIN earlier was ON was.id = now.id
                    WHERE (now.lot_id, now.site, now.rack, now.located_on) IS DISTINCT FROM (was.lot_id, was.site, was.rack, was.located_on);
                    RETURN NULL;
                END $$;
                CREATE TRIGGER recorded_move AFTER UPDATE ON fleet_serials REFERENCING OLD TABLE AS earlier NEW TABLE AS later
                    FOR EACH STATEMENT EXECUTE FUNCTION record_serial_moved();

                CREATE FUNCTION guard_serial() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
                BEGIN
                    IF OLD.released_at IS NOT NULL THEN
                        RAISE EXCEPTION 'A released serial is history.' USING ERRCODE = 'check_violation', CONSTRAINT = 'fleet_serials_released_for_good';
                    END IF;
                    IF (NEW.id, NEW.deal_id, NEW.serial, NEW.as_read, NEW.pledged_at, NEW.pledged_by_id)
                        IS DISTINCT FROM (OLD.id, OLD.deal_id, OLD.serial, OLD.as_read, OLD.pledged_at, OLD.pledged_by_id) THEN
                        RAISE EXCEPTION 'Which unit is pledged, and under which deal, never changes.' USING ERRCODE = 'check_violation', CONSTRAINT = 'fleet_serials_one_unit';
                    END IF;
                    IF (NEW.lot_id, NEW.site, NEW.rack) IS DISTINCT FROM (OLD.lot_id, OLD.site, OLD.rack) AND NEW.located_at = OLD.located_at THEN
                        RAISE EXCEPTION 'A move says when it was entered.' USING ERRCODE = 'check_violation', CONSTRAINT = 'fleet_serials_move_is_entered';
                    END IF;
                    IF NEW.located_on < OLD.located_on THEN
                        RAISE EXCEPTION 'A move does not come before the one already entered.' USING ERRCODE = 'check_violation', CONSTRAINT = 'fleet_serials_moves_in_order';
                    END IF;
                    RETURN NEW;
                END $$;
                CREATE TRIGGER guarded_change BEFORE UPDATE ON fleet_serials FOR EACH ROW EXECUTE FUNCTION guard_serial();

                CREATE FUNCTION guard_look_alike_answer() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
                BEGIN
                    IF TG_OP = 'INSERT' AND NEW.answer IS NOT NULL THEN
                        RAISE EXCEPTION 'A question is asked before it is answered.' USING ERRCODE = 'check_violation', CONSTRAINT = 'look_alike_questions_asked_first';
                    END IF;
                    IF TG_OP = 'UPDATE' AND OLD.answer IS NOT NULL THEN
                        RAISE EXCEPTION 'An answer stays.' USING ERRCODE = 'check_violation', CONSTRAINT = 'look_alike_questions_answer_stays';
                    END IF;
                    RETURN NEW;
                END $$;
                CREATE TRIGGER guarded BEFORE INSERT OR UPDATE ON look_alike_questions FOR EACH ROW EXECUTE FUNCTION guard_look_alike_answer();

                CREATE TRIGGER never_deleted BEFORE DELETE OR TRUNCATE ON fleet_serials FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
                CREATE TRIGGER never_deleted BEFORE DELETE OR TRUNCATE ON look_alike_questions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
                CREATE TRIGGER only_ever_added BEFORE UPDATE OR DELETE OR TRUNCATE ON serial_locations FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                "DROP FUNCTION hold_serial_register, guard_look_alikes, record_serial_pledged, record_serial_moved, guard_serial, guard_look_alike_answer CASCADE;");

            migrationBuilder.DropTable(
                name: "look_alike_questions");

            migrationBuilder.DropTable(
                name: "serial_locations");

            migrationBuilder.DropTable(
                name: "fleet_serials");
        }
    }
}
