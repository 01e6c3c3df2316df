using Parley.Core.Articles;
using Parley.Core.Live;
using Parley.Core.Site;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Storage.Live;
using Parley.Web.Discussions;
using Parley.Web.Live;

namespace Parley.Web.Site;

/// <summary>
/// One making of a page, from one moment of the store. Whoever makes it names everything that the page shows with the number it was
/// read at; a page is fresh for as long as nobody on this node knows a higher one.
/// </summary>
internal sealed class Composition(Database database, Changes changes, SiteDirectory sites, PageRenderer pages, CommentFragments fragments, bool takesWrites, PageParts? before) : IDisposable
{
    private readonly List<PagePart> parts = [];
    private readonly List<PagePart> late = [];

    /// <summary>False while the store only reads: pages then say so.</summary>
    public bool TakesWrites => takesWrites;

    public Database Database => database;
    public PageRenderer Pages => pages;
    public CommentFragments Fragments => fragments;

    public void Shows(DiscussionRow discussion)
    {
        Shows(EventScope.Discussion, discussion.Id.Value, discussion.Seq);
        if (discussion is { Article: { } article, ArticleVersion: { } version })
            Shows(EventScope.Article, article.Value, version);
    }

    public void Shows(Article article) => Shows(EventScope.Article, article.Id.Value, article.Version);

    public void Shows(EventScope scope, long id, long number)
    {
        if (parts.Any(part => part.Followed.Scope == scope && part.Followed.Id == id))
            return;
        var part = new PagePart(changes.Follow(scope, id), number);
        parts.Add(part);
        if (before?.Has(scope, id) != true)
            late.Add(part);
        part.Followed.Learn(number);
    }

    /// <summary>The site as the store has it now, which is at times newer than what this node remembers; null when there is none.</summary>
    public async Task<Publication?> Site(SiteId id, CancellationToken cancel)
    {
        if (!(await database.NewestNumbers(EventScope.Site, [id.Value], cancel)).TryGetValue(id.Value, out var version))
            return null;
        Shows(EventScope.Site, id.Value, version);
        if (sites.ById(id) is not { } known || known.Version < version)
            await sites.Refresh(cancel);
        return sites.ById(id);
    }

    /// <summary>
    /// To be called after the moment that was read. What is followed only since then is looked up once more: no change falls between
    /// reading and following.
    /// </summary>
    public async Task<PageParts> Finish(CancellationToken cancel)
    {
        foreach (var same in late.GroupBy(part => part.Followed.Scope))
        {
            var newest = await database.NewestNumbers(same.Key, [.. same.Select(part => part.Followed.Id)], cancel);
            foreach (var part in same)
                part.Followed.Learn(newest.GetValueOrDefault(part.Followed.Id));
        }

        PageParts shown = new([.. parts]);
        parts.Clear();
        return shown;
    }

    public void Dispose()
    {
        foreach (var part in parts)
            part.Followed.Dispose();
    }
}

internal readonly record struct PagePart(Followed Followed, long Number);

/// <summary>What a kept page shows, each with the number it was read at; all of it is followed until this is disposed of.</summary>
internal sealed class PageParts(PagePart[] parts) : IDisposable
{
    /// <summary>The discussion that the page is about; null where it is about none or several.</summary>
    public PagePart? Discussion { get; } = parts.Where(part => part.Followed.Scope == EventScope.Discussion).ToArray() is [var only] ? only : null;

    public bool AreFresh
    {
        get
        {
            foreach (var part in parts)
            {
                if (part.Followed.Number > part.Number)
                    return false;
            }

            return true;
        }
    }

    public bool Has(EventScope scope, long id) => parts.Any(part => part.Followed.Scope == scope && part.Followed.Id == id);

    public void Dispose()
    {
        foreach (var part in parts)
            part.Followed.Dispose();
    }
}
