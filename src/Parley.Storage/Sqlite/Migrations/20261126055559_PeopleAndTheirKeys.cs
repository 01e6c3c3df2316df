using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Parley.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class PeopleAndTheirKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "email_key",
                table: "guests",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "claim_key",
                table: "accounts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "erased_at",
                table: "accounts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "picture",
                table: "accounts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "email_changes",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    account = table.Column<long>(type: "INTEGER", nullable: false),
                    session = table.Column<long>(type: "INTEGER", nullable: false),
                    email = table.Column<string>(type: "TEXT", nullable: false),
                    email_key = table.Column<string>(type: "TEXT", nullable: false),
                    old_hash = table.Column<byte[]>(type: "BLOB", nullable: true),
                    new_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    old_said_at = table.Column<long>(type: "INTEGER", nullable: true),
                    new_said_at = table.Column<long>(type: "INTEGER", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_email_changes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "erasures",
                columns: table => new
                {
                    account = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    done_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_erasures", x => x.account);
                });

            migrationBuilder.CreateTable(
                name: "external_logins",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    issuer = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    account = table.Column<long>(type: "INTEGER", nullable: false),
                    email = table.Column<string>(type: "TEXT", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    used_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_external_logins", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "passkeys",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    credential_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    account = table.Column<long>(type: "INTEGER", nullable: false),
                    public_key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    transports = table.Column<string>(type: "TEXT", nullable: false),
                    sign_count = table.Column<long>(type: "INTEGER", nullable: false),
                    is_user_verified = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_backup_eligible = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_backed_up = table.Column<bool>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    used_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_passkeys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "spent_tokens",
                columns: table => new
                {
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_spent_tokens", x => x.hash);
                });

            migrationBuilder.CreateIndex(
                name: "IX_guests_email_key",
                table: "guests",
                column: "email_key");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_claim_key",
                table: "accounts",
                column: "claim_key");

            migrationBuilder.CreateIndex(
                name: "IX_email_changes_account",
                table: "email_changes",
                column: "account");

            migrationBuilder.CreateIndex(
                name: "IX_email_changes_expires_at",
                table: "email_changes",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "IX_email_changes_new_hash",
                table: "email_changes",
                column: "new_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_email_changes_old_hash",
                table: "email_changes",
                column: "old_hash");

            migrationBuilder.CreateIndex(
                name: "IX_external_logins_account",
                table: "external_logins",
                column: "account");

            migrationBuilder.CreateIndex(
                name: "IX_external_logins_issuer_subject",
                table: "external_logins",
                columns: new[] { "issuer", "subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_passkeys_account",
                table: "passkeys",
                column: "account");

            migrationBuilder.CreateIndex(
                name: "IX_passkeys_credential_id",
                table: "passkeys",
                column: "credential_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_spent_tokens_expires_at",
                table: "spent_tokens",
                column: "expires_at");

            // Addresses are compared in small letters.
            migrationBuilder.Sql("UPDATE guests SET email_key = lower(email) WHERE email IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "email_changes");

            migrationBuilder.DropTable(
                name: "erasures");

            migrationBuilder.DropTable(
                name: "external_logins");

            migrationBuilder.DropTable(
                name: "passkeys");

            migrationBuilder.DropTable(
                name: "spent_tokens");

            migrationBuilder.DropIndex(
                name: "IX_guests_email_key",
                table: "guests");

            migrationBuilder.DropIndex(
                name: "IX_accounts_claim_key",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "email_key",
                table: "guests");

            migrationBuilder.DropColumn(
                name: "claim_key",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "erased_at",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "picture",
                table: "accounts");
        }
    }
}
