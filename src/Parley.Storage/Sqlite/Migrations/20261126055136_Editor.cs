using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Parley.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Editor : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "headline",
                table: "articles",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "headline_key",
                table: "articles",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "last_copy",
                table: "articles",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "scheduled_for",
                table: "articles",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "article_drafts",
                columns: table => new
                {
                    article = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    is_aside = table.Column<bool>(type: "INTEGER", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    form = table.Column<string>(type: "TEXT", nullable: false),
                    by = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_article_drafts", x => new { x.article, x.number });
                });

            migrationBuilder.CreateTable(
                name: "corrections",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    site = table.Column<long>(type: "INTEGER", nullable: false),
                    article = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    wrong = table.Column<string>(type: "TEXT", nullable: true),
                    right = table.Column<string>(type: "TEXT", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    by = table.Column<long>(type: "INTEGER", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_corrections", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_articles_due",
                table: "articles",
                columns: new[] { "state", "scheduled_for" });

            migrationBuilder.CreateIndex(
                name: "ix_articles_of_editors",
                table: "articles",
                columns: new[] { "site", "updated_at", "id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_corrections_article_at",
                table: "corrections",
                columns: new[] { "article", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_corrections_site_at_id",
                table: "corrections",
                columns: new[] { "site", "at", "id" },
                descending: new[] { false, true, true });

            // What staff know the articles of before by.
            migrationBuilder.Sql(
                """
                UPDATE articles SET headline = COALESCE((SELECT r.content ->> 'headline' FROM article_revisions r WHERE r.article = articles.id AND r.number = articles.revision), '');
                UPDATE articles SET headline_key = lower(headline);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "article_drafts");

            migrationBuilder.DropTable(
                name: "corrections");

            migrationBuilder.DropIndex(
                name: "ix_articles_due",
                table: "articles");

            migrationBuilder.DropIndex(
                name: "ix_articles_of_editors",
                table: "articles");

            migrationBuilder.DropColumn(
                name: "headline",
                table: "articles");

            migrationBuilder.DropColumn(
                name: "headline_key",
                table: "articles");

            migrationBuilder.DropColumn(
                name: "last_copy",
                table: "articles");

            migrationBuilder.DropColumn(
                name: "scheduled_for",
                table: "articles");
        }
    }
}
