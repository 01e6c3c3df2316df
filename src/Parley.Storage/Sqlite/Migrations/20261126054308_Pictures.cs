using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Parley.Storage.Sqlite.Migrations
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
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "comment_pictures",
                columns: table => new
                {
                    comment = table.Column<long>(type: "INTEGER", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_comment_pictures", x => new { x.comment, x.hash });
                });

            migrationBuilder.CreateTable(
                name: "pictures",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    site = table.Column<long>(type: "INTEGER", nullable: false),
                    purpose = table.Column<int>(type: "INTEGER", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false),
                    sizes = table.Column<string>(type: "TEXT", nullable: false),
                    alt = table.Column<string>(type: "TEXT", nullable: false),
                    credit = table.Column<string>(type: "TEXT", nullable: true),
                    credit_link = table.Column<string>(type: "TEXT", nullable: true),
                    account = table.Column<long>(type: "INTEGER", nullable: true),
                    guest = table.Column<long>(type: "INTEGER", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
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
