using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Parley.Storage.Sqlite.Migrations
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
