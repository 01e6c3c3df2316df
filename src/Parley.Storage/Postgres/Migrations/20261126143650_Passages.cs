using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Parley.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Passages : Migration
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
                name: "passage_marks",
                columns: table => new
                {
                    article = table.Column<long>(type: "bigint", nullable: false),
                    passage = table.Column<long>(type: "bigint", nullable: false),
                    sentence = table.Column<int>(type: "integer", nullable: false),
                    comments = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_passage_marks", x => new { x.article, x.passage, x.sentence });
                });

            migrationBuilder.CreateTable(
                name: "quotes",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    site = table.Column<long>(type: "bigint", nullable: false),
                    discussion = table.Column<long>(type: "bigint", nullable: false),
                    comment = table.Column<long>(type: "bigint", nullable: false),
                    start = table.Column<int>(type: "integer", nullable: false),
                    end = table.Column<int>(type: "integer", nullable: false),
                    article = table.Column<long>(type: "bigint", nullable: true),
                    passage = table.Column<long>(type: "bigint", nullable: true),
                    target = table.Column<long>(type: "bigint", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    target_start = table.Column<int>(type: "integer", nullable: false),
                    target_end = table.Column<int>(type: "integer", nullable: false),
                    certainty = table.Column<int>(type: "integer", nullable: false),
                    visible = table.Column<bool>(type: "boolean", nullable: false),
                    fate = table.Column<int>(type: "integer", nullable: false),
                    now_passage = table.Column<long>(type: "bigint", nullable: true),
                    now_start = table.Column<int>(type: "integer", nullable: false),
                    now_end = table.Column<int>(type: "integer", nullable: false),
                    sentence = table.Column<int>(type: "integer", nullable: false),
                    counts = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_quotes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reply_revisions",
                columns: table => new
                {
                    right_id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    written_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reply_revisions", x => new { x.right_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "rights_of_reply",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    site = table.Column<long>(type: "bigint", nullable: false),
                    article = table.Column<long>(type: "bigint", nullable: false),
                    discussion = table.Column<long>(type: "bigint", nullable: false),
                    passages = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    email = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    email_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    evidence = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    link_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    invited_by = table.Column<long>(type: "bigint", nullable: false),
                    invited_at = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: false),
                    account = table.Column<long>(type: "bigint", nullable: true),
                    verified_at = table.Column<long>(type: "bigint", nullable: true),
                    state = table.Column<int>(type: "integer", nullable: false),
                    reply = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    article_revision = table.Column<int>(type: "integer", nullable: false),
                    written_at = table.Column<long>(type: "bigint", nullable: true),
                    edited_at = table.Column<long>(type: "bigint", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    decision = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rights_of_reply", x => x.id);
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
                name: "ix_quotes_article",
                table: "quotes",
                columns: new[] { "article", "visible", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_quotes_comment",
                table: "quotes",
                column: "comment");

            migrationBuilder.CreateIndex(
                name: "ix_quotes_sentence",
                table: "quotes",
                columns: new[] { "article", "now_passage", "sentence", "visible", "counts", "comment" });

            migrationBuilder.CreateIndex(
                name: "ix_quotes_target",
                table: "quotes",
                column: "target",
                filter: "target IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_rights_of_reply_account_discussion_state",
                table: "rights_of_reply",
                columns: new[] { "account", "discussion", "state" },
                filter: "account IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_rights_of_reply_article",
                table: "rights_of_reply",
                column: "article");

            migrationBuilder.CreateIndex(
                name: "IX_rights_of_reply_email_key",
                table: "rights_of_reply",
                column: "email_key");

            migrationBuilder.CreateIndex(
                name: "IX_rights_of_reply_expires_at",
                table: "rights_of_reply",
                column: "expires_at",
                filter: "account IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_rights_of_reply_link_hash",
                table: "rights_of_reply",
                column: "link_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_rights_of_reply_site_decision",
                table: "rights_of_reply",
                columns: new[] { "site", "decision" },
                filter: "decision IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_rights_of_reply_site_id",
                table: "rights_of_reply",
                columns: new[] { "site", "id" });

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
                name: "passage_marks");

            migrationBuilder.DropTable(
                name: "quotes");

            migrationBuilder.DropTable(
                name: "reply_revisions");

            migrationBuilder.DropTable(
                name: "rights_of_reply");

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
