using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Parley.Storage.Sqlite.Migrations
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
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "correction_requesters",
                columns: table => new
                {
                    request = table.Column<long>(type: "INTEGER", nullable: false),
                    who = table.Column<string>(type: "TEXT", nullable: false),
                    account = table.Column<long>(type: "INTEGER", nullable: true),
                    guest = table.Column<long>(type: "INTEGER", nullable: true),
                    right = table.Column<string>(type: "TEXT", nullable: true),
                    wants_credit = table.Column<bool>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_correction_requesters", x => new { x.request, x.who });
                });

            migrationBuilder.CreateTable(
                name: "correction_requests",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    site = table.Column<long>(type: "INTEGER", nullable: false),
                    article = table.Column<long>(type: "INTEGER", nullable: false),
                    passage = table.Column<long>(type: "INTEGER", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    start = table.Column<int>(type: "INTEGER", nullable: false),
                    end = table.Column<int>(type: "INTEGER", nullable: false),
                    comment = table.Column<long>(type: "INTEGER", nullable: true),
                    requesters = table.Column<int>(type: "INTEGER", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    decided_by = table.Column<long>(type: "INTEGER", nullable: true),
                    answer = table.Column<string>(type: "TEXT", nullable: true),
                    correction = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_correction_requests", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "passage_marks",
                columns: table => new
                {
                    article = table.Column<long>(type: "INTEGER", nullable: false),
                    passage = table.Column<long>(type: "INTEGER", nullable: false),
                    sentence = table.Column<int>(type: "INTEGER", nullable: false),
                    comments = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_passage_marks", x => new { x.article, x.passage, x.sentence });
                });

            migrationBuilder.CreateTable(
                name: "quotes",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    site = table.Column<long>(type: "INTEGER", nullable: false),
                    discussion = table.Column<long>(type: "INTEGER", nullable: false),
                    comment = table.Column<long>(type: "INTEGER", nullable: false),
                    start = table.Column<int>(type: "INTEGER", nullable: false),
                    end = table.Column<int>(type: "INTEGER", nullable: false),
                    article = table.Column<long>(type: "INTEGER", nullable: true),
                    passage = table.Column<long>(type: "INTEGER", nullable: true),
                    target = table.Column<long>(type: "INTEGER", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    target_start = table.Column<int>(type: "INTEGER", nullable: false),
                    target_end = table.Column<int>(type: "INTEGER", nullable: false),
                    certainty = table.Column<int>(type: "INTEGER", nullable: false),
                    visible = table.Column<bool>(type: "INTEGER", nullable: false),
                    fate = table.Column<int>(type: "INTEGER", nullable: false),
                    now_passage = table.Column<long>(type: "INTEGER", nullable: true),
                    now_start = table.Column<int>(type: "INTEGER", nullable: false),
                    now_end = table.Column<int>(type: "INTEGER", nullable: false),
                    sentence = table.Column<int>(type: "INTEGER", nullable: false),
                    counts = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_quotes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reply_revisions",
                columns: table => new
                {
                    right_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    written_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reply_revisions", x => new { x.right_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "rights_of_reply",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    site = table.Column<long>(type: "INTEGER", nullable: false),
                    article = table.Column<long>(type: "INTEGER", nullable: false),
                    discussion = table.Column<long>(type: "INTEGER", nullable: false),
                    passages = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    email = table.Column<string>(type: "TEXT", nullable: false),
                    email_key = table.Column<string>(type: "TEXT", nullable: false),
                    evidence = table.Column<string>(type: "TEXT", nullable: false),
                    link_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    invited_by = table.Column<long>(type: "INTEGER", nullable: false),
                    invited_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    account = table.Column<long>(type: "INTEGER", nullable: true),
                    verified_at = table.Column<long>(type: "INTEGER", nullable: true),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    reply = table.Column<int>(type: "INTEGER", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    article_revision = table.Column<int>(type: "INTEGER", nullable: false),
                    written_at = table.Column<long>(type: "INTEGER", nullable: true),
                    edited_at = table.Column<long>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    decision = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rights_of_reply", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "source_askers",
                columns: table => new
                {
                    question = table.Column<long>(type: "INTEGER", nullable: false),
                    account = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_source_askers", x => new { x.question, x.account });
                });

            migrationBuilder.CreateTable(
                name: "source_questions",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    site = table.Column<long>(type: "INTEGER", nullable: false),
                    comment = table.Column<long>(type: "INTEGER", nullable: true),
                    article = table.Column<long>(type: "INTEGER", nullable: true),
                    passage = table.Column<long>(type: "INTEGER", nullable: true),
                    askers = table.Column<int>(type: "INTEGER", nullable: false),
                    sources = table.Column<int>(type: "INTEGER", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    closed_by = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_source_questions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sources",
                columns: table => new
                {
                    question = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    comment = table.Column<long>(type: "INTEGER", nullable: false),
                    url = table.Column<string>(type: "TEXT", nullable: false),
                    outlet = table.Column<string>(type: "TEXT", nullable: false)
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
