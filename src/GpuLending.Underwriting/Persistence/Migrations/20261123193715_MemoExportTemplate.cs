using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GpuLending.Underwriting.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class MemoExportTemplate : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "template_id",
                table: "memo_exports",
                type: "uuid",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "template_id",
                table: "memo_exports");
        }
    }
}
