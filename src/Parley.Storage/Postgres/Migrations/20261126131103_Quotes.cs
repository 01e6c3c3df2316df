using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Parley.Storage.Postgres.Migrations
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
