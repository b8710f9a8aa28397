using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GpuLending.Underwriting.Persistence.Migrations
{
    /// <summary>
    /// Simulations as jobs. What no constraint can say is in a trigger: one that has ended does not change any more.
    /// </summary>
    public partial class SimulationRuns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "simulation_runs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    deal_id = table.Column<Guid>(type: "uuid", nullable: true),
                    requested_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    @case = table.Column<byte[]>(name: "case", type: "bytea", nullable: false),
                    case_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    snapshot_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    terms = table.Column<string>(type: "jsonb", nullable: false),
                    seed = table.Column<long>(type: "bigint", nullable: false),
                    paths = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    paths_done = table.Column<int>(type: "integer", nullable: false),
                    checkpoint = table.Column<byte[]>(type: "bytea", nullable: true),
                    claim_id = table.Column<Guid>(type: "uuid", nullable: true),
                    lease_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    cancel_requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    result = table.Column<byte[]>(type: "bytea", nullable: true),
                    problem = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_simulation_runs", x => x.id);
                    table.CheckConstraint("ck_simulation_runs_claim", "(claim_id IS NOT NULL) = (state = 'Running') AND (lease_until IS NOT NULL) = (state = 'Running')");
                    table.CheckConstraint("ck_simulation_runs_complete", "state <> 'Completed' OR paths_done = paths");
                    table.CheckConstraint("ck_simulation_runs_ended", "(ended_at IS NOT NULL) = (state IN ('Completed', 'Cancelled', 'Failed'))");
                    table.CheckConstraint("ck_simulation_runs_result", "(result IS NOT NULL) = (state = 'Completed')");
                    table.CheckConstraint("ck_simulation_runs_state", "state IN ('Queued', 'Running', 'Completed', 'Cancelled', 'Failed')");
                    table.ForeignKey(
                        name: "fk_simulation_runs_deals_deal_id",
                        column: x => x.deal_id,
                        principalTable: "deals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_simulation_runs_users_requested_by_id",
                        column: x => x.requested_by_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_simulation_runs_deal_id_created_at",
                table: "simulation_runs",
                columns: new[] { "deal_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_simulation_runs_one_each",
                table: "simulation_runs",
                column: "requested_by_id",
                unique: true,
                filter: "state IN ('Queued', 'Running')");

            migrationBuilder.Sql(
                """
                CREATE FUNCTION guard_ended_simulation() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
                BEGIN
                    RAISE EXCEPTION 'Simulation % has ended and does not change any more.', OLD.id USING ERRCODE = 'check_violation';
                END $$;
                CREATE TRIGGER ended BEFORE UPDATE ON simulation_runs FOR EACH ROW WHEN (OLD.ended_at IS NOT NULL) EXECUTE FUNCTION guard_ended_simulation();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "simulation_runs");
            migrationBuilder.Sql("DROP FUNCTION guard_ended_simulation();");
        }
    }
}
