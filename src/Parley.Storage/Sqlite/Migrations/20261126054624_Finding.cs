using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Parley.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Finding : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "article_terms",
                columns: table => new
                {
                    site = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    slug = table.Column<string>(type: "TEXT", nullable: false),
                    article = table.Column<long>(type: "INTEGER", nullable: false),
                    published_at = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_article_terms", x => new { x.site, x.kind, x.slug, x.published_at, x.article });
                });

            migrationBuilder.CreateTable(
                name: "search_postings",
                columns: table => new
                {
                    site = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    segment = table.Column<long>(type: "INTEGER", nullable: false),
                    term = table.Column<string>(type: "TEXT", nullable: false),
                    things = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_search_postings", x => new { x.site, x.kind, x.segment, x.term });
                });

            migrationBuilder.CreateTable(
                name: "search_progress",
                columns: table => new
                {
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    before = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_search_progress", x => x.kind);
                });

            migrationBuilder.CreateIndex(
                name: "IX_article_terms_article",
                table: "article_terms",
                column: "article");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "article_terms");

            migrationBuilder.DropTable(
                name: "search_postings");

            migrationBuilder.DropTable(
                name: "search_progress");
        }
    }
}
