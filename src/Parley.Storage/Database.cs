using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Parley.Core.Articles;
using Parley.Core.Articles.Replies;
using Parley.Core.Discussions;
using Parley.Core.Live;
using Parley.Core.Moderation;
using Parley.Core.Moderation.Corrections;
using Parley.Core.Moderation.Reports;
using Parley.Core.Moderation.Sources;
using Parley.Core.Notifications;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage.Articles;
using Parley.Storage.Articles.Replies;
using Parley.Storage.Discussions;
using Parley.Storage.Discussions.Quotes;
using Parley.Storage.Live;
using Parley.Storage.Moderation;
using Parley.Storage.Moderation.Corrections;
using Parley.Storage.Moderation.Desk;
using Parley.Storage.Moderation.Reports;
using Parley.Storage.Moderation.Sources;
using Parley.Storage.Moderation.Surges;
using Parley.Storage.Notifications;
using Parley.Storage.People;
using Parley.Storage.Site;
using Parley.Storage.Site.Search;

namespace Parley.Storage;

/// <summary>
/// The one context the rest of the code names; SQLite and PostgreSQL each seal it. Outside a write job it only reads.
/// </summary>
public abstract class Database(DbContextOptions options) : DbContext(options)
{
    public DbSet<Publication> Sites => Set<Publication>();
    public DbSet<SitePage> SitePages => Set<SitePage>();
    public DbSet<SitePageRevision> SitePageRevisions => Set<SitePageRevision>();
    public DbSet<StoredFile> Files => Set<StoredFile>();
    public DbSet<KeptPicture> Pictures => Set<KeptPicture>();
    public DbSet<Article> Articles => Set<Article>();
    public DbSet<ArticleAddress> ArticleAddresses => Set<ArticleAddress>();
    public DbSet<ArticleTerm> ArticleTerms => Set<ArticleTerm>();
    public DbSet<ArticleRevision> ArticleRevisions => Set<ArticleRevision>();
    public DbSet<WorkingCopy> WorkingCopies => Set<WorkingCopy>();
    public DbSet<Correction> Corrections => Set<Correction>();
    public DbSet<RightOfReply> RightsOfReply => Set<RightOfReply>();
    public DbSet<ReplyRevision> ReplyRevisions => Set<ReplyRevision>();
    public DbSet<Discussion> Discussions => Set<Discussion>();
    public DbSet<DiscussionUrl> DiscussionUrls => Set<DiscussionUrl>();
    public DbSet<Comment> Comments => Set<Comment>();
    public DbSet<CommentRevision> CommentRevisions => Set<CommentRevision>();
    public DbSet<Vote> Votes => Set<Vote>();
    public DbSet<IdempotencyKey> IdempotencyKeys => Set<IdempotencyKey>();
    public DbSet<Provenance> Provenance => Set<Provenance>();
    public DbSet<ImportAlias> ImportAliases => Set<ImportAlias>();
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<StaffMember> Staff => Set<StaffMember>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<Guest> Guests => Set<Guest>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<SignInTicket> SignInTickets => Set<SignInTicket>();
    public DbSet<Passkey> Passkeys => Set<Passkey>();
    public DbSet<Portrait> Portraits => Set<Portrait>();
    public DbSet<ExternalLogin> ExternalLogins => Set<ExternalLogin>();
    public DbSet<SpentToken> SpentTokens => Set<SpentToken>();
    public DbSet<EmailChange> EmailChanges => Set<EmailChange>();
    public DbSet<Erasure> Erasures => Set<Erasure>();
    public DbSet<Measure> Measures => Set<Measure>();
    public DbSet<PersonNote> PersonNotes => Set<PersonNote>();
    public DbSet<PersonReading> PersonReadings => Set<PersonReading>();
    public DbSet<LedgerRow> Ledger => Set<LedgerRow>();
    public DbSet<LedgerWords> LedgerWords => Set<LedgerWords>();
    public DbSet<Report> Reports => Set<Report>();
    public DbSet<LegalNotice> LegalNotices => Set<LegalNotice>();
    public DbSet<NoticeComment> NoticeComments => Set<NoticeComment>();
    public DbSet<ReportingLimit> ReportingLimits => Set<ReportingLimit>();
    public DbSet<CorrectionRequest> CorrectionRequests => Set<CorrectionRequest>();
    public DbSet<SourceQuestion> SourceQuestions => Set<SourceQuestion>();
    public DbSet<Appeal> Appeals => Set<Appeal>();
    public DbSet<Event> Events => Set<Event>();
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();
    public DbSet<Notification> Notifications => Set<Notification>();
    public DbSet<Follow> Follows => Set<Follow>();
    public DbSet<Mute> Mutes => Set<Mute>();
    public DbSet<Telling> Tellings => Set<Telling>();
    public DbSet<Webhook> Webhooks => Set<Webhook>();
    public DbSet<JobLease> JobLeases => Set<JobLease>();
    public DbSet<RetentionRun> RetentionRuns => Set<RetentionRun>();
    public DbSet<Installation> Installations => Set<Installation>();

