using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Parley.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SurgesAndWebhooks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "surge_limits",
                table: "sites",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "guest_mail",
                columns: table => new
                {
                    site = table.Column<long>(type: "INTEGER", nullable: false),
                    email_key = table.Column<string>(type: "TEXT", nullable: false),
                    email = table.Column<string>(type: "TEXT", nullable: false),
                    guest = table.Column<long>(type: "INTEGER", nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    confirmed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    stopped_at = table.Column<long>(type: "INTEGER", nullable: true),
                    letters = table.Column<int>(type: "INTEGER", nullable: false),
                    letters_since = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_guest_mail", x => new { x.site, x.email_key });
                });

            migrationBuilder.CreateTable(
                name: "surges",
                columns: table => new
                {
                    site = table.Column<long>(type: "INTEGER", nullable: false),
                    discussion = table.Column<long>(type: "INTEGER", nullable: false),
                    level = table.Column<int>(type: "INTEGER", nullable: false),
                    calm_since = table.Column<long>(type: "INTEGER", nullable: true),
                    set_level = table.Column<int>(type: "INTEGER", nullable: true),
                    set_until = table.Column<long>(type: "INTEGER", nullable: true),
                    in_force = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_surges", x => new { x.site, x.discussion });
                });

            migrationBuilder.CreateTable(
                name: "webhook_deliveries",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    webhook = table.Column<long>(type: "INTEGER", nullable: false),
                    site = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    comment = table.Column<long>(type: "INTEGER", nullable: true),
                    ledger = table.Column<long>(type: "INTEGER", nullable: true),
                    report = table.Column<long>(type: "INTEGER", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    claimed_until = table.Column<long>(type: "INTEGER", nullable: true),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: true),
                    error = table.Column<string>(type: "TEXT", nullable: true),
                    tried_at = table.Column<long>(type: "INTEGER", nullable: true),
                    done_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_webhook_deliveries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "webhooks",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    site = table.Column<long>(type: "INTEGER", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    secret = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kinds = table.Column<int>(type: "INTEGER", nullable: false),
                    staff_content = table.Column<bool>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    failing_since = table.Column<long>(type: "INTEGER", nullable: true),
                    off_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_webhooks", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_guest_mail_asked_at",
                table: "guest_mail",
                column: "asked_at",
                filter: "confirmed_at IS NULL AND stopped_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_webhook_deliveries_done_at",
                table: "webhook_deliveries",
                column: "done_at",
                filter: "done_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_webhook_deliveries_due_at_id",
                table: "webhook_deliveries",
                columns: new[] { "due_at", "id" },
                filter: "done_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_webhook_deliveries_waiting",
                table: "webhook_deliveries",
                columns: new[] { "webhook", "id" },
                filter: "done_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_webhook_deliveries_webhook_id",
                table: "webhook_deliveries",
                columns: new[] { "webhook", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_webhooks_site",
                table: "webhooks",
                column: "site");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "guest_mail");

            migrationBuilder.DropTable(
                name: "surges");

            migrationBuilder.DropTable(
                name: "webhook_deliveries");

            migrationBuilder.DropTable(
                name: "webhooks");

            migrationBuilder.DropColumn(
                name: "surge_limits",
                table: "sites");
        }
    }
}
