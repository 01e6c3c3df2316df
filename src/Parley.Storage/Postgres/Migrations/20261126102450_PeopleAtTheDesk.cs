using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Parley.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class PeopleAtTheDesk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "reason",
                table: "standings",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<int>(
                name: "address_days",
                table: "sites",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "address_marks",
                columns: table => new
                {
                    site = table.Column<long>(type: "bigint", nullable: false),
                    who = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    seen_at = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_address_marks", x => new { x.site, x.who, x.hash });
                });

            migrationBuilder.CreateTable(
                name: "guest_mutes",
                columns: table => new
                {
                    who = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    muted = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    since = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_guest_mutes", x => new { x.who, x.muted });
                });

            migrationBuilder.CreateTable(
                name: "person_notes",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    site = table.Column<long>(type: "bigint", nullable: false),
                    who = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    by = table.Column<long>(type: "bigint", nullable: false),
                    words = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_person_notes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "person_readings",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    site = table.Column<long>(type: "bigint", nullable: false),
                    who = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    by = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_person_readings", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_address_marks_expires_at",
                table: "address_marks",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "IX_address_marks_site_hash",
                table: "address_marks",
                columns: new[] { "site", "hash" });

            migrationBuilder.CreateIndex(
                name: "IX_guest_mutes_muted",
                table: "guest_mutes",
                column: "muted");

            migrationBuilder.CreateIndex(
                name: "IX_person_notes_who_site_id",
                table: "person_notes",
                columns: new[] { "who", "site", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_person_readings_at",
                table: "person_readings",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_person_readings_who_site_id",
                table: "person_readings",
                columns: new[] { "who", "site", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "address_marks");

            migrationBuilder.DropTable(
                name: "guest_mutes");

            migrationBuilder.DropTable(
                name: "person_notes");

            migrationBuilder.DropTable(
                name: "person_readings");

            migrationBuilder.DropColumn(
                name: "reason",
                table: "standings");

            migrationBuilder.DropColumn(
                name: "address_days",
                table: "sites");
        }
    }
}
