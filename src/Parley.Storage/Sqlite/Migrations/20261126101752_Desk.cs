using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Parley.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Desk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "queue",
                columns: table => new
                {
                    comment = table.Column<long>(type: "INTEGER", nullable: false),
                    site = table.Column<long>(type: "INTEGER", nullable: false),
                    discussion = table.Column<long>(type: "INTEGER", nullable: false),
                    held = table.Column<bool>(type: "INTEGER", nullable: false),
                    reports = table.Column<int>(type: "INTEGER", nullable: false),
                    notices = table.Column<int>(type: "INTEGER", nullable: false),
                    appeals = table.Column<int>(type: "INTEGER", nullable: false),
                    risk = table.Column<int>(type: "INTEGER", nullable: false),
                    reach = table.Column<int>(type: "INTEGER", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    urgency = table.Column<long>(type: "INTEGER", nullable: false),
                    arrived_at = table.Column<long>(type: "INTEGER", nullable: false),
                    claimed_by = table.Column<long>(type: "INTEGER", nullable: true),
                    claimed_until = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_queue", x => x.comment);
                });

            migrationBuilder.CreateIndex(
                name: "ix_queue_all_since",
                table: "queue",
                columns: new[] { "site", "since", "comment" });

            migrationBuilder.CreateIndex(
                name: "ix_queue_all_urgent",
                table: "queue",
                columns: new[] { "site", "urgency", "comment" });

            migrationBuilder.CreateIndex(
                name: "ix_queue_appeals_since",
                table: "queue",
                columns: new[] { "site", "since", "comment" },
                filter: "appeals > 0");

            migrationBuilder.CreateIndex(
                name: "ix_queue_appeals_urgent",
                table: "queue",
                columns: new[] { "site", "urgency", "comment" },
                filter: "appeals > 0");

            migrationBuilder.CreateIndex(
                name: "ix_queue_arrived",
                table: "queue",
                columns: new[] { "site", "arrived_at" });

            migrationBuilder.CreateIndex(
                name: "ix_queue_held_since",
                table: "queue",
                columns: new[] { "site", "since", "comment" },
                filter: "held = TRUE");

            migrationBuilder.CreateIndex(
                name: "ix_queue_held_urgent",
                table: "queue",
                columns: new[] { "site", "urgency", "comment" },
                filter: "held = TRUE");

            migrationBuilder.CreateIndex(
                name: "ix_queue_notices_since",
                table: "queue",
                columns: new[] { "site", "since", "comment" },
                filter: "notices > 0");

            migrationBuilder.CreateIndex(
                name: "ix_queue_notices_urgent",
                table: "queue",
                columns: new[] { "site", "urgency", "comment" },
                filter: "notices > 0");

            migrationBuilder.CreateIndex(
                name: "ix_queue_reported_since",
                table: "queue",
                columns: new[] { "site", "since", "comment" },
                filter: "reports > 0");

            migrationBuilder.CreateIndex(
                name: "ix_queue_reported_urgent",
                table: "queue",
                columns: new[] { "site", "urgency", "comment" },
                filter: "reports > 0");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "queue");
        }
    }
}
