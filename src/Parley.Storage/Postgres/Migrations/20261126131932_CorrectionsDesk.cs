using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Parley.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class CorrectionsDesk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "credited",
                table: "corrections",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "correction_requesters",
                columns: table => new
                {
                    request = table.Column<long>(type: "bigint", nullable: false),
                    who = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    account = table.Column<long>(type: "bigint", nullable: true),
                    guest = table.Column<long>(type: "bigint", nullable: true),
                    right = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    wants_credit = table.Column<bool>(type: "boolean", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_correction_requesters", x => new { x.request, x.who });
                });

            migrationBuilder.CreateTable(
                name: "correction_requests",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    site = table.Column<long>(type: "bigint", nullable: false),
                    article = table.Column<long>(type: "bigint", nullable: false),
                    passage = table.Column<long>(type: "bigint", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    start = table.Column<int>(type: "integer", nullable: false),
                    end = table.Column<int>(type: "integer", nullable: false),
                    comment = table.Column<long>(type: "bigint", nullable: true),
                    requesters = table.Column<int>(type: "integer", nullable: false),
                    made_at = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    decided_at = table.Column<long>(type: "bigint", nullable: true),
                    decided_by = table.Column<long>(type: "bigint", nullable: true),
                    answer = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    correction = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_correction_requests", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "source_askers",
                columns: table => new
                {
                    question = table.Column<long>(type: "bigint", nullable: false),
                    account = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_source_askers", x => new { x.question, x.account });
                });

            migrationBuilder.CreateTable(
                name: "source_questions",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    site = table.Column<long>(type: "bigint", nullable: false),
                    comment = table.Column<long>(type: "bigint", nullable: true),
                    article = table.Column<long>(type: "bigint", nullable: true),
                    passage = table.Column<long>(type: "bigint", nullable: true),
                    askers = table.Column<int>(type: "integer", nullable: false),
                    sources = table.Column<int>(type: "integer", nullable: false),
                    opened_at = table.Column<long>(type: "bigint", nullable: false),
                    closed_at = table.Column<long>(type: "bigint", nullable: true),
                    closed_by = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_source_questions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sources",
                columns: table => new
                {
                    question = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    comment = table.Column<long>(type: "bigint", nullable: false),
                    url = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    outlet = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sources", x => new { x.question, x.position });
                });

            migrationBuilder.CreateIndex(
                name: "IX_corrections_credited",
                table: "corrections",
                column: "credited",
                filter: "credited IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_correction_requesters_account",
                table: "correction_requesters",
                column: "account",
                filter: "account IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_correction_requests_comment",
                table: "correction_requests",
                column: "comment",
                filter: "comment IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_correction_requests_decided",
                table: "correction_requests",
                columns: new[] { "site", "id" },
                filter: "decided_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_correction_requests_of_article",
                table: "correction_requests",
                columns: new[] { "article", "passage" },
                filter: "decided_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_correction_requests_open",
                table: "correction_requests",
                columns: new[] { "site", "id" },
                filter: "decided_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_source_askers_account",
                table: "source_askers",
                column: "account");

            migrationBuilder.CreateIndex(
                name: "IX_source_questions_article_passage",
                table: "source_questions",
                columns: new[] { "article", "passage" },
                unique: true,
                filter: "article IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_source_questions_comment",
                table: "source_questions",
                column: "comment",
                unique: true,
                filter: "comment IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_source_questions_open",
                table: "source_questions",
                columns: new[] { "site", "id" },
                filter: "closed_at IS NULL AND sources = 0 AND askers > 0");

            migrationBuilder.CreateIndex(
                name: "IX_sources_comment",
                table: "sources",
                column: "comment");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "correction_requesters");

            migrationBuilder.DropTable(
                name: "correction_requests");

            migrationBuilder.DropTable(
                name: "source_askers");

            migrationBuilder.DropTable(
                name: "source_questions");

            migrationBuilder.DropTable(
                name: "sources");

            migrationBuilder.DropIndex(
                name: "IX_corrections_credited",
                table: "corrections");

            migrationBuilder.DropColumn(
                name: "credited",
                table: "corrections");
        }
    }
}
