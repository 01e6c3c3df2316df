using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Parley.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Reports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "legal_notices",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    reference = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    secret_hash = table.Column<byte[]>(type: "bytea", nullable: false),
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
                name: "IX_notice_comments_comment",
                table: "notice_comments",
                column: "comment");

            migrationBuilder.CreateIndex(
                name: "ix_notice_comments_open",
                table: "notice_comments",
                columns: new[] { "comment", "notice" },
                filter: "decided_at IS NULL AND comment IS NOT NULL");

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "legal_notices");

            migrationBuilder.DropTable(
                name: "notice_comments");

            migrationBuilder.DropTable(
                name: "reporting_limits");

            migrationBuilder.DropTable(
                name: "reports");
        }
    }
}
