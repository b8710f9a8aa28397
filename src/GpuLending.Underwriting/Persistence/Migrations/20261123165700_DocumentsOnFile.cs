using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GpuLending.Underwriting.Persistence.Migrations
{
    /// <summary>
    /// Documents on file with their versions. Rows are only ever added, except that a version may be withdrawn.
    /// </summary>
    public partial class DocumentsOnFile : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "attachment_contents",
                columns: table => new
                {
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attachment_contents", x => x.sha256);
                    table.CheckConstraint("ck_attachment_contents_sha256", "sha256 = encode(sha256(content), 'hex')");
                });

            migrationBuilder.CreateTable(
                name: "attachments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    deal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    added_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attachments", x => x.id);
                    table.CheckConstraint("ck_attachments_title", "length(btrim(title)) > 0");
                    table.ForeignKey(
                        name: "fk_attachments_deals_deal_id",
                        column: x => x.deal_id,
                        principalTable: "deals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_attachments_users_added_by_id",
                        column: x => x.added_by_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "attachment_versions",
                columns: table => new
                {
                    attachment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    format = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    in_folder = table.Column<bool>(type: "boolean", nullable: false),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    added_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    withdrawn_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attachment_versions", x => new { x.attachment_id, x.number });
                    table.CheckConstraint("ck_attachment_versions_number", "number >= 1");
                    table.CheckConstraint("ck_attachment_versions_sha256", "sha256 ~ '^[0-9a-f]{64}$'");
                    table.CheckConstraint("ck_attachment_versions_size", "size >= 1");
                    table.CheckConstraint("ck_attachment_versions_withdrawn", "(withdrawn_at IS NULL) = (withdrawn_by_id IS NULL) AND (withdrawn_at IS NULL) = (withdrawal_reason IS NULL) AND (withdrawn_at IS NULL OR length(btrim(withdrawal_reason)) > 0)");
                    table.ForeignKey(
                        name: "fk_attachment_versions_attachments_attachment_id",
                        column: x => x.attachment_id,
                        principalTable: "attachments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_attachment_versions_users_added_by_id",
                        column: x => x.added_by_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_attachment_versions_users_withdrawn_by_id",
                        column: x => x.withdrawn_by_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_attachment_versions_added_by_id",
                table: "attachment_versions",
                column: "added_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_attachment_versions_withdrawn_by_id",
                table: "attachment_versions",
                column: "withdrawn_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_attachments_added_by_id",
                table: "attachments",
                column: "added_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_attachments_one_title",
                table: "attachments",
                columns: new[] { "deal_id", "kind", "title" },
                unique: true);

            foreach (var table in new[] { "attachments", "attachment_contents" })
                migrationBuilder.Sql($"CREATE TRIGGER only_ever_added BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();");
            migrationBuilder.Sql("CREATE TRIGGER only_ever_added BEFORE DELETE OR TRUNCATE ON attachment_versions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "attachment_contents");

            migrationBuilder.DropTable(
                name: "attachment_versions");

            migrationBuilder.DropTable(
                name: "attachments");
        }
    }
}
