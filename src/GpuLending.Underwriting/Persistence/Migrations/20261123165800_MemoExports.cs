using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GpuLending.Underwriting.Persistence.Migrations
{
    /// <summary>
    /// Exports of memos as jobs, and what became of each deal.
    /// </summary>
    public partial class MemoExports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "memo_exports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    requested_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    format = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    source = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    deals = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    claim_id = table.Column<Guid>(type: "uuid", nullable: true),
                    lease_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    cancel_requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    problem = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_memo_exports", x => x.id);
                    table.CheckConstraint("ck_memo_exports_claim", "(claim_id IS NOT NULL) = (state = 'Running') AND (lease_until IS NOT NULL) = (state = 'Running')");
                    table.CheckConstraint("ck_memo_exports_ended", "(ended_at IS NOT NULL) = (state IN ('Completed', 'Cancelled', 'Failed'))");
                    table.CheckConstraint("ck_memo_exports_state", "state IN ('Queued', 'Running', 'Completed', 'Cancelled', 'Failed')");
                    table.ForeignKey(
                        name: "fk_memo_exports_users_requested_by_id",
                        column: x => x.requested_by_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "memo_export_items",
                columns: table => new
                {
                    export_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    deal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    file_name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    content = table.Column<byte[]>(type: "bytea", nullable: true),
                    problem = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_memo_export_items", x => new { x.export_id, x.position });
                    table.CheckConstraint("ck_memo_export_items_failed", "(problem IS NOT NULL) = (state = 'Failed')");
                    table.CheckConstraint("ck_memo_export_items_made", "(file_name IS NOT NULL) = (state = 'Made') AND (content IS NULL OR state = 'Made')");
                    table.CheckConstraint("ck_memo_export_items_state", "state IN ('Waiting', 'Made', 'Failed')");
                    table.ForeignKey(
                        name: "fk_memo_export_items_deals_deal_id",
                        column: x => x.deal_id,
                        principalTable: "deals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_memo_export_items_memo_exports_export_id",
                        column: x => x.export_id,
                        principalTable: "memo_exports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_memo_export_items_deal_id",
                table: "memo_export_items",
                column: "deal_id");

            migrationBuilder.CreateIndex(
                name: "ix_memo_exports_one_each",
                table: "memo_exports",
                column: "requested_by_id",
                unique: true,
                filter: "state IN ('Queued', 'Running')");

            migrationBuilder.CreateIndex(
                name: "ix_memo_exports_requested_by_id_created_at",
                table: "memo_exports",
                columns: new[] { "requested_by_id", "created_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "memo_export_items");

            migrationBuilder.DropTable(
                name: "memo_exports");
        }
    }
}
