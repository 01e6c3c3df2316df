using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Parley.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ThreadMarks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "closed_why",
                table: "discussions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "pinned",
                table: "discussions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "featured",
                table: "comments",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "locked",
                table: "comments",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "closed_why",
                table: "discussions");

            migrationBuilder.DropColumn(
                name: "pinned",
                table: "discussions");

            migrationBuilder.DropColumn(
                name: "featured",
                table: "comments");

            migrationBuilder.DropColumn(
                name: "locked",
                table: "comments");
        }
    }
}
