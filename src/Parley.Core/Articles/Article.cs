using Parley.Core.People;
using Parley.Core.Site;
using Parley.Core.Text;

namespace Parley.Core.Articles;

public enum ArticleState
{
    Draft = 0,
    Published = 1,

    /// <summary>Taken down; its address answers that it is gone.</summary>
    Withdrawn = 2,

    /// <summary>Shown from a moment on that is still to come.</summary>
    Scheduled = 3,
}

/// <summary>What a site publishes. Its words are in its revisions; this is what stays the same between them.</summary>
public sealed class Article
{
    /// <summary>In user-perceived characters: more than a published headline may have.</summary>
    private const int ListedLength = 250;

    private const int MostTyped = 2_000;

    private Article() { }

    public Article(SiteId site, string key, string slug, DateTimeOffset now)
    {
        Site = site;
        Key = key;
        Slug = slug;
        CreatedAt = now;
        UpdatedAt = now;
    }

    /// <summary>As the store kept it.</summary>
    public static Article FromStore(
        ArticleId id, SiteId site, string key, string slug, ArticleState state, DateTimeOffset created, DateTimeOffset? published, DateTimeOffset updated,
        int revision, long lastPassage, long version, string headline, DateTimeOffset? scheduled) => new(site, key, slug, created)
        {
            Id = id,
            State = state,
            Headline = headline,
            HeadlineKey = Fold(headline),
            ScheduledFor = scheduled,
            PublishedAt = published,
            UpdatedAt = updated,
            Revision = revision,
            LastPassage = lastPassage,
            Version = version,
        };

    public ArticleId Id { get; private set; }
    public SiteId Site { get; private set; }

    /// <summary>What the newsroom's file calls it; unique in the site, so that publishing the file again makes a revision.</summary>
    public string Key { get; private set; } = "";

    /// <summary>Its address; older ones lead here through <see cref="ArticleAddress"/>.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>What staff know it by: of the working copy where there is one, else of the revision.</summary>
    public string Headline { get; private set; } = "";

    /// <summary>The headline as it is looked for.</summary>
    public string HeadlineKey { get; private set; } = "";

    public ArticleState State { get; private set; }

    /// <summary>When it is to be published; null unless it is scheduled.</summary>
    public DateTimeOffset? ScheduledFor { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset? PublishedAt { get; private set; }
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Number of the revision shown; 0 before the first.</summary>
    public int Revision { get; private set; }

    /// <summary>The last passage id given in this article.</summary>
    public long LastPassage { get; private set; }

    /// <summary>The last number given to a <see cref="WorkingCopy"/>; none is given twice.</summary>
    public int LastCopy { get; private set; }

    /// <summary>Counts changes as the page sees them; part of the page's version.</summary>
    public long Version { get; private set; }

    /// <summary>Makes the next revision, or null when nothing differs from the current one.</summary>
    public ArticleRevision? Revise(ArticleContent content, ArticleRevision? current, AccountId? by, DateTimeOffset now)
    {
        if ((current?.Number ?? 0) != Revision)
            throw new ArgumentException("the revision handed in is not the current one", nameof(current));
        if (current is not null && ArticleJson.Same(current.Content, content)) return null;

        var carried = PassageHistory.Carry(current?.Passages ?? [], ArticleText.Pieces(content), LastPassage);
        LastPassage = carried.LastPassage;
        Name(content.Headline);
        Revision++;
        Version++;
        UpdatedAt = now;
        if (State == ArticleState.Published && content.Published is { } date) PublishedAt = date;
        return new ArticleRevision(Id, Revision, content, carried.Ids, by, now);
    }

    /// <summary>Shows it to readers, dated as the newsroom says or now.</summary>
    public void Publish(DateTimeOffset? date, DateTimeOffset now)
    {
        PublishedAt = date ?? PublishedAt ?? now;
        if (State == ArticleState.Published) return;
        State = ArticleState.Published;
        ScheduledFor = null;
        UpdatedAt = now;
        Version++;
    }

    /// <summary>Shows it to readers without a date: nobody knows when it first appeared.</summary>
    public void PublishUndated()
    {
        if (State == ArticleState.Published) return;
        State = ArticleState.Published;
        ScheduledFor = null;
        Version++;
    }

    /// <summary>Lets it be published when its time has come.</summary>
    public void Schedule(DateTimeOffset moment, DateTimeOffset now)
    {
        if (State == ArticleState.Published) throw new InvalidOperationException("what is published cannot be scheduled");
        State = ArticleState.Scheduled;
        ScheduledFor = moment;
        UpdatedAt = now;
    }

    /// <summary>Makes it again what it was before.</summary>
    public void Unschedule(DateTimeOffset now)
    {
        if (State != ArticleState.Scheduled) return;
        State = PublishedAt is null ? ArticleState.Draft : ArticleState.Withdrawn;
        ScheduledFor = null;
        UpdatedAt = now;
    }

    public void Withdraw(DateTimeOffset now)
    {
        if (State == ArticleState.Withdrawn) return;
        State = ArticleState.Withdrawn;
        ScheduledFor = null;
        UpdatedAt = now;
        Version++;
    }

    /// <summary>Puts a mistake right in public; the record is the answer.</summary>
    public Correction Correct(CorrectionKind kind, string? wrong, string right, AccountId? by, DateTimeOffset now, AccountId? credited = null)
    {
        UpdatedAt = now;
        Version++;
        return new Correction(this, kind, wrong, right, credited, by, now);
    }

    /// <summary>Its page shows other answers of quoted people than before.</summary>
    public void ShowAnswers() => Version++;

    internal int NextCopy() => ++LastCopy;

    /// <summary>Somebody works on it. What is published says nothing of that.</summary>
    public void Draft(string headline, DateTimeOffset now)
    {
        Name(headline);
        if (State is ArticleState.Draft) UpdatedAt = now;
    }

    /// <summary>Under which headline staff find it.</summary>
    public void Name(string headline)
    {
        // What is typed and not published may be of any length; a list shows a line of it.
        var end = Math.Min(headline.Length, MostTyped);
        if (end > 0 && char.IsHighSurrogate(headline[end - 1])) end--;
        Headline = Snippet.Of(headline[..end], ListedLength);
        HeadlineKey = Fold(Headline);
    }

    /// <summary>Words as they are looked for: whatever their case and width.</summary>
    public static string Fold(string words) => Normal.Of(words, System.Text.NormalizationForm.FormKC).ToLowerInvariant();

    /// <summary>Moves it to another address; the caller keeps the old one as an <see cref="ArticleAddress"/>.</summary>
    public void Move(string slug)
    {
        if (string.Equals(Slug, slug, StringComparison.Ordinal)) return;
        Slug = slug;
        Version++;
    }
}

/// <summary>One of the addresses an article has or had; unique in its site.</summary>
public sealed class ArticleAddress
{
    private ArticleAddress() { }

    public ArticleAddress(SiteId site, string slug, ArticleId article)
    {
        Site = site;
        Slug = slug;
        Article = article;
    }

    public SiteId Site { get; private set; }
    public string Slug { get; private set; } = "";
    public ArticleId Article { get; private set; }
}
