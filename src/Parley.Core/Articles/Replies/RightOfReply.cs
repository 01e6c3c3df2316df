using System.Globalization;
using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Core.Site;

namespace Parley.Core.Articles.Replies;

public readonly record struct RightId(long Value)
{
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    public static RightId? Parse(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? new RightId(number) : null;
}

public enum RightState
{
    Invited = 0,

    /// <summary>The address was proved by signing in with it.</summary>
    Verified = 1,

    /// <summary>Whoever has the link says that they are somebody else, or do not want to answer.</summary>
    Declined = 2,
    Revoked = 3,
}

public enum ReplyState
{
    None = 0,

    /// <summary>The site's rules want it read first.</summary>
    Held = 1,
    Published = 2,

    /// <summary>By whoever wrote it; the words are gone.</summary>
    Withdrawn = 3,

    /// <summary>By staff, with a statement.</summary>
    TakenDown = 4,
}

/// <summary>
/// The right of one person or body to answer beside a quotation of their words, and what they answer. It opens to an account that has
/// proved the invited address, and to no other: the link alone, forwarded or not, lets nobody speak in their name.
/// </summary>
public sealed class RightOfReply
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    /// <summary>What nobody took is forgotten so long after its end, with the address.</summary>
    public static readonly TimeSpan KeptUntaken = TimeSpan.FromDays(30);

    /// <summary>A person and the body they speak for, and one more.</summary>
    public const int MostOfQuotation = 3;

    /// <summary>Each is read with its article's page.</summary>
    public const int MostOfArticle = 20;

    /// <summary>Waiting ones of a site: more would be a mailing.</summary>
    public const int MostWaiting = 100;

    public const int LongestName = 120;
    public const int LongestEvidence = 2000;

    /// <summary>Wordings of one reply, the present one among them.</summary>
    public const int MostRevisions = 50;

    private RightOfReply() { }

    /// <param name="passages">The paragraphs of the quotation.</param>
    /// <param name="name">Who is quoted, as the page will say.</param>
    /// <param name="evidence">How the desk knows that the address is theirs.</param>
    public RightOfReply(
        Article article, DiscussionId discussion, IReadOnlyList<PassageId> passages, string name, string email, string emailKey, string evidence, byte[] linkHash,
        AccountId invitedBy, DateTimeOffset now)
    {
        Site = article.Site;
        Article = article.Id;
        ArticleRevision = article.Revision;
        Discussion = discussion;
        Passages = passages;
        Name = name;
        Email = email;
        EmailKey = emailKey;
        Evidence = evidence;
        LinkHash = linkHash;
        InvitedBy = invitedBy;
        InvitedAt = now;
        ExpiresAt = now + Lifetime;
    }

    public RightId Id { get; private set; }
    public SiteId Site { get; private set; }
    public ArticleId Article { get; private set; }
    public DiscussionId Discussion { get; private set; }
    public IReadOnlyList<PassageId> Passages { get; private set; } = [];
    public string Name { get; private set; } = "";
    public string Email { get; private set; } = "";

    /// <summary>The address in the one form that is compared.</summary>
    public string EmailKey { get; private set; } = "";

    public string Evidence { get; private set; } = "";

    /// <summary>SHA-256 of the link's token, 32 bytes.</summary>
    public byte[] LinkHash { get; private set; } = [];

    public AccountId InvitedBy { get; private set; }
    public DateTimeOffset InvitedAt { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>Who proved the address; null until then.</summary>
    public AccountId? Account { get; private set; }

    public DateTimeOffset? VerifiedAt { get; private set; }
    public RightState State { get; private set; }

    public ReplyState Reply { get; private set; }

    /// <summary>In the comment dialect; empty where there is none.</summary>
    public string Source { get; private set; } = "";

    /// <summary>Of the words: 1 and up, 0 before the first.</summary>
    public int Revision { get; private set; }

    /// <summary>The revision of the article that they were written under, before them the one of the invitation.</summary>
    public int ArticleRevision { get; private set; }

    public DateTimeOffset? WrittenAt { get; private set; }
    public DateTimeOffset? EditedAt { get; private set; }

    /// <summary>Why it waits or was taken down: a code.</summary>
    public string? Reason { get; private set; }

    /// <summary>The row of the ledger that took it down or revoked the right; null while nothing did.</summary>
    public long? Decision { get; private set; }

    /// <summary>True while the invitation can be taken or declined.</summary>
    public bool IsOpen(DateTimeOffset now) => State == RightState.Invited && ExpiresAt > now;

    public bool IsSeen => State == RightState.Verified && Reply == ReplyState.Published;

    /// <summary>Staff who took it down have the last word, until an objection is upheld.</summary>
    public bool TakesWords => State == RightState.Verified && Reply != ReplyState.TakenDown;

    public bool IsFor(string? emailKey) => emailKey is not null && string.Equals(EmailKey, emailKey, StringComparison.Ordinal);

    public void Take(AccountId account, DateTimeOffset now)
    {
        State = RightState.Verified;
        Account = account;
        VerifiedAt = now;
    }

    public void Decline() => State = RightState.Declined;

    /// <summary>The words as they are now, to be kept beside the new ones; null where these are the first.</summary>
    public ReplyRevision? Write(string source, int articleRevision, string? heldFor, DateTimeOffset now)
    {
        var former = Revision == 0 || Source.Length == 0 ? null : new ReplyRevision(Id, Revision, Source, EditedAt ?? WrittenAt ?? now);
        if (former is not null)
            EditedAt = now;
        else
            (WrittenAt, EditedAt) = (now, null);
        Source = source;
        Revision++;
        ArticleRevision = articleRevision;
        Reply = heldFor is null ? ReplyState.Published : ReplyState.Held;
        Reason = heldFor;
        return former;
    }

    public void Publish() => (Reply, Reason) = (ReplyState.Published, null);

    public void Withdraw() => (Reply, Reason, Source) = (ReplyState.Withdrawn, null, "");

    public void TakeDown(string reason, long decision) => (Reply, Reason, Decision) = (ReplyState.TakenDown, reason, decision);

    public void Revoke(long? decision) => (State, Decision) = (RightState.Revoked, decision);

    /// <summary>An objection was right: what the decision took is back.</summary>
    public void Restore()
    {
        Decision = null;
        if (State == RightState.Revoked)
            State = RightState.Verified;
        else
            Publish();
    }
}

/// <summary>An earlier wording of a reply.</summary>
public sealed class ReplyRevision
{
    private ReplyRevision() { }

    internal ReplyRevision(RightId right, int number, string source, DateTimeOffset writtenAt)
    {
        RightId = right;
        Number = number;
        Source = source;
        WrittenAt = writtenAt;
    }

    public RightId RightId { get; private set; }
    public int Number { get; private set; }
    public string Source { get; private set; } = "";
    public DateTimeOffset WrittenAt { get; private set; }
}