    /// <summary>The queue this context's writes go through; absent in tools that only make migrations.</summary>
    internal WriteQueue? Queue { get; init; }

    /// <summary>True inside a job of the write queue, the only place where this context may change anything.</summary>
    internal bool InJob { get; init; }

    /// <summary>True in a job that shares its transaction with others: it is plain SQL alone.</summary>
    internal bool IsShared { get; init; }

    /// <summary>
    /// Where plain SQL runs. Inside a job it is the job's connection; a reading context takes one when first asked, so that plain reads
    /// never wake the framework.
    /// </summary>
    internal PlainConnection? Plain { get; init; }

    /// <summary>What the transaction has announced so far; told to the process after its commit.</summary>
    internal List<Change> Announced { get; } = [];

    /// <summary>Begins a transaction that reads one moment of the store.</summary>
    internal abstract System.Data.Common.DbTransaction BeginSnapshot(System.Data.Common.DbConnection connection);

    /// <summary>Appended to a SELECT whose rows the transaction is about to change.</summary>
    public abstract string ForUpdate { get; }

    /// <summary>Waits for all other jobs that named the same, and lets the next one in at the end of the transaction: for what has no row of its own to lock.</summary>
    internal abstract Task TakeTurn(string name, CancellationToken cancel);

    /// <summary>A condition that holds where the column is one of the numbers of the parameter <c>@ids</c>.</summary>
    internal abstract string IsListed(string column);

    /// <summary>The value of <c>@ids</c>: however long the list, the statement's text is the same.</summary>
    internal abstract object List(IEnumerable<long> ids);

    /// <summary>Takes <paramref name="count"/> comment ids, ascending, not always neighbours; call it with the discussion's row locked.</summary>
    public abstract Task<IReadOnlyList<long>> TakeCommentIds(int count, CancellationToken cancel);

    /// <summary>Takes <paramref name="count"/> ids of a table that numbers its rows itself, for <see cref="InsertMany"/>; not always neighbours.</summary>
    internal abstract Task<IReadOnlyList<long>> TakeIds(string table, int count, CancellationToken cancel);

    /// <summary>A table of the elements of the JSON array <c>@rows</c>, one column <c>value</c>; <c>value ->> 0</c> is the first of an array in it, as text.</summary>
    internal abstract string JsonRows { get; }

    /// <summary>
    /// Inserts many rows inside a write job, by the fastest way of the database. Values are in the order of the columns and of exactly
    /// their types: long, int, short, bool, string, byte[] or null.
    /// </summary>
    public abstract Task InsertMany(string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows, CancellationToken cancel);

    /// <summary>
    /// Runs <paramref name="job"/> in the write queue, in its own context and transaction, and answers after the commit. It may run more
    /// than once. One that takes longer than some seconds is stopped and undone, see <see cref="Store.LongestJob"/>.
    /// </summary>
    /// <exception cref="StoreBusyException">The queue is full or the job took too long: nothing was written.</exception>
    /// <exception cref="StoreUnavailableException">The store cannot be written, or the commit failed and whether it was written is not known.</exception>
    public async Task<T> Write<T>(Func<Database, CancellationToken, Task<T>> job, CancellationToken cancel) => await (await ToQueue()).Write(job, cancel);

    /// <summary>
    /// The same for what many do at once: the job shares its transaction with others that wait beside it. It is short and plain SQL, and
    /// changes nothing of another discussion than the one it names.
    /// </summary>
    public async Task<T> Write<T>(DiscussionId discussion, Func<Database, CancellationToken, Task<T>> job, CancellationToken cancel) =>
        await (await ToQueue()).Write(discussion.Value, job, cancel);

    /// <summary>The same for the very hottest: all items that wait for the same <paramref name="many"/> are written by one call of it.</summary>
    public async Task<TResult> Write<TItem, TResult>(DiscussionId discussion, TItem item, ManyAtOnce<TItem, TResult> many, CancellationToken cancel) =>
        await (await ToQueue()).Write(discussion.Value, item, many, cancel);

    /// <summary>Whoever waits for the disk keeps no reading connection from others.</summary>
    private async ValueTask<WriteQueue> ToQueue()
    {
        if (Plain is not null)
            await Plain.HandBack();
        return Queue ?? throw new InvalidOperationException("This context has no write queue.");
    }

