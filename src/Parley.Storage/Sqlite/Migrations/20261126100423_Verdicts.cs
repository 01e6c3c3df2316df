using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Parley.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Verdicts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "clause",
                table: "ledger",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "decided_by_rule",
                table: "ledger",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "found_by_rule",
                table: "ledger",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "ground",
                table: "ledger",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "guest",
                table: "ledger",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "notice",
                table: "ledger",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "origin",
                table: "ledger",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "reverses",
                table: "ledger",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "until",
                table: "ledger",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "appeals",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    site = table.Column<long>(type: "INTEGER", nullable: false),
                    verdict = table.Column<long>(type: "INTEGER", nullable: false),
                    comment = table.Column<long>(type: "INTEGER", nullable: true),
                    account = table.Column<long>(type: "INTEGER", nullable: true),
                    guest = table.Column<long>(type: "INTEGER", nullable: true),
                    notice = table.Column<long>(type: "INTEGER", nullable: true),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    made = table.Column<long>(type: "INTEGER", nullable: false),
                    outcome = table.Column<int>(type: "INTEGER", nullable: false),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    decided_by = table.Column<long>(type: "INTEGER", nullable: true),
                    answer = table.Column<string>(type: "TEXT", nullable: true),
                    decision = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_appeals", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "statement_tasks",
                columns: table => new
                {
                    site = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_statement_tasks", x => new { x.site, x.number });
                });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_guest_at",
                table: "ledger",
                columns: new[] { "guest", "at" },
                filter: "guest IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ledger_site_reverses",
                table: "ledger",
                columns: new[] { "site", "reverses" },
                filter: "reverses IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ledger_subject_at",
                table: "ledger",
                columns: new[] { "subject", "at" },
                filter: "subject IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_appeals_account",
                table: "appeals",
                column: "account",
                filter: "account IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_appeals_comment",
                table: "appeals",
                column: "comment",
                filter: "comment IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_appeals_guest",
                table: "appeals",
                column: "guest",
                filter: "guest IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_appeals_open",
                table: "appeals",
                columns: new[] { "site", "made_at", "id" },
                filter: "decided_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_appeals_site_verdict",
                table: "appeals",
                columns: new[] { "site", "verdict" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_statement_tasks_due_at",
                table: "statement_tasks",
                column: "due_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "appeals");

            migrationBuilder.DropTable(
                name: "statement_tasks");

            migrationBuilder.DropIndex(
                name: "IX_ledger_guest_at",
                table: "ledger");

            migrationBuilder.DropIndex(
                name: "IX_ledger_site_reverses",
                table: "ledger");

            migrationBuilder.DropIndex(
                name: "IX_ledger_subject_at",
                table: "ledger");

            migrationBuilder.DropColumn(
                name: "clause",
                table: "ledger");

            migrationBuilder.DropColumn(
                name: "decided_by_rule",
                table: "ledger");

            migrationBuilder.DropColumn(
                name: "found_by_rule",
                table: "ledger");

            migrationBuilder.DropColumn(
                name: "ground",
                table: "ledger");

            migrationBuilder.DropColumn(
                name: "guest",
                table: "ledger");

            migrationBuilder.DropColumn(
                name: "notice",
                table: "ledger");

            migrationBuilder.DropColumn(
                name: "origin",
                table: "ledger");

            migrationBuilder.DropColumn(
                name: "reverses",
                table: "ledger");

            migrationBuilder.DropColumn(
                name: "until",
                table: "ledger");
        }
    }
}
