using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Parley.Core.Articles;
using Parley.Core.Articles.Replies;
using Parley.Core.Discussions;
using Parley.Core.Discussions.Quotes;
using Parley.Core.Moderation;
using Parley.Core.Moderation.Corrections;
using Parley.Core.Moderation.Reports;
using Parley.Core.Moderation.Rules;
using Parley.Core.Notifications;
using Parley.Core.People;
using Parley.Core.Site;

namespace Parley.Storage.Site;

/// <summary>One row on its way into an archive: what it is, its id among its kind, its values. Times are <see cref="DateTimeOffset"/>, ids text.</summary>
public sealed record StoredRow(string Type, string Id, IReadOnlyList<(string Name, object? Value)> Fields);

/// <summary>A value that is JSON already.</summary>
public sealed record JsonValue(string Text);

/// <summary>What of the store goes into an archive, in its order; docs/archive.md describes each type. A test holds it against the model.</summary>
public static class ArchiveTables
{
    /// <summary>Not of the publication but of the running program, or derived from other rows: they begin anew elsewhere.</summary>
    public static readonly IReadOnlySet<string> LeftOut = new HashSet<string>(StringComparer.Ordinal)
    {
        "address_marks", "article_terms", "comment_tasks", "email_changes", "events", "idempotency_keys", "invitations", "job_leases", "outbox", "passage_marks", "queue", "retention_runs",
        "search_postings", "search_progress", "sessions", "sign_in_tickets", "site_mail", "spent_tokens", "surges", "statement_tasks", "tellings", "webhook_deliveries", "webhooks",
    };

