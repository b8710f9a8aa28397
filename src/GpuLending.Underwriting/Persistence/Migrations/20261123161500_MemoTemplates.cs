using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GpuLending.Underwriting.Persistence.Migrations
{
    /// <summary>
    /// Memo templates of institutions, version by version.
    /// </summary>
    public partial class MemoTemplates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "memo_template_versions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    template_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    content = table.Column<string>(type: "jsonb", nullable: false),
                    logo = table.Column<byte[]>(type: "bytea", nullable: true),
                    retired = table.Column<bool>(type: "boolean", nullable: false),
                    saved_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_memo_template_versions", x => x.id);
                    table.CheckConstraint("ck_memo_template_versions_logo", "logo IS NULL OR length(logo) <= 262144");
                    table.CheckConstraint("ck_memo_template_versions_number", "number > 0");
                    table.ForeignKey(
                        name: "fk_memo_template_versions_users_saved_by_id",
                        column: x => x.saved_by_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_memo_template_versions_saved_by_id",
                table: "memo_template_versions",
                column: "saved_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_memo_template_versions_template_id_number",
                table: "memo_template_versions",
                columns: new[] { "template_id", "number" },
                unique: true);
            migrationBuilder.Sql("CREATE TRIGGER only_ever_added BEFORE UPDATE OR DELETE OR TRUNCATE ON memo_template_versions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "memo_template_versions");
        }
    }
}
