using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace GpuLending.Underwriting.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class InitialSchema : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "authority_matrix",
                columns: table => new
                {
                    order = table.Column<int>(type: "integer", nullable: false),
                    up_to_amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: true),
                    weakest_rating = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    maximum_loan_to_value = table.Column<double>(type: "double precision", nullable: true),
                    maximum_exceptions = table.Column<int>(type: "integer", nullable: true),
                    signatures = table.Column<string[]>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_authority_matrix", x => x.order);
                    table.CheckConstraint("ck_authority_matrix_signatures", "cardinality(signatures) > 0");
                });

            migrationBuilder.CreateTable(
                name: "base_rates",
                columns: table => new
                {
                    index = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    rate_per_annum = table.Column<decimal>(type: "numeric(12,8)", precision: 12, scale: 8, nullable: false),
                    basis = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_base_rates", x => new { x.index, x.date, x.kind });
                });

            migrationBuilder.CreateTable(
                name: "borrowers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    rating = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    country = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    profile = table.Column<string>(type: "jsonb", nullable: false),
                    notes = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_borrowers", x => x.id);
                    table.CheckConstraint("ck_borrowers_name", "length(btrim(name)) > 0");
                });

            migrationBuilder.CreateTable(
                name: "data_protection_keys",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    friendly_name = table.Column<string>(type: "text", nullable: true),
                    xml = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "default_rates",
                columns: table => new
                {
                    rating = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    cumulative_default_rate = table.Column<decimal>(type: "numeric(12,8)", precision: 12, scale: 8, nullable: false),
                    basis = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_default_rates", x => new { x.rating, x.year });
                    table.CheckConstraint("ck_default_rates_fraction", "cumulative_default_rate BETWEEN 0 AND 1");
                });

            migrationBuilder.CreateTable(
                name: "gpu_catalogue",
                columns: table => new
                {
                    gpu = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    vendor = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    display_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    architecture = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    announced = table.Column<DateOnly>(type: "date", nullable: true),
                    general_availability = table.Column<DateOnly>(type: "date", nullable: true),
                    planned_availability = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    planned_date = table.Column<DateOnly>(type: "date", nullable: true),
                    memory_gigabytes = table.Column<int>(type: "integer", nullable: true),
                    memory_type = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    memory_bandwidth_gigabytes_per_second = table.Column<int>(type: "integer", nullable: true),
                    thermal_design_power_watts = table.Column<int>(type: "integer", nullable: true),
                    dense_fp16_teraflops = table.Column<decimal>(type: "numeric(12,2)", precision: 12, scale: 2, nullable: true),
                    dense_fp8_teraflops = table.Column<decimal>(type: "numeric(12,2)", precision: 12, scale: 2, nullable: true),
                    dense_fp4_teraflops = table.Column<decimal>(type: "numeric(12,2)", precision: 12, scale: 2, nullable: true),
                    form_factor = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    new_price = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: true),
                    price_basis = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    successor = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    partitions = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    sources = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gpu_catalogue", x => x.gpu);
                });

            migrationBuilder.CreateTable(
                name: "market_data_imports",
                columns: table => new
                {
                    data_file = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    content_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    rows = table.Column<int>(type: "integer", nullable: false),
                    imported_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_market_data_imports", x => x.data_file);
                });

            migrationBuilder.CreateTable(
                name: "market_snapshots",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    content_hash = table.Column<string>(type: "character(64)", fixedLength: true, maxLength: 64, nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    taken_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_market_snapshots", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "rental_quotes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    provider = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    channel = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    gpu = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    gpus_per_instance = table.Column<int>(type: "integer", nullable: false),
                    term = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    price_per_gpu_hour = table.Column<decimal>(type: "numeric(19,6)", precision: 19, scale: 6, nullable: false),
                    source = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    licence = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    data_file = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true)
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
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    gpu = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    form_factor = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    used = table.Column<bool>(type: "boolean", nullable: false),
                    observations = table.Column<int>(type: "integer", nullable: false),
                    price_per_gpu = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    condition = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    source = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    licence = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    data_file = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_resale_quotes", x => x.id);
                    table.CheckConstraint("ck_resale_quotes_observations", "observations > 0");
                    table.CheckConstraint("ck_resale_quotes_price", "price_per_gpu > 0");
                });

            migrationBuilder.CreateTable(
                name: "users",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    display_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    role = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    disabled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true),
                    phone_number = table.Column<string>(type: "text", nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_users", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "api_keys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    prefix = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    key_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    scopes = table.Column<string[]>(type: "text[]", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_api_keys", x => x.id);
                    table.ForeignKey(
                        name: "fk_api_keys_asp_net_users_owner_id",
                        column: x => x.owner_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "audit_entries",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    action = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    subject_type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: true),
                    deal_id = table.Column<Guid>(type: "uuid", nullable: true),
                    detail = table.Column<string>(type: "text", nullable: false),
                    previous_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entries", x => x.sequence);
                    table.CheckConstraint("ck_audit_entries_hash", "octet_length(hash) = 32 AND octet_length(previous_hash) = 32");
                    table.CheckConstraint("ck_audit_entries_sequence", "sequence > 0");
                    table.ForeignKey(
                        name: "fk_audit_entries_users_actor_id",
                        column: x => x.actor_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "deals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    borrower_id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stage = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    stage_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deals", x => x.id);
                    table.ForeignKey(
                        name: "fk_deals_borrowers_borrower_id",
                        column: x => x.borrower_id,
                        principalTable: "borrowers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_deals_users_owner_id",
                        column: x => x.owner_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "user_claims",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true),
                    claim_value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_claims", x => x.id);
                    table.ForeignKey(
                        name: "fk_user_claims_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "user_logins",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    provider_key = table.Column<string>(type: "text", nullable: false),
                    provider_display_name = table.Column<string>(type: "text", nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_logins", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_user_logins_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "user_tokens",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_tokens", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_user_tokens_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "deal_drafts",
                columns: table => new
                {
                    deal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    document = table.Column<string>(type: "jsonb", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    loan_size_amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: true),
                    loan_size_currency = table.Column<string>(type: "character(3)", fixedLength: true, maxLength: 3, nullable: true),
                    binding_limit = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    loan_to_value = table.Column<double>(type: "double precision", nullable: true),
                    minimum_dscr = table.Column<double>(type: "double precision", nullable: true),
                    margin_per_annum = table.Column<double>(type: "double precision", nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deal_drafts", x => x.deal_id);
                    table.CheckConstraint("ck_deal_drafts_loan_size", "(loan_size_amount IS NULL) = (loan_size_currency IS NULL)");
                    table.CheckConstraint("ck_deal_drafts_name", "length(btrim(name)) > 0");
                    table.ForeignKey(
                        name: "fk_deal_drafts_deals_deal_id",
                        column: x => x.deal_id,
                        principalTable: "deals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_deal_drafts_users_changed_by_id",
                        column: x => x.changed_by_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "journals",
                columns: table => new
                {
                    deal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    base_version = table.Column<long>(type: "bigint", nullable: false),
                    base_document = table.Column<string>(type: "jsonb", nullable: false),
                    current = table.Column<string>(type: "jsonb", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    length = table.Column<int>(type: "integer", nullable: false),
                    last_written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_journals", x => new { x.deal_id, x.user_id, x.base_version });
                    table.CheckConstraint("ck_journals_position", "position >= 0 AND position <= length");
                    table.ForeignKey(
                        name: "fk_journals_deals_deal_id",
                        column: x => x.deal_id,
                        principalTable: "deals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_journals_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "revisions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    deal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    submitter_id = table.Column<Guid>(type: "uuid", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    comment = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    document = table.Column<byte[]>(type: "bytea", nullable: false),
                    schema_version = table.Column<int>(type: "integer", nullable: false),
                    snapshot_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    snapshot_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    scenarios = table.Column<byte[]>(type: "bytea", nullable: false),
                    seed = table.Column<long>(type: "bigint", nullable: false),
                    result = table.Column<byte[]>(type: "bytea", nullable: false),
                    exceptions = table.Column<byte[]>(type: "bytea", nullable: false),
                    engine_version = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    loan_size_amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    loan_size_currency = table.Column<string>(type: "character(3)", fixedLength: true, maxLength: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_revisions", x => x.id);
                    table.UniqueConstraint("ak_revisions_id_deal_id", x => new { x.id, x.deal_id });
                    table.UniqueConstraint("ak_revisions_id_submitter_id_hash", x => new { x.id, x.submitter_id, x.hash });
                    table.CheckConstraint("ck_revisions_hash", "hash ~ '^[0-9a-f]{64}$'");
                    table.CheckConstraint("ck_revisions_number", "number > 0");
                    table.ForeignKey(
                        name: "fk_revisions_deals_deal_id",
                        column: x => x.deal_id,
                        principalTable: "deals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_revisions_users_submitter_id",
                        column: x => x.submitter_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "journal_edits",
                columns: table => new
                {
                    deal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    base_version = table.Column<long>(type: "bigint", nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changes = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_journal_edits", x => new { x.deal_id, x.user_id, x.base_version, x.sequence });
                    table.CheckConstraint("ck_journal_edits_sequence", "sequence > 0");
                    table.ForeignKey(
                        name: "fk_journal_edits_journals_deal_id_user_id_base_version",
                        columns: x => new { x.deal_id, x.user_id, x.base_version },
                        principalTable: "journals",
                        principalColumns: new[] { "deal_id", "user_id", "base_version" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "approvals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision_id = table.Column<Guid>(type: "uuid", nullable: false),
                    submitter_id = table.Column<Guid>(type: "uuid", nullable: false),
                    approver_id = table.Column<Guid>(type: "uuid", nullable: false),
                    approver_role = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    decision = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    reason = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    conditions = table.Column<string[]>(type: "text[]", nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_approvals", x => x.id);
                    table.CheckConstraint("ck_approvals_four_eyes", "approver_id <> submitter_id");
                    table.ForeignKey(
                        name: "fk_approvals_revisions_revision_id_submitter_id_hash",
                        columns: x => new { x.revision_id, x.submitter_id, x.hash },
                        principalTable: "revisions",
                        principalColumns: new[] { "id", "submitter_id", "hash" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_approvals_users_approver_id",
                        column: x => x.approver_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "conditions_precedent",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    deal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision_id = table.Column<Guid>(type: "uuid", nullable: true),
                    standard_key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    required = table.Column<bool>(type: "boolean", nullable: false),
                    added_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    met_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    met_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    evidence = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_conditions_precedent", x => x.id);
                    table.CheckConstraint("ck_conditions_precedent_met", "(met_at IS NULL) = (met_by_id IS NULL) AND (met_at IS NULL OR length(btrim(evidence)) > 0)");
                    table.ForeignKey(
                        name: "fk_conditions_precedent_deals_deal_id",
                        column: x => x.deal_id,
                        principalTable: "deals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_conditions_precedent_revisions_revision_id",
                        column: x => x.revision_id,
                        principalTable: "revisions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_conditions_precedent_users_added_by_id",
                        column: x => x.added_by_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_conditions_precedent_users_met_by_id",
                        column: x => x.met_by_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "draws",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    deal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision_id = table.Column<Guid>(type: "uuid", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    currency = table.Column<string>(type: "character(3)", fixedLength: true, maxLength: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_draws", x => x.id);
                    table.CheckConstraint("ck_draws_amount", "amount > 0");
                    table.ForeignKey(
                        name: "fk_draws_revisions_revision_id_deal_id",
                        columns: x => new { x.revision_id, x.deal_id },
                        principalTable: "revisions",
                        principalColumns: new[] { "id", "deal_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_draws_users_recorded_by_id",
                        column: x => x.recorded_by_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "revision_events",
                columns: table => new
                {
                    revision_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_revision_events", x => new { x.revision_id, x.sequence });
                    table.CheckConstraint("ck_revision_events_sequence", "sequence > 0");
                    table.ForeignKey(
                        name: "fk_revision_events_revisions_revision_id",
                        column: x => x.revision_id,
                        principalTable: "revisions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_revision_events_users_actor_id",
                        column: x => x.actor_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "authority_matrix",
                columns: new[] { "order", "maximum_exceptions", "maximum_loan_to_value", "signatures", "up_to_amount", "weakest_rating" },
                values: new object[,]
                {
                    { 1, 0, 0.65000000000000002, new[] { "RiskOfficer" }, 50000000m, "BBB-" },
                    { 2, 1, 0.75, new[] { "Manager" }, 250000000m, "BB-" },
                    { 3, null, null, new[] { "RiskOfficer", "Manager" }, null, null }
                });

            migrationBuilder.CreateIndex(
                name: "ix_api_keys_key_hash",
                table: "api_keys",
                column: "key_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_api_keys_owner_id",
                table: "api_keys",
                column: "owner_id");

            migrationBuilder.CreateIndex(
                name: "ix_approvals_approver_id",
                table: "approvals",
                column: "approver_id");

            migrationBuilder.CreateIndex(
                name: "ix_approvals_revision_id_approver_id",
                table: "approvals",
                columns: new[] { "revision_id", "approver_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_approvals_revision_id_submitter_id_hash",
                table: "approvals",
                columns: new[] { "revision_id", "submitter_id", "hash" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_actor_id_sequence",
                table: "audit_entries",
                columns: new[] { "actor_id", "sequence" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_deal_id_sequence",
                table: "audit_entries",
                columns: new[] { "deal_id", "sequence" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_previous_hash",
                table: "audit_entries",
                column: "previous_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_borrowers_name",
                table: "borrowers",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_conditions_precedent_added_by_id",
                table: "conditions_precedent",
                column: "added_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_conditions_precedent_deal_id_standard_key",
                table: "conditions_precedent",
                columns: new[] { "deal_id", "standard_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_conditions_precedent_met_by_id",
                table: "conditions_precedent",
                column: "met_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_conditions_precedent_revision_id",
                table: "conditions_precedent",
                column: "revision_id");

            migrationBuilder.CreateIndex(
                name: "ix_deal_drafts_changed_at",
                table: "deal_drafts",
                column: "changed_at");

            migrationBuilder.CreateIndex(
                name: "ix_deal_drafts_changed_by_id",
                table: "deal_drafts",
                column: "changed_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_deal_drafts_name",
                table: "deal_drafts",
                column: "name");

            migrationBuilder.CreateIndex(
                name: "ix_deals_borrower_id",
                table: "deals",
                column: "borrower_id");

            migrationBuilder.CreateIndex(
                name: "ix_deals_owner_id",
                table: "deals",
                column: "owner_id");

            migrationBuilder.CreateIndex(
                name: "ix_deals_stage_stage_since",
                table: "deals",
                columns: new[] { "stage", "stage_since" });

            migrationBuilder.CreateIndex(
                name: "ix_draws_deal_id_date",
                table: "draws",
                columns: new[] { "deal_id", "date" });

            migrationBuilder.CreateIndex(
                name: "ix_draws_recorded_by_id",
                table: "draws",
                column: "recorded_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_draws_revision_id_deal_id",
                table: "draws",
                columns: new[] { "revision_id", "deal_id" });

            migrationBuilder.CreateIndex(
                name: "ix_journals_user_id",
                table: "journals",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_market_snapshots_content_hash",
                table: "market_snapshots",
                column: "content_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_rental_quotes_gpu_date",
                table: "rental_quotes",
                columns: new[] { "gpu", "date" });

            migrationBuilder.CreateIndex(
                name: "ix_resale_quotes_gpu_date",
                table: "resale_quotes",
                columns: new[] { "gpu", "date" });

            migrationBuilder.CreateIndex(
                name: "ix_revision_events_actor_id",
                table: "revision_events",
                column: "actor_id");

            migrationBuilder.CreateIndex(
                name: "ix_revisions_deal_id_number",
                table: "revisions",
                columns: new[] { "deal_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_revisions_submitter_id",
                table: "revisions",
                column: "submitter_id");

            migrationBuilder.CreateIndex(
                name: "ix_user_claims_user_id",
                table: "user_claims",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_user_logins_user_id",
                table: "user_logins",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_users_normalized_email",
                table: "users",
                column: "normalized_email",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "users",
                column: "normalized_user_name",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "api_keys");

            migrationBuilder.DropTable(
                name: "approvals");

            migrationBuilder.DropTable(
                name: "audit_entries");

            migrationBuilder.DropTable(
                name: "authority_matrix");

            migrationBuilder.DropTable(
                name: "base_rates");

            migrationBuilder.DropTable(
                name: "conditions_precedent");

            migrationBuilder.DropTable(
                name: "data_protection_keys");

            migrationBuilder.DropTable(
                name: "deal_drafts");

            migrationBuilder.DropTable(
                name: "default_rates");

            migrationBuilder.DropTable(
                name: "draws");

            migrationBuilder.DropTable(
                name: "gpu_catalogue");

            migrationBuilder.DropTable(
                name: "journal_edits");

            migrationBuilder.DropTable(
                name: "market_data_imports");

            migrationBuilder.DropTable(
                name: "market_snapshots");

            migrationBuilder.DropTable(
                name: "rental_quotes");

            migrationBuilder.DropTable(
                name: "resale_quotes");

            migrationBuilder.DropTable(
                name: "revision_events");

            migrationBuilder.DropTable(
                name: "user_claims");

            migrationBuilder.DropTable(
                name: "user_logins");

            migrationBuilder.DropTable(
                name: "user_tokens");

            migrationBuilder.DropTable(
                name: "journals");

            migrationBuilder.DropTable(
                name: "revisions");

            migrationBuilder.DropTable(
                name: "deals");

            migrationBuilder.DropTable(
                name: "borrowers");

            migrationBuilder.DropTable(
                name: "users");
        }
    }
}