    /// <summary>Each type's table, its key and its columns with their kinds.</summary>
    public static readonly IReadOnlyList<ArchiveTable> All =
    [
        new("installation", "installation", "id", "id:id name:text created_at:time last_comment_id:id"),
        new("site", "sites", "id",
            "id:id short_name:text name:text tagline:text host:text language:text created_at:time guests_allowed:flag hold_first:flag close_after_days:number edit_minutes:number version:number comment_pictures:flag address_days:number accent:text theme:theme sections:json masthead:json favicon:json share_image:json languages:json time_zone:text contact:json reporting:json retention:json surge_limits:json"),
        new("policy", "policies", "site scope key", "site:id scope:policyScope key:text terms:json"),
        new("siteOrigin", "site_origins", "site_id origin", "site_id:id origin:text"),
        new("sitePage", "site_pages", "site slug", "site:id slug:text position:number published:number"),
        new("sitePageRevision", "site_page_revisions", "site slug number",
            "site:id slug:text number:number title:text source:text at:time by:id published_at:time"),
        new("account", "accounts", "id",
            "id:id name:text name_skeleton:text email:text email_key:text about:text created_at:time has_chosen_name:flag mail_about_me:mailChoice mail_followed:mailChoice language:text feed_hash:bytes letters:number letters_since:time claim_key:text erased_at:time version:number"),
        new("passkey", "passkeys", "id",
            "id:id credential_id:bytes account:id public_key:bytes name:text transports:text sign_count:number is_user_verified:flag is_backup_eligible:flag is_backed_up:flag created_at:time used_at:time"),
        new("portrait", "portraits", "account", "account:id hash:text media_type:text content:bytes created_at:time"),
        new("externalLogin", "external_logins", "id", "id:id issuer:text subject:text account:id email:text created_at:time used_at:time"),
        new("erasure", "erasures", "account", "account:id kind:erasureKind asked_at:time done_at:time"),
        new("staff", "staff", "account site", "account:id site:id role:role since:time"),
        new("measure", "standings", "who site kind", "who:text site:id kind:measureKind since:time until:time reason:text ledger_site:id ledger_number:number"),
        new("personNote", "person_notes", "id", "id:id site:id who:text by:id words:text at:time"),
        new("personReading", "person_readings", "id", "id:id site:id who:text by:id at:time"),
        new("guest", "guests", "id", "id:id token_hash:bytes name:text email:text email_key:text created_at:time"),
        new("file", "files", "hash", "hash:text media_type:text content:bytes width:number height:number created_at:time reader_picture:text"),
        new("picture", "pictures", "id",
            "id:id site:id purpose:picturePurpose hash:text sizes:json alt:text credit:text credit_link:text account:id guest:id created_at:time"),
        new("article", "articles", "id",
            "id:id site:id key:text slug:text state:articleState created_at:time published_at:time updated_at:time revision:number last_passage:number version:number headline:text headline_key:text scheduled_for:time last_copy:number"),
        new("articleAddress", "article_addresses", "site slug", "site:id slug:text article:id"),
        new("articleRevision", "article_revisions", "article number", "article:id number:number at:time by:id content:json passage_ids:text"),
        new("workingCopy", "article_drafts", "article number", "article:id number:number is_aside:flag revision:number form:json by:id at:time"),
        new("correction", "corrections", "id",
            "id:id site:id article:id kind:correctionKind wrong:text right:text revision:number credited:id by:id at:time"),
        new("discussion", "discussions", "id",
            "id:id site:id article:id title:text state:discussionState created_at:time closes_at:time closed_at:time guests_allowed:flag comment_count:number top_count:number seq:number closed_why:text pinned:id"),
        new("rightOfReply", "rights_of_reply", "id",
            "id:id site:id article:id discussion:id passages:text name:text email:text email_key:text evidence:text link_hash:bytes invited_by:id invited_at:time expires_at:time account:id verified_at:time state:rightState reply:replyState source:text revision:number article_revision:number written_at:time edited_at:time reason:text decision:number"),
        new("replyRevision", "reply_revisions", "right_id number", "right_id:id number:number source:text written_at:time"),
        new("discussionUrl", "discussion_urls", "site url", "site:id url:text discussion:id"),
        new("comment", "comments", "id",
            "id:id discussion:id site:id parent:id parent_unknown:flag depth:number state:commentState visible:flag author_kind:authorKind account:id guest:id author_name:text source:text html:text renderer_version:number revision:number created_at:time edited_at:time stored_at:time up:number down:number rank:number reply_count:number verdict_reason:text featured:flag locked:branchLock fingerprint:number"),
        new("commentRevision", "comment_revisions", "comment number", "comment:id number:number discussion:id source:text written_at:time"),
        new("screening", "screenings", "comment revision", "comment:id revision:number outcome:outcome risk:number findings:json at:time"),
        new("commentPicture", "comment_pictures", "comment hash", "comment:id hash:text"),
        new("quote", "quotes", "id",
            "id:id site:id discussion:id comment:id start:number end:number article:id passage:number target:id revision:number target_start:number target_end:number certainty:number visible:flag fate:quoteFate now_passage:number now_start:number now_end:number sentence:number counts:flag"),
        new("vote", "votes", "comment account", "comment:id account:id discussion:id value:number cast_at:time"),
        new("follow", "follows", "account discussion comment", "account:id discussion:id comment:id since:time told:flag"),
        new("guestMute", "guest_mutes", "who muted", "who:text muted:text since:time"),
        new("mute", "mutes", "account muted", "account:id muted:id since:time"),
        new("notification", "notifications", "id",
            "id:id account:id kind:notificationKind cause:text site:id discussion:id comment:id followed:id detail:text at:time read_at:time mail_due:time"),
        new("guestMail", "guest_mail", "site email_key", "site:id email_key:text email:text guest:id asked_at:time confirmed_at:time stopped_at:time letters:number letters_since:time"),
        new("provenance", "provenance", "comment", "comment:id discussion:id source:text lines:text original:text guess:text"),
        new("alias", "import_aliases", "site source source_id kind", "site:id source:text source_id:text kind:aliasKind target:id"),
        new("commentNote", "comment_notes", "id", "id:id site:id comment:id by:id words:text at:time"),
        new("cannedReason", "canned_reasons", "id", "id:id site:id language:text reason:text words:text"),
        new("watchedDiscussion", "watched_discussions", "account discussion", "account:id discussion:id since:time"),
        new("ledger", "ledger", "site number",
            "site:id number:number act:ledgerAct discussion:id comment:id subject:id actor:id reason:text at:time guest:id origin:ledgerOrigin found_by_rule:flag decided_by_rule:flag ground:ledgerGround clause:text until:time reverses:number notice:id words_hash:bytes previous_hash:bytes hash:bytes key_name:text"),
        new("ledgerWords", "ledger_words", "site number", "site:id number:number salt:bytes words:text"),
        new("report", "reports", "id",
            "id:id site:id discussion:id comment:id account:id guest:id who:text reason:text words:text made_at:time outcome:reportOutcome settled_at:time settled_by:number told_at:time"),
        new("legalNotice", "legal_notices", "id",
            "id:id reference:text site:id category:text law:text why:text name:text email:text email_key:text account:id who:text language:text is_trusted:flag is_aside:flag state:noticeState made_at:time completed_at:time is_unfounded:flag answer:text"),
        new("noticeComment", "notice_comments", "notice position",
            "notice:id position:number url:text comment:id discussion:id article:id decision:noticeDecision clause:text decided_at:time decided_by:id ledger:number"),
        new("reportingLimit", "reporting_limits", "id", "id:id site:id who:text at:time until:time"),
        new("correctionRequest", "correction_requests", "id",
            "id:id site:id article:id passage:id revision:number start:number end:number comment:id requesters:number made_at:time state:correctionRequestState decided_at:time decided_by:id answer:text correction:id"),
        new("correctionRequester", "correction_requesters", "request who",
            "request:id who:text account:id guest:id right:text wants_credit:flag at:time"),
        new("sourceQuestion", "source_questions", "id",
            "id:id site:id comment:id article:id passage:id askers:number sources:number opened_at:time closed_at:time closed_by:id"),
        new("sourceAsker", "source_askers", "question account", "question:id account:id at:time"),
        new("source", "sources", "question position", "question:id position:number comment:id url:text outlet:text"),
        new("appeal", "appeals", "id",
            "id:id site:id verdict:number comment:id account:id guest:id notice:id words:text made_at:time made:number outcome:appealOutcome decided_at:time decided_by:id answer:text decision:number"),
    ];

