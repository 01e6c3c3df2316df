using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Parley.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Quotes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "passage_marks");

            migrationBuilder.DropTable(
                name: "quotes");
        }
    }
}
