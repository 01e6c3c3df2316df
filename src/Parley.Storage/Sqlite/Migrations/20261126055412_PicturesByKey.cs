using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Parley.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class PicturesByKey : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_pictures_account_id",
                table: "pictures");

            migrationBuilder.DropIndex(
                name: "IX_pictures_guest_id",
                table: "pictures");

            migrationBuilder.CreateIndex(
                name: "IX_pictures_account",
                table: "pictures",
                column: "account",
                filter: "account IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_pictures_purpose_hash",
                table: "pictures",
                columns: new[] { "purpose", "hash" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_pictures_account",
                table: "pictures");

            migrationBuilder.DropIndex(
                name: "IX_pictures_purpose_hash",
                table: "pictures");

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
        }
    }
}
