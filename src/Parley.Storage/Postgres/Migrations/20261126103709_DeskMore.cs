using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Parley.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class DeskMore : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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

            migrationBuilder.CreateIndex(
                name: "IX_canned_reasons_site_language_id",
                table: "canned_reasons",
                columns: new[] { "site", "language", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_comment_notes_comment_id",
                table: "comment_notes",
                columns: new[] { "comment", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "canned_reasons");

            migrationBuilder.DropTable(
                name: "comment_notes");

            migrationBuilder.DropTable(
                name: "watched_discussions");
        }
    }
}