    /// <summary>Every durable row at one moment, by type and then by id: the same store always gives the same rows in the same order.</summary>
    public static async IAsyncEnumerable<StoredRow> RowsForArchive(this Database database, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var moment = await database.Snapshot(cancel);
        foreach (var table in All)
        {
            await foreach (var row in database.Stream(table.Sql, table.Read, cancel))
                yield return row;
        }
    }
}

/// <param name="Type">The word on each line.</param>
/// <param name="Key">The columns that order the rows and make the id.</param>
/// <param name="Shape">Each column with its kind.</param>
public sealed record ArchiveTable(string Type, string Table, string Key, string Shape)
{
    private readonly (string Column, string Name, string Kind)[] columns =
        [.. Shape.Split(' ').Select(part => part.Split(':')).Select(part => (part[0], CamelCase(part[0]), part[1]))];

    private readonly string[] key = Key.Split(' ');

    public IEnumerable<string> Columns => columns.Select(column => column.Column);

    internal string Sql => Where("1 = 1");

    internal string Where(string condition) =>
        $"SELECT {string.Join(',', Columns.Select(column => $"\"{column}\""))} FROM {Table} WHERE {condition} ORDER BY {string.Join(',', key)}";

    internal StoredRow Read(DbDataReader row)
    {
        List<(string, object?)> fields = new(columns.Length);
        for (var index = 0; index < columns.Length; index++)
        {
            // The id stands for itself already.
            if (columns[index].Name is not "id")
                fields.Add((columns[index].Name, row.IsDBNull(index) ? null : Value(row, index, columns[index].Kind)));
        }

        return new StoredRow(Type, Id(row), fields);
    }

    private string Id(DbDataReader row) => string.Join('/', key.Select(column =>
        Convert.ToString(row.GetValue(Array.FindIndex(columns, known => known.Column.Equals(column, StringComparison.Ordinal))), CultureInfo.InvariantCulture)));

    private static object Value(DbDataReader row, int index, string kind) => kind switch
    {
        "id" => row.GetInt64(index).ToString(CultureInfo.InvariantCulture),
        "number" => row.GetInt64(index),
        "flag" => row.GetBoolean(index),
        "time" => row.Time(index),
        "text" => row.GetString(index),
        "bytes" => row.GetFieldValue<byte[]>(index),
        "json" => new JsonValue(row.GetString(index)),
        "theme" => Word((Theme)row.GetInt32(index)),
        "picturePurpose" => Word((PicturePurpose)row.GetInt32(index)),
        "role" => Word((Role)row.GetInt32(index)),
        "articleState" => Word((ArticleState)row.GetInt32(index)),
        "discussionState" => Word((DiscussionState)row.GetInt32(index)),
        "commentState" => Word((CommentState)row.GetInt32(index)),
        "quoteFate" => Word((QuoteFate)row.GetInt32(index)),
        "branchLock" => Word((BranchLock)row.GetInt32(index)),
        "authorKind" => Word((AuthorKind)row.GetInt32(index)),
        "aliasKind" => Word((AliasKind)row.GetInt32(index)),
        "mailChoice" => Word((MailChoice)row.GetInt32(index)),
        "notificationKind" => Word((NotificationKind)row.GetInt32(index)),
        "correctionKind" => Word((CorrectionKind)row.GetInt32(index)),
        "rightState" => Word((RightState)row.GetInt32(index)),
        "replyState" => Word((ReplyState)row.GetInt32(index)),
        "erasureKind" => Word((ErasureKind)row.GetInt32(index)),
        "measureKind" => Word((MeasureKind)row.GetInt32(index)),
        "appealOutcome" => Word((AppealOutcome)row.GetInt32(index)),
        "ledgerOrigin" => Word((Origin)row.GetInt32(index)),
        "ledgerGround" => Word((Ground)row.GetInt32(index)),
        "outcome" => Word((Outcome)row.GetInt32(index)),
        "policyScope" => Word((PolicyScope)row.GetInt32(index)),
        "ledgerAct" => Word((LedgerAct)row.GetInt32(index)),
        "reportOutcome" => Word((ReportOutcome)row.GetInt32(index)),
        "noticeState" => Word((NoticeState)row.GetInt32(index)),
        "correctionRequestState" => Word((CorrectionRequestState)row.GetInt32(index)),
        "noticeDecision" => Word((NoticeDecision)row.GetInt32(index)),
        _ => throw new InvalidOperationException($"An archive has no value of the kind {kind}."),
    };

    private static string Word<T>(T choice) where T : struct, Enum => CamelCase(choice.ToString());

    private static string CamelCase(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var part in name.Split('_'))
            text.Append(text.Length == 0 ? char.ToLowerInvariant(part[0]) : char.ToUpperInvariant(part[0])).Append(part.AsSpan(1));
        return text.ToString();
    }
}
