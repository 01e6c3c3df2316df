using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Parley.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Newsroom : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "accent",
                table: "sites",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "comment_pictures",
                table: "sites",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "contact",
                table: "sites",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "favicon",
                table: "sites",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "languages",
                table: "sites",
                type: "TEXT",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<string>(
                name: "masthead",
                table: "sites",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "sections",
                table: "sites",
                type: "TEXT",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<string>(
                name: "share_image",
                table: "sites",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "theme",
                table: "sites",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "time_zone",
                table: "sites",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "email_key",
                table: "guests",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reader_picture",
                table: "files",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "headline",
                table: "articles",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "headline_key",
                table: "articles",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "last_copy",
                table: "articles",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "scheduled_for",
                table: "articles",
                type: "INTEGER",
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

            migrationBuilder.AddColumn<byte[]>(
                name: "feed_hash",
                table: "accounts",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "language",
                table: "accounts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "letters",
                table: "accounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "letters_since",
                table: "accounts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "mail_about_me",
                table: "accounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "mail_followed",
                table: "accounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.CreateTable(
                name: "article_drafts",
                columns: table => new
                {
                    article = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    is_aside = table.Column<bool>(type: "INTEGER", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    form = table.Column<string>(type: "TEXT", nullable: false),
                    by = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_article_drafts", x => new { x.article, x.number });
                });

            migrationBuilder.CreateTable(
                name: "article_terms",
                columns: table => new
                {
                    site = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    slug = table.Column<string>(type: "TEXT", nullable: false),
                    article = table.Column<long>(type: "INTEGER", nullable: false),
                    published_at = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_article_terms", x => new { x.site, x.kind, x.slug, x.published_at, x.article });
                });

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
                name: "comment_tasks",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    comment = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_comment_tasks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "corrections",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    site = table.Column<long>(type: "INTEGER", nullable: false),
                    article = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    wrong = table.Column<string>(type: "TEXT", nullable: true),
                    right = table.Column<string>(type: "TEXT", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    by = table.Column<long>(type: "INTEGER", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_corrections", x => x.id);
                });

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
                name: "follows",
                columns: table => new
                {
                    account = table.Column<long>(type: "INTEGER", nullable: false),
                    discussion = table.Column<long>(type: "INTEGER", nullable: false),
                    comment = table.Column<long>(type: "INTEGER", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    told = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_follows", x => new { x.account, x.discussion, x.comment });
                });

            migrationBuilder.CreateTable(
                name: "invitations",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    site = table.Column<long>(type: "INTEGER", nullable: false),
                    email_key = table.Column<string>(type: "TEXT", nullable: false),
                    email = table.Column<string>(type: "TEXT", nullable: false),
                    role = table.Column<int>(type: "INTEGER", nullable: false),
                    link_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    invited_by = table.Column<long>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_invitations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "mutes",
                columns: table => new
                {
                    account = table.Column<long>(type: "INTEGER", nullable: false),
                    muted = table.Column<long>(type: "INTEGER", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mutes", x => new { x.account, x.muted });
                });

            migrationBuilder.CreateTable(
                name: "notifications",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    account = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    cause = table.Column<string>(type: "TEXT", nullable: false),
                    site = table.Column<long>(type: "INTEGER", nullable: false),
                    discussion = table.Column<long>(type: "INTEGER", nullable: true),
                    comment = table.Column<long>(type: "INTEGER", nullable: true),
                    followed = table.Column<long>(type: "INTEGER", nullable: true),
                    detail = table.Column<string>(type: "TEXT", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    read_at = table.Column<long>(type: "INTEGER", nullable: true),
                    mail_due = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notifications", x => x.id);
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

            migrationBuilder.CreateTable(
                name: "portraits",
                columns: table => new
                {
                    account = table.Column<long>(type: "INTEGER", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false),
                    media_type = table.Column<string>(type: "TEXT", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_portraits", x => x.account);
                });

            migrationBuilder.CreateTable(
                name: "search_postings",
                columns: table => new
                {
                    site = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    segment = table.Column<long>(type: "INTEGER", nullable: false),
                    term = table.Column<string>(type: "TEXT", nullable: false),
                    things = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_search_postings", x => new { x.site, x.kind, x.segment, x.term });
                });

            migrationBuilder.CreateTable(
                name: "search_progress",
                columns: table => new
                {
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    before = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_search_progress", x => x.kind);
                });

            migrationBuilder.CreateTable(
                name: "site_mail",
                columns: table => new
                {
                    site = table.Column<long>(type: "INTEGER", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_site_mail", x => x.site);
                });

            migrationBuilder.CreateTable(
                name: "site_page_revisions",
                columns: table => new
                {
                    site = table.Column<long>(type: "INTEGER", nullable: false),
                    slug = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<long>(type: "INTEGER", nullable: true),
                    published_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_site_page_revisions", x => new { x.site, x.slug, x.number });
                });

            migrationBuilder.CreateTable(
                name: "site_pages",
                columns: table => new
                {
                    site = table.Column<long>(type: "INTEGER", nullable: false),
                    slug = table.Column<string>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    published = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_site_pages", x => new { x.site, x.slug });
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

            migrationBuilder.CreateTable(
                name: "tellings",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    cause = table.Column<string>(type: "TEXT", nullable: false),
                    discussion = table.Column<long>(type: "INTEGER", nullable: false),
                    followed = table.Column<long>(type: "INTEGER", nullable: false),
                    comment = table.Column<long>(type: "INTEGER", nullable: true),
                    actor = table.Column<long>(type: "INTEGER", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    after = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tellings", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_ledger_settings",
                table: "ledger",
                columns: new[] { "site", "number" },
                filter: "act IN (10, 11, 20, 21)");

            migrationBuilder.CreateIndex(
                name: "IX_guests_email_key",
                table: "guests",
                column: "email_key");

            migrationBuilder.CreateIndex(
                name: "IX_files_reader_picture",
                table: "files",
                column: "reader_picture",
                filter: "reader_picture IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_articles_due",
                table: "articles",
                columns: new[] { "state", "scheduled_for" });

            migrationBuilder.CreateIndex(
                name: "ix_articles_of_editors",
                table: "articles",
                columns: new[] { "site", "updated_at", "id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_claim_key",
                table: "accounts",
                column: "claim_key");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_feed_hash",
                table: "accounts",
                column: "feed_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_article_terms_article",
                table: "article_terms",
                column: "article");

            migrationBuilder.CreateIndex(
                name: "IX_comment_pictures_hash",
                table: "comment_pictures",
                column: "hash");

            migrationBuilder.CreateIndex(
                name: "IX_corrections_article_at",
                table: "corrections",
                columns: new[] { "article", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_corrections_site_at_id",
                table: "corrections",
                columns: new[] { "site", "at", "id" },
                descending: new[] { false, true, true });

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
                name: "IX_follows_discussion_comment_told_account",
                table: "follows",
                columns: new[] { "discussion", "comment", "told", "account" });

            migrationBuilder.CreateIndex(
                name: "IX_invitations_expires_at",
                table: "invitations",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "IX_invitations_link_hash",
                table: "invitations",
                column: "link_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_invitations_site",
                table: "invitations",
                column: "site");

            migrationBuilder.CreateIndex(
                name: "IX_mutes_muted",
                table: "mutes",
                column: "muted");

            migrationBuilder.CreateIndex(
                name: "IX_notifications_account_cause",
                table: "notifications",
                columns: new[] { "account", "cause" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_notifications_list",
                table: "notifications",
                columns: new[] { "account", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_notifications_mail",
                table: "notifications",
                columns: new[] { "mail_due", "account" },
                filter: "mail_due IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_notifications_read_at",
                table: "notifications",
                column: "read_at");

            migrationBuilder.CreateIndex(
                name: "ix_notifications_unread",
                table: "notifications",
                columns: new[] { "account", "id" },
                filter: "read_at IS NULL");

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
                name: "IX_pictures_account",
                table: "pictures",
                column: "account",
                filter: "account IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_pictures_purpose_created_at",
                table: "pictures",
                columns: new[] { "purpose", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_pictures_purpose_hash",
                table: "pictures",
                columns: new[] { "purpose", "hash" });

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

            migrationBuilder.CreateIndex(
                name: "IX_spent_tokens_expires_at",
                table: "spent_tokens",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "IX_staff_site",
                table: "staff",
                column: "site");

            // What staff know the articles of before by, and whose comments may be claimed.
            migrationBuilder.Sql(
                """
                UPDATE articles SET headline = COALESCE((SELECT r.content ->> 'headline' FROM article_revisions r WHERE r.article = articles.id AND r.number = articles.revision), '');
                UPDATE articles SET headline_key = lower(headline);
                UPDATE guests SET email_key = lower(email) WHERE email IS NOT NULL;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_staff_site",
                table: "staff");

            migrationBuilder.DropTable(
                name: "article_drafts");

            migrationBuilder.DropTable(
                name: "article_terms");

            migrationBuilder.DropTable(
                name: "comment_pictures");

            migrationBuilder.DropTable(
                name: "comment_tasks");

            migrationBuilder.DropTable(
                name: "corrections");

            migrationBuilder.DropTable(
                name: "email_changes");

            migrationBuilder.DropTable(
                name: "erasures");

            migrationBuilder.DropTable(
                name: "external_logins");

            migrationBuilder.DropTable(
                name: "follows");

            migrationBuilder.DropTable(
                name: "invitations");

            migrationBuilder.DropTable(
                name: "mutes");

            migrationBuilder.DropTable(
                name: "notifications");

            migrationBuilder.DropTable(
                name: "passkeys");

            migrationBuilder.DropTable(
                name: "pictures");

            migrationBuilder.DropTable(
                name: "portraits");

            migrationBuilder.DropTable(
                name: "search_postings");

            migrationBuilder.DropTable(
                name: "search_progress");

            migrationBuilder.DropTable(
                name: "site_mail");

            migrationBuilder.DropTable(
                name: "site_page_revisions");

            migrationBuilder.DropTable(
                name: "site_pages");

            migrationBuilder.DropTable(
                name: "spent_tokens");

            migrationBuilder.DropTable(
                name: "tellings");

            migrationBuilder.DropIndex(
                name: "ix_ledger_settings",
                table: "ledger");

            migrationBuilder.DropIndex(
                name: "IX_guests_email_key",
                table: "guests");

            migrationBuilder.DropIndex(
                name: "IX_files_reader_picture",
                table: "files");

            migrationBuilder.DropIndex(
                name: "ix_articles_due",
                table: "articles");

            migrationBuilder.DropIndex(
                name: "ix_articles_of_editors",
                table: "articles");

            migrationBuilder.DropIndex(
                name: "IX_accounts_claim_key",
                table: "accounts");

            migrationBuilder.DropIndex(
                name: "IX_accounts_feed_hash",
                table: "accounts");

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

            migrationBuilder.DropColumn(
                name: "email_key",
                table: "guests");

            migrationBuilder.DropColumn(
                name: "reader_picture",
                table: "files");

            migrationBuilder.DropColumn(
                name: "headline",
                table: "articles");

            migrationBuilder.DropColumn(
                name: "headline_key",
                table: "articles");

            migrationBuilder.DropColumn(
                name: "last_copy",
                table: "articles");

            migrationBuilder.DropColumn(
                name: "scheduled_for",
                table: "articles");

            migrationBuilder.DropColumn(
                name: "claim_key",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "erased_at",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "feed_hash",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "language",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "letters",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "letters_since",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "mail_about_me",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "mail_followed",
                table: "accounts");
        }
    }
}
