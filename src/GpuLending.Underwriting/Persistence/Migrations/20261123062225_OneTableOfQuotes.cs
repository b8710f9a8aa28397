using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GpuLending.Underwriting.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class OneTableOfQuotes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "quote_imports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    imported_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    imported_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    file_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    licence = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    settings = table.Column<string>(type: "jsonb", nullable: false),
                    rows = table.Column<int>(type: "integer", nullable: false),
                    added = table.Column<int>(type: "integer", nullable: false),
                    duplicates = table.Column<int>(type: "integer", nullable: false),
                    restated = table.Column<int>(type: "integer", nullable: false),
                    snapshot_id = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    methodology_version = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quote_imports", x => x.id);
                    table.CheckConstraint("ck_quote_imports_hash", "file_hash ~ '^[0-9a-f]{64}$'");
                    table.ForeignKey(
                        name: "fk_quote_imports_stored_market_snapshot_snapshot_id",
                        column: x => x.snapshot_id,
                        principalTable: "market_snapshots",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_quote_imports_users_imported_by_id",
                        column: x => x.imported_by_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "market_quotes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    gpu = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    evidence = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    segment = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    provider = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    gpus_per_machine = table.Column<int>(type: "integer", nullable: false),
                    used = table.Column<bool>(type: "boolean", nullable: false),
                    form_factor = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    condition = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    observations = table.Column<int>(type: "integer", nullable: false),
                    price = table.Column<decimal>(type: "numeric(19,6)", precision: 19, scale: 6, nullable: false),
                    as_published = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    source = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    licence = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    vintage = table.Column<DateOnly>(type: "date", nullable: true),
                    data_file = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    import_id = table.Column<Guid>(type: "uuid", nullable: true),
                    superseded_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    superseded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_market_quotes", x => x.id);
                    table.CheckConstraint("ck_market_quotes_observations", "observations > 0 AND gpus_per_machine > 0");
                    table.CheckConstraint("ck_market_quotes_origin", "data_file IS NULL OR import_id IS NULL");
                    table.CheckConstraint("ck_market_quotes_price", "price > 0");
                    table.CheckConstraint("ck_market_quotes_superseded", "(superseded_by_id IS NULL) = (superseded_at IS NULL) AND superseded_by_id IS DISTINCT FROM id");
                    table.ForeignKey(
                        name: "fk_market_quotes_quote_import_import_id",
                        column: x => x.import_id,
                        principalTable: "quote_imports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_market_quotes_gpu_kind_date",
                table: "market_quotes",
                columns: new[] { "gpu", "kind", "date" });

            migrationBuilder.CreateIndex(
                name: "ix_market_quotes_import_id",
                table: "market_quotes",
                column: "import_id");

            migrationBuilder.CreateIndex(
                name: "ix_market_quotes_key",
                table: "market_quotes",
                columns: new[] { "gpu", "date", "kind", "evidence", "segment", "provider", "gpus_per_machine", "used", "condition", "source" },
                unique: true,
                filter: "superseded_by_id IS NULL AND import_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_market_quotes_superseded_by_id",
                table: "market_quotes",
                column: "superseded_by_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_quote_imports_imported_by_id",
                table: "quote_imports",
                column: "imported_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_quote_imports_snapshot_id",
                table: "quote_imports",
                column: "snapshot_id");

            migrationBuilder.CreateIndex(
                name: "ix_quote_imports_source_imported_at",
                table: "quote_imports",
                columns: new[] { "source", "imported_at" });

            // Rows on record go along under their ids.
            migrationBuilder.Sql(
                """
                INSERT INTO market_quotes (id, date, gpu, kind, evidence, segment, provider, gpus_per_machine, used, form_factor, condition, observations, price, as_published, source, licence, data_file)
                SELECT id, date, gpu, 'Rent' || term, kind, channel, provider, gpus_per_instance, false, NULL, '', 1, price_per_gpu_hour, '', source, licence, data_file FROM rental_quotes;
                INSERT INTO market_quotes (id, date, gpu, kind, evidence, segment, provider, gpus_per_machine, used, form_factor, condition, observations, price, as_published, source, licence, data_file)
                SELECT id, date, gpu, CASE WHEN kind = 'Sale' THEN 'ResaleSale' WHEN used THEN 'ResaleAsk' ELSE 'ListPrice' END, kind,
                    CASE WHEN condition ILIKE '%ebay%' THEN 'Marketplace' ELSE '' END, '', 1, used, form_factor, condition, observations, price_per_gpu, '', source, licence, data_file
                FROM resale_quotes;
                ALTER TABLE market_quotes ALTER CONSTRAINT fk_market_quotes_quote_import_import_id DEFERRABLE INITIALLY DEFERRED;
                ALTER TABLE market_quotes ADD CONSTRAINT fk_market_quotes_superseded_by FOREIGN KEY (superseded_by_id) REFERENCES market_quotes (id) DEFERRABLE INITIALLY DEFERRED;
                """);

            migrationBuilder.DropTable(
                name: "rental_quotes");

            migrationBuilder.DropTable(
                name: "resale_quotes");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "rental_quotes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    channel = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    data_file = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    gpu = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    gpus_per_instance = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    licence = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    price_per_gpu_hour = table.Column<decimal>(type: "numeric(19,6)", precision: 19, scale: 6, nullable: false),
                    provider = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    source = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    term = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rental_quotes", x => x.id);
                    table.CheckConstraint("ck_rental_quotes_price", "price_per_gpu_hour > 0");
                });

            migrationBuilder.CreateTable(
                name: "resale_quotes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    condition = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    data_file = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    form_factor = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    gpu = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    licence = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    observations = table.Column<int>(type: "integer", nullable: false),
                    price_per_gpu = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    source = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    used = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_resale_quotes", x => x.id);
                    table.CheckConstraint("ck_resale_quotes_observations", "observations > 0");
                    table.CheckConstraint("ck_resale_quotes_price", "price_per_gpu > 0");
                });

            migrationBuilder.CreateIndex(
                name: "ix_rental_quotes_gpu_date",
                table: "rental_quotes",
                columns: new[] { "gpu", "date" });

            migrationBuilder.CreateIndex(
                name: "ix_resale_quotes_gpu_date",
                table: "resale_quotes",
                columns: new[] { "gpu", "date" });

            // Shipped rows go back; what people imported has no place in the two tables.
            migrationBuilder.Sql(
                """
                INSERT INTO rental_quotes (id, date, provider, channel, gpu, gpus_per_instance, term, kind, price_per_gpu_hour, source, licence, data_file)
                SELECT id, date, provider, segment, gpu, gpus_per_machine, substr(kind, 5), evidence, price, source, licence, data_file
                FROM market_quotes WHERE kind LIKE 'Rent%' AND import_id IS NULL;
                INSERT INTO resale_quotes (id, date, gpu, form_factor, kind, used, observations, price_per_gpu, condition, source, licence, data_file)
                SELECT id, date, gpu, form_factor, evidence, used, observations, price, condition, source, licence, data_file
                FROM market_quotes WHERE kind NOT LIKE 'Rent%' AND import_id IS NULL;
                """);

            migrationBuilder.DropTable(
                name: "market_quotes");

            migrationBuilder.DropTable(
                name: "quote_imports");
        }
    }
}
