using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Parley.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class ThreadsOfAnySize : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_discussion_urls_discussion",
                table: "discussion_urls");

            migrationBuilder.DropIndex(
                name: "ix_comments_best",
                table: "comments");

            migrationBuilder.DropIndex(
                name: "ix_comments_flat",
                table: "comments");

            migrationBuilder.DropIndex(
                name: "ix_comments_guest",
                table: "comments");

            migrationBuilder.DropIndex(
                name: "IX_articles_site_state_published_at",
                table: "articles");

            // The best come first in ascending order.
            migrationBuilder.Sql("UPDATE comments SET rank = -rank WHERE rank <> 0");

            migrationBuilder.CreateIndex(
                name: "IX_discussion_urls_discussion_url",
                table: "discussion_urls",
                columns: new[] { "discussion", "url" });

            migrationBuilder.CreateIndex(
                name: "ix_comments_account_lately",
                table: "comments",
                columns: new[] { "account", "discussion", "stored_at", "id" },
                filter: "account IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_comments_best",
                table: "comments",
                columns: new[] { "discussion", "visible", "parent", "rank", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_comments_flat",
                table: "comments",
                columns: new[] { "discussion", "visible", "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_comments_guest_lately",
                table: "comments",
                columns: new[] { "guest", "discussion", "stored_at", "id" },
                filter: "guest IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_articles_newest",
                table: "articles",
                columns: new[] { "site", "state", "published_at", "id" },
                descending: new[] { false, false, true, true })
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.Unspecified, NullSortOrder.Unspecified, NullSortOrder.NullsLast, NullSortOrder.Unspecified });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_discussion_urls_discussion_url",
                table: "discussion_urls");

            migrationBuilder.DropIndex(
                name: "ix_comments_account_lately",
                table: "comments");

            migrationBuilder.DropIndex(
                name: "ix_comments_best",
                table: "comments");

            migrationBuilder.DropIndex(
                name: "ix_comments_flat",
                table: "comments");

            migrationBuilder.DropIndex(
                name: "ix_comments_guest_lately",
                table: "comments");

            migrationBuilder.DropIndex(
                name: "ix_articles_newest",
                table: "articles");

            migrationBuilder.Sql("UPDATE comments SET rank = -rank WHERE rank <> 0");

            migrationBuilder.CreateIndex(
                name: "IX_discussion_urls_discussion",
                table: "discussion_urls",
                column: "discussion");

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
                name: "IX_articles_site_state_published_at",
                table: "articles",
                columns: new[] { "site", "state", "published_at" });
        }
    }
}
