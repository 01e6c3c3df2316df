using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Parley.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class TheDesk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "protection_keys");

            migrationBuilder.AddColumn<int>(
                name: "address_days",
                table: "sites",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reporting",
                table: "sites",
                type: "text",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<string>(
                name: "retention",
                table: "sites",
                type: "text",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<string>(
                name: "surge_limits",
                table: "sites",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "clause",
                table: "ledger",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<bool>(
                name: "decided_by_rule",
                table: "ledger",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "found_by_rule",
                table: "ledger",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "ground",
                table: "ledger",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "guest",
                table: "ledger",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "notice",
                table: "ledger",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "origin",
                table: "ledger",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "reverses",
                table: "ledger",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "until",
                table: "ledger",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "closed_why",
                table: "discussions",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<long>(
                name: "pinned",
                table: "discussions",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "featured",
                table: "comments",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "fingerprint",
                table: "comments",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "locked",
                table: "comments",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "version",
                table: "accounts",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "address_marks",
                columns: table => new
                {
                    site = table.Column<long>(type: "bigint", nullable: false),
                    who = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    seen_at = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_address_marks", x => new { x.site, x.who, x.hash });
                });

            migrationBuilder.CreateTable(
                name: "appeals",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    site = table.Column<long>(type: "bigint", nullable: false),
                    verdict = table.Column<long>(type: "bigint", nullable: false),
                    comment = table.Column<long>(type: "bigint", nullable: true),
                    account = table.Column<long>(type: "bigint", nullable: true),
                    guest = table.Column<long>(type: "bigint", nullable: true),
                    notice = table.Column<long>(type: "bigint", nullable: true),
                    words = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    made_at = table.Column<long>(type: "bigint", nullable: false),
                    made = table.Column<long>(type: "bigint", nullable: false),
                    outcome = table.Column<int>(type: "integer", nullable: false),
                    decided_at = table.Column<long>(type: "bigint", nullable: true),
                    decided_by = table.Column<long>(type: "bigint", nullable: true),
                    answer = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    decision = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_appeals", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "canned_reasons",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    site = table.Column<long>(type: "bigint", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    words = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_canned_reasons", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "comment_notes",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    site = table.Column<long>(type: "bigint", nullable: false),
                    comment = table.Column<long>(type: "bigint", nullable: false),
                    by = table.Column<long>(type: "bigint", nullable: false),
                    words = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_comment_notes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "guest_mail",
                columns: table => new
                {
                    site = table.Column<long>(type: "bigint", nullable: false),
                    email_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    email = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    guest = table.Column<long>(type: "bigint", nullable: false),
                    asked_at = table.Column<long>(type: "bigint", nullable: false),
                    confirmed_at = table.Column<long>(type: "bigint", nullable: true),
                    stopped_at = table.Column<long>(type: "bigint", nullable: true),
                    letters = table.Column<int>(type: "integer", nullable: false),
                    letters_since = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_guest_mail", x => new { x.site, x.email_key });
                });

            migrationBuilder.CreateTable(
                name: "guest_mutes",
                columns: table => new
                {
                    who = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    muted = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    since = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_guest_mutes", x => new { x.who, x.muted });
                });

            migrationBuilder.CreateTable(
                name: "legal_notices",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    reference = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    site = table.Column<long>(type: "bigint", nullable: false),
                    category = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    law = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    why = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    email = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    email_key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    account = table.Column<long>(type: "bigint", nullable: true),
                    who = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    language = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    is_trusted = table.Column<bool>(type: "boolean", nullable: false),
                    is_aside = table.Column<bool>(type: "boolean", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    made_at = table.Column<long>(type: "bigint", nullable: false),
                    completed_at = table.Column<long>(type: "bigint", nullable: true),
                    is_unfounded = table.Column<bool>(type: "boolean", nullable: false),
                    answer = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_legal_notices", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "notice_comments",
                columns: table => new
                {
                    notice = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    url = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    comment = table.Column<long>(type: "bigint", nullable: true),
                    discussion = table.Column<long>(type: "bigint", nullable: true),
                    article = table.Column<long>(type: "bigint", nullable: true),
                    decision = table.Column<int>(type: "integer", nullable: false),
                    clause = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    decided_at = table.Column<long>(type: "bigint", nullable: true),
                    decided_by = table.Column<long>(type: "bigint", nullable: true),
                    ledger = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notice_comments", x => new { x.notice, x.position });
                });

            migrationBuilder.CreateTable(
                name: "person_notes",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    site = table.Column<long>(type: "bigint", nullable: false),
                    who = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    by = table.Column<long>(type: "bigint", nullable: false),
                    words = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_person_notes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "person_readings",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    site = table.Column<long>(type: "bigint", nullable: false),
                    who = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    by = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_person_readings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "policies",
                columns: table => new
                {
                    site = table.Column<long>(type: "bigint", nullable: false),
                    scope = table.Column<int>(type: "integer", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    terms = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_policies", x => new { x.site, x.scope, x.key });
                });

            migrationBuilder.CreateTable(
                name: "queue",
                columns: table => new
                {
                    comment = table.Column<long>(type: "bigint", nullable: false),
                    site = table.Column<long>(type: "bigint", nullable: false),
                    discussion = table.Column<long>(type: "bigint", nullable: false),
                    held = table.Column<bool>(type: "boolean", nullable: false),
                    reports = table.Column<int>(type: "integer", nullable: false),
                    notices = table.Column<int>(type: "integer", nullable: false),
                    appeals = table.Column<int>(type: "integer", nullable: false),
                    risk = table.Column<int>(type: "integer", nullable: false),
                    reach = table.Column<int>(type: "integer", nullable: false),
                    since = table.Column<long>(type: "bigint", nullable: false),
                    urgency = table.Column<long>(type: "bigint", nullable: false),
                    arrived_at = table.Column<long>(type: "bigint", nullable: false),
                    claimed_by = table.Column<long>(type: "bigint", nullable: true),
                    claimed_until = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_queue", x => x.comment);
                });

            migrationBuilder.CreateTable(
                name: "reporting_limits",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    site = table.Column<long>(type: "bigint", nullable: false),
                    who = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    until = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reporting_limits", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reports",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    site = table.Column<long>(type: "bigint", nullable: false),
                    discussion = table.Column<long>(type: "bigint", nullable: false),
                    comment = table.Column<long>(type: "bigint", nullable: false),
                    account = table.Column<long>(type: "bigint", nullable: true),
                    guest = table.Column<long>(type: "bigint", nullable: true),
                    who = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    words = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    made_at = table.Column<long>(type: "bigint", nullable: false),
                    outcome = table.Column<int>(type: "integer", nullable: false),
                    settled_at = table.Column<long>(type: "bigint", nullable: true),
                    settled_by = table.Column<long>(type: "bigint", nullable: true),
                    told_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "retention_runs",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    started_at = table.Column<long>(type: "bigint", nullable: false),
                    finished_at = table.Column<long>(type: "bigint", nullable: true),
                    erased = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_retention_runs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "screenings",
                columns: table => new
                {
                    comment = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    outcome = table.Column<int>(type: "integer", nullable: false),
                    risk = table.Column<int>(type: "integer", nullable: false),
                    findings = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_screenings", x => new { x.comment, x.revision });
                });

            migrationBuilder.CreateTable(
                name: "standings",
                columns: table => new
                {
                    who = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    site = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    since = table.Column<long>(type: "bigint", nullable: false),
                    until = table.Column<long>(type: "bigint", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ledger_site = table.Column<long>(type: "bigint", nullable: false),
                    ledger_number = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_standings", x => new { x.who, x.site, x.kind });
                });

            migrationBuilder.CreateTable(
                name: "statement_tasks",
                columns: table => new
                {
                    site = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    due_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_statement_tasks", x => new { x.site, x.number });
                });

            migrationBuilder.CreateTable(
                name: "surges",
                columns: table => new
                {
                    site = table.Column<long>(type: "bigint", nullable: false),
                    discussion = table.Column<long>(type: "bigint", nullable: false),
                    level = table.Column<int>(type: "integer", nullable: false),
                    calm_since = table.Column<long>(type: "bigint", nullable: true),
                    set_level = table.Column<int>(type: "integer", nullable: true),
                    set_until = table.Column<long>(type: "bigint", nullable: true),
                    in_force = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_surges", x => new { x.site, x.discussion });
                });

            migrationBuilder.CreateTable(
                name: "watched_discussions",
                columns: table => new
                {
                    account = table.Column<long>(type: "bigint", nullable: false),
                    discussion = table.Column<long>(type: "bigint", nullable: false),
                    since = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_watched_discussions", x => new { x.account, x.discussion });
                });

            migrationBuilder.CreateTable(
                name: "webhook_deliveries",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    webhook = table.Column<long>(type: "bigint", nullable: false),
                    site = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    comment = table.Column<long>(type: "bigint", nullable: true),
                    ledger = table.Column<long>(type: "bigint", nullable: true),
                    report = table.Column<long>(type: "bigint", nullable: true),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    due_at = table.Column<long>(type: "bigint", nullable: false),
                    claimed_until = table.Column<long>(type: "bigint", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    status = table.Column<int>(type: "integer", nullable: true),
                    error = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    tried_at = table.Column<long>(type: "bigint", nullable: true),
                    done_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_webhook_deliveries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "webhooks",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    site = table.Column<long>(type: "bigint", nullable: false),
                    address = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    secret = table.Column<byte[]>(type: "bytea", nullable: false),
                    kinds = table.Column<int>(type: "integer", nullable: false),
                    staff_content = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    failing_since = table.Column<long>(type: "bigint", nullable: true),
                    off_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_webhooks", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_guest_at",
                table: "ledger",
                columns: new[] { "guest", "at" },
                filter: "guest IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ledger_site_reverses",
                table: "ledger",
                columns: new[] { "site", "reverses" },
                filter: "reverses IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ledger_subject_at",
                table: "ledger",
                columns: new[] { "subject", "at" },
                filter: "subject IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_comments_guest",
                table: "comments",
                columns: new[] { "guest", "id" },
                filter: "guest IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_comments_judged",
                table: "comments",
                columns: new[] { "site", "id" },
                filter: "state IN (1, 2)");

            migrationBuilder.CreateIndex(
                name: "ix_comments_removed",
                table: "comments",
                columns: new[] { "site", "id" },
                filter: "state = 2");

            migrationBuilder.CreateIndex(
                name: "IX_address_marks_expires_at",
                table: "address_marks",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "IX_address_marks_site_hash",
                table: "address_marks",
                columns: new[] { "site", "hash" });

            migrationBuilder.CreateIndex(
                name: "IX_appeals_account",
                table: "appeals",
                column: "account",
                filter: "account IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_appeals_comment",
                table: "appeals",
                column: "comment",
                filter: "comment IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_appeals_guest",
                table: "appeals",
                column: "guest",
                filter: "guest IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_appeals_open",
                table: "appeals",
                columns: new[] { "site", "made_at", "id" },
                filter: "decided_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_appeals_site_verdict",
                table: "appeals",
                columns: new[] { "site", "verdict" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_canned_reasons_site_language_id",
                table: "canned_reasons",
                columns: new[] { "site", "language", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_comment_notes_comment_id",
                table: "comment_notes",
                columns: new[] { "comment", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_guest_mail_asked_at",
                table: "guest_mail",
                column: "asked_at",
                filter: "confirmed_at IS NULL AND stopped_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_guest_mutes_muted",
                table: "guest_mutes",
                column: "muted");

            migrationBuilder.CreateIndex(
                name: "IX_legal_notices_account",
                table: "legal_notices",
                column: "account",
                filter: "account IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_legal_notices_email_key",
                table: "legal_notices",
                column: "email_key",
                filter: "email_key IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_legal_notices_reference",
                table: "legal_notices",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_legal_notices_site_state_id",
                table: "legal_notices",
                columns: new[] { "site", "state", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_legal_notices_site_who",
                table: "legal_notices",
                columns: new[] { "site", "who" },
                filter: "who IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_legal_notices_state",
                table: "legal_notices",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "IX_notice_comments_comment",
                table: "notice_comments",
                column: "comment");

            migrationBuilder.CreateIndex(
                name: "ix_notice_comments_open",
                table: "notice_comments",
                columns: new[] { "comment", "notice" },
                filter: "decided_at IS NULL AND comment IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_person_notes_who_site_id",
                table: "person_notes",
                columns: new[] { "who", "site", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_person_readings_at",
                table: "person_readings",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_person_readings_who_site_id",
                table: "person_readings",
                columns: new[] { "who", "site", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_queue_all_since",
                table: "queue",
                columns: new[] { "site", "since", "comment" });

            migrationBuilder.CreateIndex(
                name: "ix_queue_all_urgent",
                table: "queue",
                columns: new[] { "site", "urgency", "comment" });

            migrationBuilder.CreateIndex(
                name: "ix_queue_appeals_since",
                table: "queue",
                columns: new[] { "site", "since", "comment" },
                filter: "appeals > 0");

            migrationBuilder.CreateIndex(
                name: "ix_queue_appeals_urgent",
                table: "queue",
                columns: new[] { "site", "urgency", "comment" },
                filter: "appeals > 0");

            migrationBuilder.CreateIndex(
                name: "ix_queue_arrived",
                table: "queue",
                columns: new[] { "site", "arrived_at" });

            migrationBuilder.CreateIndex(
                name: "ix_queue_held_since",
                table: "queue",
                columns: new[] { "site", "since", "comment" },
                filter: "held = TRUE");

            migrationBuilder.CreateIndex(
                name: "ix_queue_held_urgent",
                table: "queue",
                columns: new[] { "site", "urgency", "comment" },
                filter: "held = TRUE");

            migrationBuilder.CreateIndex(
                name: "ix_queue_notices_since",
                table: "queue",
                columns: new[] { "site", "since", "comment" },
                filter: "notices > 0");

            migrationBuilder.CreateIndex(
                name: "ix_queue_notices_urgent",
                table: "queue",
                columns: new[] { "site", "urgency", "comment" },
                filter: "notices > 0");

            migrationBuilder.CreateIndex(
                name: "ix_queue_reported_since",
                table: "queue",
                columns: new[] { "site", "since", "comment" },
                filter: "reports > 0");

            migrationBuilder.CreateIndex(
                name: "ix_queue_reported_urgent",
                table: "queue",
                columns: new[] { "site", "urgency", "comment" },
                filter: "reports > 0");

            migrationBuilder.CreateIndex(
                name: "IX_reporting_limits_site_who",
                table: "reporting_limits",
                columns: new[] { "site", "who" });

            migrationBuilder.CreateIndex(
                name: "IX_reports_account",
                table: "reports",
                column: "account",
                filter: "account IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_reports_comment_who",
                table: "reports",
                columns: new[] { "comment", "who" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reports_open",
                table: "reports",
                columns: new[] { "comment", "id" },
                filter: "settled_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_reports_site_who",
                table: "reports",
                columns: new[] { "site", "who" });

            migrationBuilder.CreateIndex(
                name: "ix_reports_untold",
                table: "reports",
                column: "settled_at",
                filter: "settled_at IS NOT NULL AND told_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_standings_site_since",
                table: "standings",
                columns: new[] { "site", "since" });

            migrationBuilder.CreateIndex(
                name: "IX_standings_until",
                table: "standings",
                column: "until");

            migrationBuilder.CreateIndex(
                name: "IX_statement_tasks_due_at",
                table: "statement_tasks",
                column: "due_at");

            migrationBuilder.CreateIndex(
                name: "IX_webhook_deliveries_done_at",
                table: "webhook_deliveries",
                column: "done_at",
                filter: "done_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_webhook_deliveries_due_at_id",
                table: "webhook_deliveries",
                columns: new[] { "due_at", "id" },
                filter: "done_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_webhook_deliveries_waiting",
                table: "webhook_deliveries",
                columns: new[] { "webhook", "id" },
                filter: "done_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_webhook_deliveries_webhook_id",
                table: "webhook_deliveries",
                columns: new[] { "webhook", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_webhooks_site",
                table: "webhooks",
                column: "site");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "address_marks");

            migrationBuilder.DropTable(
                name: "appeals");

            migrationBuilder.DropTable(
                name: "canned_reasons");

            migrationBuilder.DropTable(
                name: "comment_notes");

            migrationBuilder.DropTable(
                name: "guest_mail");

            migrationBuilder.DropTable(
                name: "guest_mutes");

            migrationBuilder.DropTable(
                name: "legal_notices");

            migrationBuilder.DropTable(
                name: "notice_comments");

            migrationBuilder.DropTable(
                name: "person_notes");

            migrationBuilder.DropTable(
                name: "person_readings");

            migrationBuilder.DropTable(
                name: "policies");

            migrationBuilder.DropTable(
                name: "queue");

            migrationBuilder.DropTable(
                name: "reporting_limits");

            migrationBuilder.DropTable(
                name: "reports");

            migrationBuilder.DropTable(
                name: "retention_runs");

            migrationBuilder.DropTable(
                name: "screenings");

            migrationBuilder.DropTable(
                name: "standings");

            migrationBuilder.DropTable(
                name: "statement_tasks");

            migrationBuilder.DropTable(
                name: "surges");

            migrationBuilder.DropTable(
                name: "watched_discussions");

            migrationBuilder.DropTable(
                name: "webhook_deliveries");

            migrationBuilder.DropTable(
                name: "webhooks");

            migrationBuilder.DropIndex(
                name: "IX_ledger_guest_at",
                table: "ledger");

            migrationBuilder.DropIndex(
                name: "IX_ledger_site_reverses",
                table: "ledger");

            migrationBuilder.DropIndex(
                name: "IX_ledger_subject_at",
                table: "ledger");

            migrationBuilder.DropIndex(
                name: "ix_comments_guest",
                table: "comments");

            migrationBuilder.DropIndex(
                name: "ix_comments_judged",
                table: "comments");

            migrationBuilder.DropIndex(
                name: "ix_comments_removed",
                table: "comments");

            migrationBuilder.DropColumn(
                name: "address_days",
                table: "sites");

            migrationBuilder.DropColumn(
                name: "reporting",
                table: "sites");

            migrationBuilder.DropColumn(
                name: "retention",
                table: "sites");

            migrationBuilder.DropColumn(
                name: "surge_limits",
                table: "sites");

            migrationBuilder.DropColumn(
                name: "clause",
                table: "ledger");

            migrationBuilder.DropColumn(
                name: "decided_by_rule",
                table: "ledger");

            migrationBuilder.DropColumn(
                name: "found_by_rule",
                table: "ledger");

            migrationBuilder.DropColumn(
                name: "ground",
                table: "ledger");

            migrationBuilder.DropColumn(
                name: "guest",
                table: "ledger");

            migrationBuilder.DropColumn(
                name: "notice",
                table: "ledger");

            migrationBuilder.DropColumn(
                name: "origin",
                table: "ledger");

            migrationBuilder.DropColumn(
                name: "reverses",
                table: "ledger");

            migrationBuilder.DropColumn(
                name: "until",
                table: "ledger");

            migrationBuilder.DropColumn(
                name: "closed_why",
                table: "discussions");

            migrationBuilder.DropColumn(
                name: "pinned",
                table: "discussions");

            migrationBuilder.DropColumn(
                name: "featured",
                table: "comments");

            migrationBuilder.DropColumn(
                name: "fingerprint",
                table: "comments");

            migrationBuilder.DropColumn(
                name: "locked",
                table: "comments");

            migrationBuilder.DropColumn(
                name: "version",
                table: "accounts");

            migrationBuilder.CreateTable(
                name: "protection_keys",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_protection_keys", x => x.name);
                });
        }
    }
}
