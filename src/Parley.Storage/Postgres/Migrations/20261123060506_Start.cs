using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Parley.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Start : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateSequence(
                name: "comment_ids",
                startValue: 1099511627777L);

            migrationBuilder.CreateTable(
                name: "accounts",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name_skeleton = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    email = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    email_key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    about = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    has_chosen_name = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "article_addresses",
                columns: table => new
                {
                    site = table.Column<long>(type: "bigint", nullable: false),
                    slug = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    article = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_article_addresses", x => new { x.site, x.slug });
                });

            migrationBuilder.CreateTable(
                name: "article_revisions",
                columns: table => new
                {
                    article = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    by = table.Column<long>(type: "bigint", nullable: true),
                    content = table.Column<string>(type: "text", nullable: false),
                    passage_ids = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_article_revisions", x => new { x.article, x.number });
                });

            migrationBuilder.CreateTable(
                name: "articles",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    site = table.Column<long>(type: "bigint", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    slug = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    state = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    published_at = table.Column<long>(type: "bigint", nullable: true),
                    updated_at = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    last_passage = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_articles", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "comment_revisions",
                columns: table => new
                {
                    comment = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    discussion = table.Column<long>(type: "bigint", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    written_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_comment_revisions", x => new { x.comment, x.number });
                });

            migrationBuilder.CreateTable(
                name: "comments",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    discussion = table.Column<long>(type: "bigint", nullable: false),
                    site = table.Column<long>(type: "bigint", nullable: false),
                    parent = table.Column<long>(type: "bigint", nullable: false),
                    parent_unknown = table.Column<bool>(type: "boolean", nullable: false),
                    depth = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    visible = table.Column<bool>(type: "boolean", nullable: false),
                    author_kind = table.Column<int>(type: "integer", nullable: false),
                    account = table.Column<long>(type: "bigint", nullable: true),
                    guest = table.Column<long>(type: "bigint", nullable: true),
                    author_name = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    source = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    html = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    renderer_version = table.Column<int>(type: "integer", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: true),
                    edited_at = table.Column<long>(type: "bigint", nullable: true),
                    stored_at = table.Column<long>(type: "bigint", nullable: false),
                    up = table.Column<int>(type: "integer", nullable: false),
                    down = table.Column<int>(type: "integer", nullable: false),
                    rank = table.Column<long>(type: "bigint", nullable: false),
                    reply_count = table.Column<int>(type: "integer", nullable: false),
                    verdict_reason = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_comments", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "discussion_urls",
                columns: table => new
                {
                    site = table.Column<long>(type: "bigint", nullable: false),
                    url = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    discussion = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_discussion_urls", x => new { x.site, x.url });
                });

            migrationBuilder.CreateTable(
                name: "discussions",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    site = table.Column<long>(type: "bigint", nullable: false),
                    article = table.Column<long>(type: "bigint", nullable: true),
                    title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    state = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    closes_at = table.Column<long>(type: "bigint", nullable: true),
                    closed_at = table.Column<long>(type: "bigint", nullable: true),
                    guests_allowed = table.Column<bool>(type: "boolean", nullable: true),
                    comment_count = table.Column<long>(type: "bigint", nullable: false),
                    top_count = table.Column<long>(type: "bigint", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_discussions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "events",
                columns: table => new
                {
                    scope = table.Column<int>(type: "integer", nullable: false),
                    scope_id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    subject = table.Column<long>(type: "bigint", nullable: true),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_events", x => new { x.scope, x.scope_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "files",
                columns: table => new
                {
                    hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    media_type = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    width = table.Column<int>(type: "integer", nullable: true),
                    height = table.Column<int>(type: "integer", nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_files", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "guests",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    email = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_guests", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "idempotency_keys",
                columns: table => new
                {
                    who = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    discussion = table.Column<long>(type: "bigint", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    request_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    comment = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idempotency_keys", x => new { x.who, x.discussion, x.key });
                });

            migrationBuilder.CreateTable(
                name: "import_aliases",
                columns: table => new
                {
                    site = table.Column<long>(type: "bigint", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    source_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    target = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_import_aliases", x => new { x.site, x.source, x.source_id, x.kind });
                });

            migrationBuilder.CreateTable(
                name: "installation",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    last_comment_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_installation", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "job_leases",
                columns: table => new
                {
                    job = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    holder = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    claimed_until = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_job_leases", x => x.job);
                });

            migrationBuilder.CreateTable(
                name: "ledger",
                columns: table => new
                {
                    site = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    act = table.Column<int>(type: "integer", nullable: false),
                    discussion = table.Column<long>(type: "bigint", nullable: true),
                    comment = table.Column<long>(type: "bigint", nullable: true),
                    subject = table.Column<long>(type: "bigint", nullable: true),
                    actor = table.Column<long>(type: "bigint", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    words_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    previous_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    key_name = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger", x => new { x.site, x.number });
                });

            migrationBuilder.CreateTable(
                name: "ledger_words",
                columns: table => new
                {
                    site = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    salt = table.Column<byte[]>(type: "bytea", nullable: false),
                    words = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_words", x => new { x.site, x.number });
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    payload = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    due_at = table.Column<long>(type: "bigint", nullable: false),
                    claimed_until = table.Column<long>(type: "bigint", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    sent_at = table.Column<long>(type: "bigint", nullable: true),
                    last_error = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "protection_keys",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_protection_keys", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "provenance",
                columns: table => new
                {
                    comment = table.Column<long>(type: "bigint", nullable: false),
                    discussion = table.Column<long>(type: "bigint", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    lines = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    original = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    guess = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_provenance", x => x.comment);
                });

            migrationBuilder.CreateTable(
                name: "sessions",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    account = table.Column<long>(type: "bigint", nullable: false),
                    is_bearer = table.Column<bool>(type: "boolean", nullable: false),
                    device = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    seen_at = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sessions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sign_in_tickets",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    email_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    email = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    link_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    code_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    site = table.Column<long>(type: "bigint", nullable: false),
                    role = table.Column<int>(type: "integer", nullable: false),
                    asked_by = table.Column<byte[]>(type: "bytea", nullable: true),
                    return_path = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: false),
                    spent_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sign_in_tickets", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sites",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    short_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    tagline = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    host = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    language = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    guests_allowed = table.Column<bool>(type: "boolean", nullable: false),
                    hold_first = table.Column<bool>(type: "boolean", nullable: false),
                    close_after_days = table.Column<int>(type: "integer", nullable: true),
                    edit_minutes = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sites", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "staff",
                columns: table => new
                {
                    account = table.Column<long>(type: "bigint", nullable: false),
                    site = table.Column<long>(type: "bigint", nullable: false),
                    role = table.Column<int>(type: "integer", nullable: false),
                    since = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_staff", x => new { x.account, x.site });
                });

            migrationBuilder.CreateTable(
                name: "votes",
                columns: table => new
                {
                    comment = table.Column<long>(type: "bigint", nullable: false),
                    account = table.Column<long>(type: "bigint", nullable: false),
                    discussion = table.Column<long>(type: "bigint", nullable: false),
                    value = table.Column<short>(type: "smallint", nullable: false),
                    cast_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_votes", x => new { x.comment, x.account });
                });

            migrationBuilder.CreateTable(
                name: "site_origins",
                columns: table => new
                {
                    origin = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    site_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_site_origins", x => new { x.site_id, x.origin });
                    table.ForeignKey(
                        name: "FK_site_origins_sites_site_id",
                        column: x => x.site_id,
                        principalTable: "sites",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_email_key",
                table: "accounts",
                column: "email_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_accounts_name_skeleton",
                table: "accounts",
                column: "name_skeleton");

            migrationBuilder.CreateIndex(
                name: "IX_article_addresses_article",
                table: "article_addresses",
                column: "article");

            migrationBuilder.CreateIndex(
                name: "IX_articles_site_key",
                table: "articles",
                columns: new[] { "site", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_articles_site_slug",
                table: "articles",
                columns: new[] { "site", "slug" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_articles_site_state_published_at",
                table: "articles",
                columns: new[] { "site", "state", "published_at" });

            migrationBuilder.CreateIndex(
                name: "ix_comments_account",
                table: "comments",
                columns: new[] { "account", "id" },
                filter: "account IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_comments_best",
                table: "comments",
                columns: new[] { "discussion", "visible", "parent", "rank", "id" },
                descending: new[] { false, false, false, true, false });

            migrationBuilder.CreateIndex(
                name: "ix_comments_flat",
                table: "comments",
                columns: new[] { "discussion", "visible", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_comments_guest",
                table: "comments",
                columns: new[] { "guest", "id" },
                filter: "guest IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_comments_time",
                table: "comments",
                columns: new[] { "discussion", "visible", "parent", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_discussion_urls_discussion",
                table: "discussion_urls",
                column: "discussion");

            migrationBuilder.CreateIndex(
                name: "IX_discussions_article",
                table: "discussions",
                column: "article",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_discussions_closes_at",
                table: "discussions",
                column: "closes_at");

            migrationBuilder.CreateIndex(
                name: "IX_discussions_site",
                table: "discussions",
                column: "site");

            migrationBuilder.CreateIndex(
                name: "IX_events_at",
                table: "events",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_guests_token_hash",
                table: "guests",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_idempotency_keys_expires_at",
                table: "idempotency_keys",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "IX_import_aliases_kind_target",
                table: "import_aliases",
                columns: new[] { "kind", "target" });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_comment",
                table: "ledger",
                column: "comment");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_due_at",
                table: "outbox",
                column: "due_at",
                filter: "sent_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_provenance_discussion",
                table: "provenance",
                column: "discussion");

            migrationBuilder.CreateIndex(
                name: "IX_sessions_account",
                table: "sessions",
                column: "account");

            migrationBuilder.CreateIndex(
                name: "IX_sessions_expires_at",
                table: "sessions",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "IX_sessions_token_hash",
                table: "sessions",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sign_in_tickets_email_key",
                table: "sign_in_tickets",
                column: "email_key");

            migrationBuilder.CreateIndex(
                name: "IX_sign_in_tickets_expires_at",
                table: "sign_in_tickets",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "IX_sign_in_tickets_link_hash",
                table: "sign_in_tickets",
                column: "link_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sites_host",
                table: "sites",
                column: "host",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sites_short_name",
                table: "sites",
                column: "short_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_votes_account_discussion",
                table: "votes",
                columns: new[] { "account", "discussion" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "accounts");

            migrationBuilder.DropTable(
                name: "article_addresses");

            migrationBuilder.DropTable(
                name: "article_revisions");

            migrationBuilder.DropTable(
                name: "articles");

            migrationBuilder.DropTable(
                name: "comment_revisions");

            migrationBuilder.DropTable(
                name: "comments");

            migrationBuilder.DropTable(
                name: "discussion_urls");

            migrationBuilder.DropTable(
                name: "discussions");

            migrationBuilder.DropTable(
                name: "events");

            migrationBuilder.DropTable(
                name: "files");

            migrationBuilder.DropTable(
                name: "guests");

            migrationBuilder.DropTable(
                name: "idempotency_keys");

            migrationBuilder.DropTable(
                name: "import_aliases");

            migrationBuilder.DropTable(
                name: "installation");

            migrationBuilder.DropTable(
                name: "job_leases");

            migrationBuilder.DropTable(
                name: "ledger");

            migrationBuilder.DropTable(
                name: "ledger_words");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "protection_keys");

            migrationBuilder.DropTable(
                name: "provenance");

            migrationBuilder.DropTable(
                name: "sessions");

            migrationBuilder.DropTable(
                name: "sign_in_tickets");

            migrationBuilder.DropTable(
                name: "site_origins");

            migrationBuilder.DropTable(
                name: "staff");

            migrationBuilder.DropTable(
                name: "votes");

            migrationBuilder.DropTable(
                name: "sites");

            migrationBuilder.DropSequence(
                name: "comment_ids");
        }
    }
}
