using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Parley.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class RightOfReply : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "reply_revisions");

            migrationBuilder.DropTable(
                name: "rights_of_reply");
        }
    }
}
