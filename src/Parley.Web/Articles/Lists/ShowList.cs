using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Articles;
using Parley.Core.Site;
using Parley.Storage.Articles;
using Parley.Web.Site;

namespace Parley.Web.Articles.Lists;

/// <summary><c>GET /sections/{slug}</c>, <c>/tags/{slug}</c>, <c>/authors/{slug}</c>, each with <c>?before=</c>: the articles in it, newest first.</summary>
internal static class ShowList
{
    public static Task<Results<FinishedPage, RedirectHttpResult, NotFound>> Handle(string slug, string? before, CurrentSite asked, PageCache pages, CancellationToken cancel) =>
        Handle(TermKind.Section, slug, before, asked, pages, cancel);

    public static Task<Results<FinishedPage, RedirectHttpResult, NotFound>> HandleTag(string slug, string? before, CurrentSite asked, PageCache pages, CancellationToken cancel) =>
        Handle(TermKind.Tag, slug, before, asked, pages, cancel);

    public static Task<Results<FinishedPage, RedirectHttpResult, NotFound>> HandleAuthor(string slug, string? before, CurrentSite asked, PageCache pages, CancellationToken cancel) =>
        Handle(TermKind.Author, slug, before, asked, pages, cancel);

    private static async Task<Results<FinishedPage, RedirectHttpResult, NotFound>> Handle(
        TermKind kind, string slug, string? before, CurrentSite asked, PageCache pages, CancellationToken cancel)
    {
        var after = ListCursor.Parse(before);
        if (slug.Length > Slug.MaxLength || (after is null && !string.IsNullOrEmpty(before)))
            return TypedResults.NotFound();
        var key = new PageKey(PageKind.List, asked) { Id = (long)kind, Text = $"{slug}?{after}" };
        if (await pages.Get(key, null, (composition, stop) => Compose(kind, slug, after, asked, composition, stop), cancel) is { } page)
            return page;
        return Moved(kind, slug, asked) is { } path ? TypedResults.LocalRedirect(asked.PathBase + path, permanent: true) : TypedResults.NotFound();
    }

    /// <summary>The list that an address leads to: a section was known by its name before the site gave it an address of its own; and people type capitals.</summary>
    public static string? Moved(TermKind kind, string slug, CurrentSite asked)
    {
        var proper = Slug.From(slug);
        var moved = kind == TermKind.Section && ListLinks.Named(asked.Site, proper) is { } named ? named.Slug : proper;
        return moved.Length > 0 && moved != slug ? ListLinks.Path(Folder(kind), moved) : null;
    }

    /// <summary>First segment of the list's address.</summary>
    public static string Folder(TermKind kind) => kind switch
    {
        TermKind.Section => "sections",
        TermKind.Tag => "tags",
        TermKind.Author => "authors",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The list that an address means, and what it is called; null when there is none.</summary>
    public static async Task<(ArticleList List, string Name)?> Find(Composition composition, Publication site, TermKind kind, string slug, CancellationToken cancel)
    {
        var section = kind == TermKind.Section ? site.Sections.FirstOrDefault(section => section.Slug == slug) : null;
        // Where the site has given this section another address, that one is its only one.
        if (kind == TermKind.Section && section is null && ListLinks.Named(site, slug) is not null)
            return null;
        var list = new ArticleList(site.Id, kind, section is null ? slug : Slug.From(section.Name));
        return (section?.Name ?? await composition.Database.NameOf(list, cancel)) is { } name ? (list, name) : null;
    }

    private static async Task<PageBody?> Compose(TermKind kind, string slug, ListCursor? after, CurrentSite asked, Composition composition, CancellationToken cancel)
    {
        if (await composition.Site(asked.Site.Id, cancel) is not { } site || await Find(composition, site, kind, slug, cancel) is not var (list, name))
            return null;
        var page = await ListItems.Read(composition, asked, site, list, after, cancel);
        if (page.IsBeyondLast(after))
            return null;
        var path = $"{asked.PathBase}/{Folder(kind)}/{Uri.EscapeDataString(slug)}";
        var frame = Frames.Frame(asked, site, name) with
        {
            Canonical = asked.AbsoluteUrl(after is null ? path : $"{path}?before={after}"),
            CurrentSection = path,
            Feeds = Feeds.FeedLinks.Of(asked, site, path, name),
            JsonLd = ListStructuredData.Json(name, asked.AbsoluteUrl(path), site.Name, asked.AbsoluteUrl(asked.PathBase + "/"), page.Items.Select(item => asked.AbsoluteUrl(item.Path))),
            OpenGraph = new OpenGraph { Type = "website", Title = name, Url = asked.AbsoluteUrl(path) },
        };
        var leads = kind == TermKind.Section && after is null;
        return await composition.Pages.Body<FrontPage>(frame, new FrontView
        {
            Frame = frame,
            Heading = name,
            Kind = frame.Words.Find($"list.{kind.ToString().ToLowerInvariant()}"),
            Author = kind == TermKind.Author ? await Byline(composition, list, slug, cancel) : null,
            Lead = leads && page.Items is [var lead, ..] ? lead : null,
            Items = leads ? [.. page.Items.Skip(1)] : page.Items,
            NewestPath = after is null ? null : path,
            OlderPath = page.Next is { } next ? $"{path}?before={next}" : null,
        });
    }

    /// <summary>Role and link as the author's newest article prints them.</summary>
    private static async Task<Byline?> Byline(Composition composition, ArticleList list, string slug, CancellationToken cancel) =>
        (await composition.Database.Articles(list, null, 1, cancel)) is [var newest]
            ? newest.Revision.Content.Bylines.FirstOrDefault(byline => Slug.From(byline.Name) == slug)
            : null;
}