    /// <summary>The framework works in the transaction that the job's session has begun: it begins none itself.</summary>
    public override DbSet<TEntity> Set<TEntity>()
    {
        if (IsShared)
            throw new InvalidOperationException("A job that shares its transaction is plain SQL; one that needs the framework names no discussion.");
        if (InJob)
            Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        return base.Set<TEntity>();
    }

    public override async ValueTask DisposeAsync()
    {
        if (Plain is not null)
            await Plain.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new InvalidOperationException("Saving is asynchronous: SaveChangesAsync inside a job of Database.Write.");

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        InJob
            ? base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken)
            : throw new InvalidOperationException("Writes go through Database.Write.");

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<MillisecondsConverter>();
        configurationBuilder.Properties<SiteId>().HaveConversion<SiteIdConverter>();
        configurationBuilder.Properties<ArticleId>().HaveConversion<ArticleIdConverter>();
        configurationBuilder.Properties<CorrectionId>().HaveConversion<CorrectionIdConverter>();
        configurationBuilder.Properties<PassageId>().HaveConversion<PassageIdConverter>();
        configurationBuilder.Properties<DiscussionId>().HaveConversion<DiscussionIdConverter>();
        configurationBuilder.Properties<CommentId>().HaveConversion<CommentIdConverter>();
        configurationBuilder.Properties<AccountId>().HaveConversion<AccountIdConverter>();
        configurationBuilder.Properties<GuestId>().HaveConversion<GuestIdConverter>();
        configurationBuilder.Properties<AppealId>().HaveConversion<AppealIdConverter>();
        configurationBuilder.Properties<NoticeId>().HaveConversion<NoticeIdConverter>();
        configurationBuilder.Properties<RightId>().HaveConversion<RightIdConverter>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        SiteMapping.Apply(modelBuilder);
        ArticleMapping.Apply(modelBuilder);
        RightMapping.Apply(modelBuilder);
        DiscussionMapping.Apply(modelBuilder);
        QuoteMapping.Apply(modelBuilder);
        PeopleMapping.Apply(modelBuilder);
        LedgerMapping.Apply(modelBuilder);
        DeskMapping.Apply(modelBuilder);
        SurgeMapping.Apply(modelBuilder);
        ReportMapping.Apply(modelBuilder);
        CorrectionRequestMapping.Apply(modelBuilder);
        SourceMapping.Apply(modelBuilder);
        ScreeningMapping.Apply(modelBuilder);
        EventMapping.Apply(modelBuilder);
        NotificationMapping.Apply(modelBuilder);
        SearchMapping.Apply(modelBuilder);

        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
                property.SetColumnName(SnakeCase(property.Name));
        }
    }

    private static string SnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        foreach (var sign in name)
        {
            if (char.IsAsciiLetterUpper(sign) && text.Length > 0)
                text.Append('_');
            text.Append(char.ToLowerInvariant(sign));
        }

        return text.ToString();
    }
}

/// <summary>UTC, cut to the millisecond, as 64-bit Unix milliseconds in both databases.</summary>
public sealed class MillisecondsConverter() : ValueConverter<DateTimeOffset, long>(
    time => time.ToUnixTimeMilliseconds(), number => DateTimeOffset.FromUnixTimeMilliseconds(number));

public sealed class SiteIdConverter() : ValueConverter<SiteId, long>(id => id.Value, number => new SiteId(number));

public sealed class ArticleIdConverter() : ValueConverter<ArticleId, long>(id => id.Value, number => new ArticleId(number));

public sealed class CorrectionIdConverter() : ValueConverter<CorrectionId, long>(id => id.Value, number => new CorrectionId(number));

public sealed class PassageIdConverter() : ValueConverter<PassageId, long>(id => id.Value, number => new PassageId(number));

public sealed class DiscussionIdConverter() : ValueConverter<DiscussionId, long>(id => id.Value, number => new DiscussionId(number));

public sealed class CommentIdConverter() : ValueConverter<CommentId, long>(id => id.Value, number => new CommentId(number));

public sealed class AccountIdConverter() : ValueConverter<AccountId, long>(id => id.Value, number => new AccountId(number));

public sealed class GuestIdConverter() : ValueConverter<GuestId, long>(id => id.Value, number => new GuestId(number));

public sealed class AppealIdConverter() : ValueConverter<AppealId, long>(id => id.Value, number => new AppealId(number));

public sealed class NoticeIdConverter() : ValueConverter<NoticeId, long>(id => id.Value, number => new NoticeId(number));

public sealed class RightIdConverter() : ValueConverter<RightId, long>(id => id.Value, number => new RightId(number));
