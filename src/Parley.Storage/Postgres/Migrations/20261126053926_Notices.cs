using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Parley.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Notices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "feed_hash",
                table: "accounts",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "language",
                table: "accounts",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<int>(
                name: "letters",
                table: "accounts",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "letters_since",
                table: "accounts",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "mail_about_me",
                table: "accounts",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "mail_followed",
                table: "accounts",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.CreateTable(
                name: "follows",
                columns: table => new
                {
                    account = table.Column<long>(type: "bigint", nullable: false),
                    discussion = table.Column<long>(type: "bigint", nullable: false),
                    comment = table.Column<long>(type: "bigint", nullable: false),
                    since = table.Column<long>(type: "bigint", nullable: false),
                    told = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_follows", x => new { x.account, x.discussion, x.comment });
                });

            migrationBuilder.CreateTable(
                name: "mutes",
                columns: table => new
                {
                    account = table.Column<long>(type: "bigint", nullable: false),
                    muted = table.Column<long>(type: "bigint", nullable: false),
                    since = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mutes", x => new { x.account, x.muted });
                });

            migrationBuilder.CreateTable(
                name: "notifications",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    account = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    cause = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    site = table.Column<long>(type: "bigint", nullable: false),
                    discussion = table.Column<long>(type: "bigint", nullable: true),
                    comment = table.Column<long>(type: "bigint", nullable: true),
                    followed = table.Column<long>(type: "bigint", nullable: true),
                    detail = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    read_at = table.Column<long>(type: "bigint", nullable: true),
                    mail_due = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notifications", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "tellings",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    cause = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    discussion = table.Column<long>(type: "bigint", nullable: false),
                    followed = table.Column<long>(type: "bigint", nullable: false),
                    comment = table.Column<long>(type: "bigint", nullable: true),
                    actor = table.Column<long>(type: "bigint", nullable: true),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    after = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tellings", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_feed_hash",
                table: "accounts",
                column: "feed_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_follows_discussion_comment_told_account",
                table: "follows",
                columns: new[] { "discussion", "comment", "told", "account" });

            migrationBuilder.CreateIndex(
                name: "IX_mutes_muted",
                table: "mutes",
                column: "muted");

            migrationBuilder.CreateIndex(
                name: "IX_notifications_account_cause",
                table: "notifications",
                columns: new[] { "account", "cause" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_notifications_list",
                table: "notifications",
                columns: new[] { "account", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_notifications_mail",
                table: "notifications",
                columns: new[] { "mail_due", "account" },
                filter: "mail_due IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_notifications_read_at",
                table: "notifications",
                column: "read_at");

            migrationBuilder.CreateIndex(
                name: "ix_notifications_unread",
                table: "notifications",
                columns: new[] { "account", "id" },
                filter: "read_at IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "follows");

            migrationBuilder.DropTable(
                name: "mutes");

            migrationBuilder.DropTable(
                name: "notifications");

            migrationBuilder.DropTable(
                name: "tellings");

            migrationBuilder.DropIndex(
                name: "IX_accounts_feed_hash",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "feed_hash",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "language",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "letters",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "letters_since",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "mail_about_me",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "mail_followed",
                table: "accounts");
        }
    }
}
