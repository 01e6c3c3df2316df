using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using Parley.Core.Articles;
using Parley.Core.Live;
using Parley.Core.Text;
using Parley.Storage.Discussions;
using Parley.Web.Live;
using Parley.Web.Site;

namespace Parley.Web.Discussions;

internal enum FragmentKind
{
    Card,
    Item,
    Votes,
    Data,
    Count,
    Shell,
}

/// <summary>Which part of a page, and what it depends on besides what it shows.</summary>
/// <param name="Kind">Of part.</param>
/// <param name="Language">Of its words.</param>
/// <param name="Base">Of its links; empty where it has none.</param>
/// <param name="First">The comment's or article's id, or a number that is shown.</param>
/// <param name="Second">A second number that is shown.</param>
internal readonly record struct FragmentKey(FragmentKind Kind, string Language, string Base, long First, long Second = 0);

/// <summary>
/// The parts that pages are composed of, each written once by its component: a comment with slots for its votes and its replies, the
/// line of votes for each pair of numbers, an article with its frame. The components remain the only templates there are.
/// </summary>
internal sealed class CommentFragments
{
    private readonly PageRenderer pages;
    private readonly SiteDirectory sites;
    private readonly BoundedMemory<FragmentKey, Fragment> kept;

    public CommentFragments(PageRenderer pages, SiteDirectory sites, Changes changes, CacheOptions options)
    {
        this.pages = pages;
        this.sites = sites;
        kept = new(options.Bytes / 4);
        changes.Committed += Forget;
    }

    public long Bytes => kept.Bytes;

    /// <summary>All the markup kept, for tests that look for what must not be there.</summary>
    public IEnumerable<byte[]> Contents => kept.Values.SelectMany(fragment => fragment.Template.Pieces);

    /// <summary>Comments with their replies, as a list holds them.</summary>
    public async Task<ReadOnlyMemory<byte>> Items(PageFrame frame, IReadOnlyList<CommentView> comments)
    {
        ArrayBufferWriter<byte> to = new(64 * 1024);
        foreach (var part in await Parts(frame, comments))
            part.Write(to);
        return to.WrittenMemory;
    }

    /// <summary>Comments without their replies.</summary>
    public async Task<ReadOnlyMemory<byte>> Cards(PageFrame frame, IReadOnlyList<CommentView> comments)
    {
        ArrayBufferWriter<byte> to = new();
        foreach (var comment in comments)
        {
            var votes = await Votes(frame, comment);
            (await Card(frame, comment)).Write(to, _ => votes.Write(to));
        }

        return to.WrittenMemory;
    }

    public async Task<ReadOnlyMemory<byte>> Count(PageFrame frame, long count)
    {
        ArrayBufferWriter<byte> to = new();
        (await Find(
            new(FragmentKind.Count, frame.Words.Language, "", count), "",
            () => pages.Template<CountLink>((nameof(CountLink.Frame), Bare(frame)), (nameof(CountLink.Count), count)))).Write(to);
        return to.WrittenMemory;
    }

