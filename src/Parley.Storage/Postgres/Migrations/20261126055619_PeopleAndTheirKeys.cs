using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Parley.Storage.Postgres.Migrations
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
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "claim_key",
                table: "accounts",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<long>(
                name: "erased_at",
                table: "accounts",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "picture",
                table: "accounts",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.CreateTable(
                name: "email_changes",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    account = table.Column<long>(type: "bigint", nullable: false),
                    session = table.Column<long>(type: "bigint", nullable: false),
                    email = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    email_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    old_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    new_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    old_said_at = table.Column<long>(type: "bigint", nullable: true),
                    new_said_at = table.Column<long>(type: "bigint", nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_email_changes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "erasures",
                columns: table => new
                {
                    account = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    asked_at = table.Column<long>(type: "bigint", nullable: false),
                    done_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_erasures", x => x.account);
                });

            migrationBuilder.CreateTable(
                name: "external_logins",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    issuer = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    subject = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    account = table.Column<long>(type: "bigint", nullable: false),
                    email = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    used_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_external_logins", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "passkeys",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    credential_id = table.Column<byte[]>(type: "bytea", nullable: false),
                    account = table.Column<long>(type: "bigint", nullable: false),
                    public_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    transports = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    sign_count = table.Column<long>(type: "bigint", nullable: false),
                    is_user_verified = table.Column<bool>(type: "boolean", nullable: false),
                    is_backup_eligible = table.Column<bool>(type: "boolean", nullable: false),
                    is_backed_up = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    used_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_passkeys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "spent_tokens",
                columns: table => new
                {
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: false)
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
