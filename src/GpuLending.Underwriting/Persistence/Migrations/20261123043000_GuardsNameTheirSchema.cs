using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GpuLending.Underwriting.Persistence.Migrations
{
    /// <summary>
    /// The guards look at the real tables. PostgreSQL searches a session's temporary tables first unless the path names them later, so that whoever
    /// may make a temporary table called approvals could have shown the guard a signature that is not there.
    /// </summary>
    public partial class GuardsNameTheirSchema : Migration
    {
        private static readonly string[] Guards = ["refuse_change", "guard_draw", "guard_approved"];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            foreach (var guard in Guards)
                migrationBuilder.Sql($"ALTER FUNCTION {guard}() SET search_path = pg_catalog, public, pg_temp;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var guard in Guards)
                migrationBuilder.Sql($"ALTER FUNCTION {guard}() SET search_path = public;");
        }
    }
}
