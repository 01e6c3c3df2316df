using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Parley.Storage.Sqlite.Migrations
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
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reporting",
                table: "sites",
                type: "TEXT",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<string>(
                name: "retention",
                table: "sites",
                type: "TEXT",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<string>(
                name: "surge_limits",
                table: "sites",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "clause",
                table: "ledger",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "decided_by_rule",
                table: "ledger",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "found_by_rule",
                table: "ledger",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "ground",
                table: "ledger",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "guest",
                table: "ledger",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "notice",
                table: "ledger",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "origin",
                table: "ledger",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "reverses",
                table: "ledger",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "until",
                table: "ledger",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "closed_why",
                table: "discussions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "pinned",
                table: "discussions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "featured",
                table: "comments",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "fingerprint",
                table: "comments",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "locked",
                table: "comments",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "version",
                table: "accounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "address_marks",
                columns: table => new
                {
                    site = table.Column<long>(type: "INTEGER", nullable: false),
                    who = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    seen_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_address_marks", x => new { x.site, x.who, x.hash });
                });

            migrationBuilder.CreateTable(
                name: "appeals",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    site = table.Column<long>(type: "INTEGER", nullable: false),
                    verdict = table.Column<long>(type: "INTEGER", nullable: false),
                    comment = table.Column<long>(type: "INTEGER", nullable: true),
                    account = table.Column<long>(type: "INTEGER", nullable: true),
                    guest = table.Column<long>(type: "INTEGER", nullable: true),
                    notice = table.Column<long>(type: "INTEGER", nullable: true),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    made = table.Column<long>(type: "INTEGER", nullable: false),
                    outcome = table.Column<int>(type: "INTEGER", nullable: false),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    decided_by = table.Column<long>(type: "INTEGER", nullable: true),
                    answer = table.Column<string>(type: "TEXT", nullable: true),
                    decision = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_appeals", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "canned_reasons",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    site = table.Column<long>(type: "INTEGER", nullable: false),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_canned_reasons", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "comment_notes",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    site = table.Column<long>(type: "INTEGER", nullable: false),
                    comment = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<long>(type: "INTEGER", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_comment_notes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "guest_mail",
                columns: table => new
                {
                    site = table.Column<long>(type: "INTEGER", nullable: false),
                    email_key = table.Column<string>(type: "TEXT", nullable: false),
                    email = table.Column<string>(type: "TEXT", nullable: false),
                    guest = table.Column<long>(type: "INTEGER", nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    confirmed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    stopped_at = table.Column<long>(type: "INTEGER", nullable: true),
                    letters = table.Column<int>(type: "INTEGER", nullable: false),
                    letters_since = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_guest_mail", x => new { x.site, x.email_key });
                });

            migrationBuilder.CreateTable(
                name: "guest_mutes",
                columns: table => new
                {
                    who = table.Column<string>(type: "TEXT", nullable: false),
                    muted = table.Column<string>(type: "TEXT", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_guest_mutes", x => new { x.who, x.muted });
                });

            migrationBuilder.CreateTable(
                name: "legal_notices",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    reference = table.Column<string>(type: "TEXT", nullable: false),
                    site = table.Column<long>(type: "INTEGER", nullable: false),
                    category = table.Column<string>(type: "TEXT", nullable: false),
                    law = table.Column<string>(type: "TEXT", nullable: true),
                    why = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: true),
                    email = table.Column<string>(type: "TEXT", nullable: true),
                    email_key = table.Column<string>(type: "TEXT", nullable: true),
                    account = table.Column<long>(type: "INTEGER", nullable: true),
                    who = table.Column<string>(type: "TEXT", nullable: true),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    is_trusted = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_aside = table.Column<bool>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    completed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    is_unfounded = table.Column<bool>(type: "INTEGER", nullable: false),
                    answer = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_legal_notices", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "notice_comments",
                columns: table => new
                {
                    notice = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    url = table.Column<string>(type: "TEXT", nullable: false),
                    comment = table.Column<long>(type: "INTEGER", nullable: true),
                    discussion = table.Column<long>(type: "INTEGER", nullable: true),
                    article = table.Column<long>(type: "INTEGER", nullable: true),
                    decision = table.Column<int>(type: "INTEGER", nullable: false),
                    clause = table.Column<string>(type: "TEXT", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    decided_by = table.Column<long>(type: "INTEGER", nullable: true),
                    ledger = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notice_comments", x => new { x.notice, x.position });
                });

            migrationBuilder.CreateTable(
                name: "person_notes",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    site = table.Column<long>(type: "INTEGER", nullable: false),
                    who = table.Column<string>(type: "TEXT", nullable: false),
                    by = table.Column<long>(type: "INTEGER", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_person_notes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "person_readings",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    site = table.Column<long>(type: "INTEGER", nullable: false),
                    who = table.Column<string>(type: "TEXT", nullable: false),
                    by = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_person_readings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "policies",
                columns: table => new
                {
                    site = table.Column<long>(type: "INTEGER", nullable: false),
                    scope = table.Column<int>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    terms = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_policies", x => new { x.site, x.scope, x.key });
                });

            migrationBuilder.CreateTable(
                name: "queue",
                columns: table => new
                {
                    comment = table.Column<long>(type: "INTEGER", nullable: false),
                    site = table.Column<long>(type: "INTEGER", nullable: false),
                    discussion = table.Column<long>(type: "INTEGER", nullable: false),
                    held = table.Column<bool>(type: "INTEGER", nullable: false),
                    reports = table.Column<int>(type: "INTEGER", nullable: false),
                    notices = table.Column<int>(type: "INTEGER", nullable: false),
                    appeals = table.Column<int>(type: "INTEGER", nullable: false),
                    risk = table.Column<int>(type: "INTEGER", nullable: false),
                    reach = table.Column<int>(type: "INTEGER", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    urgency = table.Column<long>(type: "INTEGER", nullable: false),
                    arrived_at = table.Column<long>(type: "INTEGER", nullable: false),
                    claimed_by = table.Column<long>(type: "INTEGER", nullable: true),
                    claimed_until = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_queue", x => x.comment);
                });

            migrationBuilder.CreateTable(
                name: "reporting_limits",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    site = table.Column<long>(type: "INTEGER", nullable: false),
                    who = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    until = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reporting_limits", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reports",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    site = table.Column<long>(type: "INTEGER", nullable: false),
                    discussion = table.Column<long>(type: "INTEGER", nullable: false),
                    comment = table.Column<long>(type: "INTEGER", nullable: false),
                    account = table.Column<long>(type: "INTEGER", nullable: true),
                    guest = table.Column<long>(type: "INTEGER", nullable: true),
                    who = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: true),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    outcome = table.Column<int>(type: "INTEGER", nullable: false),
                    settled_at = table.Column<long>(type: "INTEGER", nullable: true),
                    settled_by = table.Column<long>(type: "INTEGER", nullable: true),
                    told_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "retention_runs",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: true),
                    erased = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_retention_runs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "screenings",
                columns: table => new
                {
                    comment = table.Column<long>(type: "INTEGER", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    outcome = table.Column<int>(type: "INTEGER", nullable: false),
                    risk = table.Column<int>(type: "INTEGER", nullable: false),
                    findings = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_screenings", x => new { x.comment, x.revision });
                });

            migrationBuilder.CreateTable(
                name: "standings",
                columns: table => new
                {
                    who = table.Column<string>(type: "TEXT", nullable: false),
                    site = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    until = table.Column<long>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    ledger_site = table.Column<long>(type: "INTEGER", nullable: false),
                    ledger_number = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_standings", x => new { x.who, x.site, x.kind });
                });

            migrationBuilder.CreateTable(
                name: "statement_tasks",
                columns: table => new
                {
                    site = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_statement_tasks", x => new { x.site, x.number });
                });

            migrationBuilder.CreateTable(
                name: "surges",
                columns: table => new
                {
                    site = table.Column<long>(type: "INTEGER", nullable: false),
                    discussion = table.Column<long>(type: "INTEGER", nullable: false),
                    level = table.Column<int>(type: "INTEGER", nullable: false),
                    calm_since = table.Column<long>(type: "INTEGER", nullable: true),
                    set_level = table.Column<int>(type: "INTEGER", nullable: true),
                    set_until = table.Column<long>(type: "INTEGER", nullable: true),
                    in_force = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_surges", x => new { x.site, x.discussion });
                });

            migrationBuilder.CreateTable(
                name: "watched_discussions",
                columns: table => new
                {
                    account = table.Column<long>(type: "INTEGER", nullable: false),
                    discussion = table.Column<long>(type: "INTEGER", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_watched_discussions", x => new { x.account, x.discussion });
                });

            migrationBuilder.CreateTable(
                name: "webhook_deliveries",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    webhook = table.Column<long>(type: "INTEGER", nullable: false),
                    site = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    comment = table.Column<long>(type: "INTEGER", nullable: true),
                    ledger = table.Column<long>(type: "INTEGER", nullable: true),
                    report = table.Column<long>(type: "INTEGER", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    claimed_until = table.Column<long>(type: "INTEGER", nullable: true),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: true),
                    error = table.Column<string>(type: "TEXT", nullable: true),
                    tried_at = table.Column<long>(type: "INTEGER", nullable: true),
                    done_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_webhook_deliveries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "webhooks",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    site = table.Column<long>(type: "INTEGER", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    secret = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kinds = table.Column<int>(type: "INTEGER", nullable: false),
                    staff_content = table.Column<bool>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    failing_since = table.Column<long>(type: "INTEGER", nullable: true),
                    off_at = table.Column<long>(type: "INTEGER", nullable: true)
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
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_protection_keys", x => x.name);
                });
        }
    }
}
