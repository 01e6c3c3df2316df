using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Parley.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class SiteSettings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "accent",
                table: "sites",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<bool>(
                name: "comment_pictures",
                table: "sites",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "contact",
                table: "sites",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "favicon",
                table: "sites",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "languages",
                table: "sites",
                type: "text",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<string>(
                name: "masthead",
                table: "sites",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "sections",
                table: "sites",
                type: "text",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<string>(
                name: "share_image",
                table: "sites",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "theme",
                table: "sites",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "time_zone",
                table: "sites",
                type: "text",
                nullable: true,
                collation: "C");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "accent",
                table: "sites");

            migrationBuilder.DropColumn(
                name: "comment_pictures",
                table: "sites");

            migrationBuilder.DropColumn(
                name: "contact",
                table: "sites");

            migrationBuilder.DropColumn(
                name: "favicon",
                table: "sites");

            migrationBuilder.DropColumn(
                name: "languages",
                table: "sites");

            migrationBuilder.DropColumn(
                name: "masthead",
                table: "sites");

            migrationBuilder.DropColumn(
                name: "sections",
                table: "sites");

            migrationBuilder.DropColumn(
                name: "share_image",
                table: "sites");

            migrationBuilder.DropColumn(
                name: "theme",
                table: "sites");

            migrationBuilder.DropColumn(
                name: "time_zone",
                table: "sites");
        }
    }
}