    /// <summary>What a comment says, for the structured data of its page.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> Data(CommentRow row) => (await Find(
        new(FragmentKind.Data, "", "", row.Id.Value), (row.Revision, row.AuthorName, row.CreatedAt),
        () => Task.FromResult(Template.Split(ArticleStructuredData.Members(Markup.PlainText(row.Source), row.AuthorName, row.CreatedAt))))).Pieces[0];

    /// <param name="key">Which part.</param>
    /// <param name="shown">All that it shows, compared by value: another replaces the part.</param>
    /// <param name="write">Writes it.</param>
    public async ValueTask<Template> Find(FragmentKey key, object shown, Func<Task<Template>> write)
    {
        if (kept.Find(key) is { } fragment && fragment.Shown.Equals(shown))
        {
            fragment.IsUsed = true;
            return fragment.Template;
        }

        var template = await write();
        kept.Put(key, new Fragment(key, shown, template), template.Weight + 512);
        return template;
    }

    /// <summary>
    /// A comment's words of which no page was composed since the sweep before are forgotten: another node may have removed them, or this one
    /// while they were being written. Writing them again costs less than a millisecond.
    /// </summary>
    public void Sweep()
    {
        foreach (var fragment in kept.Values.Where(fragment => fragment.Key.Kind is FragmentKind.Card or FragmentKind.Data))
        {
            if (fragment.IsUsed)
                fragment.IsUsed = false;
            else
                kept.Remove(fragment.Key, fragment);
        }
    }

    /// <summary>Words that were taken back, removed or replaced on this node leave at once.</summary>
    private void Forget(Change change)
    {
        if (change is not { Kind: EventKind.CommentRemoved or EventKind.CommentDeleted or EventKind.CommentEdited, Subject: { } comment })
            return;
        Forget(new FragmentKey(FragmentKind.Data, "", "", comment));
        foreach (var site in sites.All)
        {
            Forget(new FragmentKey(FragmentKind.Card, Words.For(site.Language).Language, "", comment));
            Forget(new FragmentKey(FragmentKind.Card, Words.For(site.Language).Language, "/" + site.ShortName, comment));
        }
    }

    private void Forget(FragmentKey key)
    {
        if (kept.Find(key) is { } fragment)
            kept.Remove(key, fragment);
    }

    private async ValueTask<Part[]> Parts(PageFrame frame, IReadOnlyList<CommentView> comments)
    {
        var parts = new Part[comments.Count];
        for (var index = 0; index < parts.Length; index++)
        {
            var comment = comments[index];
            parts[index] = new Part(
                comment, await Item(frame, comment), await Card(frame, comment), await Votes(frame, comment), await Parts(frame, comment.Replies));
        }

        return parts;
    }

    private ValueTask<Template> Card(PageFrame frame, CommentView comment)
    {
        // The HTML of a comment changes with its revision only. Lists are not compared by what is in them.
        var shown = (comment with { Html = null, Quotes = [], Up = 0, Down = 0, ReplyCount = 0, Replies = [], NextReplies = null }, string.Join('\n', comment.Quotes));
        return Find(
            new(FragmentKind.Card, frame.Words.Language, frame.BasePath, comment.Id.Value), shown,
            () => pages.Template<CommentCard>((nameof(CommentCard.Frame), Bare(frame)), (nameof(CommentCard.Comment), comment)));
    }

    private ValueTask<Template> Item(PageFrame frame, CommentView comment)
    {
        var more = comment.NextReplies?.Count ?? (comment.Replies.Count > 0 ? -1 : -2);
        var replies = more == -2 ? 0 : comment.ReplyCount;
        return Find(
            new(FragmentKind.Item, frame.Words.Language, "", replies, more), "",
            () => pages.Template<CommentItem>((nameof(CommentItem.Frame), Bare(frame)), (nameof(CommentItem.Comment), comment with
            {
                NextReplies = comment.NextReplies is { } next ? next with { Path = Template.Mark("path") } : null,
            })));
    }

    private ValueTask<Template> Votes(PageFrame frame, CommentView comment) => Find(
        new(FragmentKind.Votes, frame.Words.Language, "", comment.Up, comment.Down), "",
        () => pages.Template<VoteButtons>(
            (nameof(VoteButtons.Frame), Bare(frame)), (nameof(VoteButtons.Up), comment.Up), (nameof(VoteButtons.Down), comment.Down)));

    /// <summary>What a part may know of its page.</summary>
    private static PageFrame Bare(PageFrame frame) => new() { SiteName = "", BasePath = frame.BasePath, Words = frame.Words, LeavesSlots = true };

    private sealed class Fragment(FragmentKey key, object shown, Template template)
    {
        public FragmentKey Key => key;
        public object Shown => shown;
        public Template Template => template;
        public volatile bool IsUsed = true;
    }

    private sealed record Part(CommentView Comment, Template Item, Template Card, Template Votes, Part[] Replies)
    {
        public void Write(IBufferWriter<byte> to) => Item.Write(to, slot =>
        {
            switch (slot)
            {
                case "card":
                    Card.Write(to, _ => Votes.Write(to));
                    break;
                case "replies":
                    foreach (var reply in Replies)
                        reply.Write(to);
                    break;
                case "path":
                    to.Write(Encoding.UTF8.GetBytes(HtmlEncoder.Default.Encode(Comment.NextReplies?.Path ?? "")));
                    break;
            }
        });
    }
}
