using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Parley.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Pictures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "reader_picture",
                table: "files",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.CreateTable(
                name: "comment_pictures",
                columns: table => new
                {
                    comment = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_comment_pictures", x => new { x.comment, x.hash });
                });

            migrationBuilder.CreateTable(
                name: "pictures",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    site = table.Column<long>(type: "bigint", nullable: false),
                    purpose = table.Column<int>(type: "integer", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    sizes = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    alt = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    credit = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    credit_link = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    account = table.Column<long>(type: "bigint", nullable: true),
                    guest = table.Column<long>(type: "bigint", nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pictures", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_files_reader_picture",
                table: "files",
                column: "reader_picture",
                filter: "reader_picture IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_comment_pictures_hash",
                table: "comment_pictures",
                column: "hash");

            migrationBuilder.CreateIndex(
                name: "IX_pictures_account_id",
                table: "pictures",
                columns: new[] { "account", "id" },
                filter: "account IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_pictures_guest_id",
                table: "pictures",
                columns: new[] { "guest", "id" },
                filter: "guest IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_pictures_purpose_created_at",
                table: "pictures",
                columns: new[] { "purpose", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_pictures_site_hash",
                table: "pictures",
                columns: new[] { "site", "hash" },
                unique: true,
                filter: "purpose = 0");

            migrationBuilder.CreateIndex(
                name: "IX_pictures_site_purpose_id",
                table: "pictures",
                columns: new[] { "site", "purpose", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "comment_pictures");

            migrationBuilder.DropTable(
                name: "pictures");

            migrationBuilder.DropIndex(
                name: "IX_files_reader_picture",
                table: "files");

            migrationBuilder.DropColumn(
                name: "reader_picture",
                table: "files");
        }
    }
}
