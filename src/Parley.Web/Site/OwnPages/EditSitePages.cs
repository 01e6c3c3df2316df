using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Parley.Core.Articles;
using Parley.Core.Site;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Site;
using Parley.Web.People;
using Parley.Web.Site.Settings;

namespace Parley.Web.Site.OwnPages;

/// <summary><c>/site/pages</c> and <c>/site/pages/edit</c>: owners write the site's own pages, look at them, keep drafts, publish and take down.</summary>
internal static class EditSitePages
{
    internal sealed record Request
    {
        /// <summary>The page's slug; for a new one made of the title where it is empty.</summary>
        public string? Page { get; init; }
        public string? Title { get; init; }
        public string? Text { get; init; }
        public string? SeenNumber { get; init; }
        public string? SeenAt { get; init; }

        /// <summary><c>preview</c>, <c>save</c>, <c>publish</c> or <c>down</c>.</summary>
        public string? Do { get; init; }
    }

    public static async Task<HtmlPage> List(string? done, CurrentReader reader, CurrentSite asked, Database database, HttpContext context, CancellationToken cancel)
    {
        var words = context.Words();
        var pages = await database.PagesOf(asked.Site.Id, cancel);
        IReadOnlyList<PageNotice> notices = done is "saved" or "published" or "down" ? [new PageNotice(NoticeKind.Good, words[$"site.pages.{done}"])] : [];
        return HtmlPage.Personal<SitePageListPage>(new SitePageListView
        {
            Settings = SettingsFrame.Of(context, "pages", reader, notices),
            Pages =
            [
                .. SitePage.Usual.Where(slug => pages.All(page => page.Slug != slug)).Select(slug => new SitePageLine(slug, words[$"page.usual.{slug}"], null, null, false, false)),
                .. pages.Select(page => new SitePageLine(page.Slug, page.Title, page.At, page.By, page.IsPublished, page.HasDraft)),
            ],
        });
    }

    public static async Task<Results<HtmlPage, NotFound>> Form(
        string? page, CurrentReader reader, CurrentSite asked, Database database, HttpContext context, CancellationToken cancel)
    {
        var words = context.Words();
        if (page is null)
            return Show(context, reader, new Request(), [], null, StatusCodes.Status200OK, []);
        if ((await database.PagesOf(asked.Site.Id, cancel)).Find(known => known.Slug == page) is { } state)
            return Show(context, reader, Seen(state) with { Title = state.Title, Text = state.Source }, [], null, StatusCodes.Status200OK, [], state.IsPublished);
        return SitePage.Usual.Contains(page, StringComparer.Ordinal)
            ? Show(
                context, reader, new Request { Page = page, Title = words[$"page.usual.{page}"], Text = PageDrafts.For(page, asked.Site) }, [], null, StatusCodes.Status200OK,
                [new PageNotice(NoticeKind.Plain, words["site.pages.draft"])])
            : TypedResults.NotFound();
    }

    public static async Task<Results<RedirectHttpResult, HtmlPage>> HandleForm(
        [FromForm] Request form, CurrentReader reader, CurrentSite asked, Database database, KeyFile keys, HttpContext context, CancellationToken cancel)
    {
        var words = context.Words();
        var author = new SettingAuthor(reader.Account, keys, context.Now());
        if (form.Do == "down")
        {
            await database.Write((job, stop) => job.TakePageDown(asked.Site.Id, form.Page ?? "", author, stop), cancel);
            return await Back("down");
        }

        var (page, wrong) = Read(form, words);
        if (page is null)
            return Show(context, reader, form, wrong, null, StatusCodes.Status422UnprocessableEntity, []);
        if (PageText.Parse(page.Source) is not PageTextOutcome.Read read)
            return Show(context, reader, form, Errors(page.Source), null, StatusCodes.Status422UnprocessableEntity, []);
        if (form.Do is not ("save" or "publish"))
            return Show(context, reader, form with { Page = page.Slug }, [], read.Blocks, StatusCodes.Status200OK, []);
        if (form.Do == "publish" && PageText.Blanks(page.Source) is { Count: > 0 } blanks)
            return Show(
                context, reader, form, [words["site.pages.blanks"], .. blanks], read.Blocks, StatusCodes.Status422UnprocessableEntity, []);
        switch (await database.Write((job, stop) => job.SavePage(asked.Site.Id, page with { Publish = form.Do == "publish" }, author, stop), cancel))
        {
            case PageSave.Done:
                return await Back(form.Do == "publish" ? "published" : "saved");
            case PageSave.Full:
                return Show(context, reader, form, [words.Fill("site.fault.many", ("limit", words.Number(SitePage.MostOfSite)))], read.Blocks, StatusCodes.Status422UnprocessableEntity, []);
            default:
                var now = (await database.PagesOf(asked.Site.Id, cancel)).Find(known => known.Slug == page.Slug);
                var seen = now is null ? form : Seen(now) with { Title = form.Title, Text = form.Text };
                return Show(
                    context, reader, seen, [], now is not null && PageText.Parse(now.Source) is PageTextOutcome.Read theirs ? theirs.Blocks : null,
                    StatusCodes.Status409Conflict, [new PageNotice(NoticeKind.Warning, words.Fill("site.pages.overtaken", ("name", now?.By ?? words["site.history.somebody"])))]);
        }

        async Task<RedirectHttpResult> Back(string done)
        {
            await context.RequestServices.GetRequiredService<SiteDirectory>().Refresh(cancel);
            return PersonalAnswer.GoTo(context, $"{context.Request.PathBase}/site/pages?done={done}");
        }
    }

    private static (PageToSave? Page, IReadOnlyList<string> Wrong) Read(Request form, Words words)
    {
        var title = SiteLine.Check(form.Title, SitePage.LongestTitle);
        if (title is not TextOutcome.Accepted { Text: var named })
            return (null, [title switch
            {
                TextOutcome.Empty => words["site.pages.no_title"],
                TextOutcome.TooLong => words.Fill("site.fault.long", ("limit", words.Number(SitePage.LongestTitle))),
                _ => words["site.fault.hidden"],
            }]);
        if (string.IsNullOrWhiteSpace(form.Text))
            return (null, [words["site.pages.no_text"]]);
        var slug = string.IsNullOrWhiteSpace(form.Page) ? Slug.From(named) : form.Page;
        if (slug.Length == 0 || Slug.WhatIsWrongWith(slug) is not null)
            return (null, [words.Fill("site.fault.address", ("name", named))]);
        var number = int.TryParse(form.SeenNumber, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0;
        var at = long.TryParse(form.SeenAt, NumberStyles.None, CultureInfo.InvariantCulture, out var time) ? DateTimeOffset.FromUnixTimeMilliseconds(Math.Min(time, 253402300799999)) : (DateTimeOffset?)null;
        return (new PageToSave(slug, named, TextRules.Normalise(form.Text), number, at, Publish: false), []);
    }

    private static Request Seen(PageState state) => new()
    {
        Page = state.Slug,
        SeenNumber = state.Number.ToString(CultureInfo.InvariantCulture),
        SeenAt = state.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
    };

    private static IReadOnlyList<string> Errors(string source) =>
        PageText.Parse(source) is PageTextOutcome.Unreadable wrong ? [.. wrong.Errors.Select(error => error.ToString())] : [];

    private static HtmlPage Show(
        HttpContext context, CurrentReader reader, Request form, IReadOnlyList<string> wrong, IReadOnlyList<LaidBlock>? preview, int status,
        IReadOnlyList<PageNotice> notices, bool isPublished = false) =>
        HtmlPage.Personal<SitePageForm>(new SitePageFormView
        {
            Settings = SettingsFrame.Of(context, "pages", reader, notices),
            Slug = form.Page ?? "",
            IsNew = form.SeenNumber is null && !SitePage.Usual.Contains(form.Page ?? "", StringComparer.Ordinal),
            Title = form.Title ?? "",
            Text = form.Text ?? "",
            SeenNumber = form.SeenNumber ?? "",
            SeenAt = form.SeenAt ?? "",
            Wrong = wrong,
            Preview = preview,
            IsPublished = isPublished,
        }, status);
}

public sealed record SitePageListView
{
    public required SettingsFrame Settings { get; init; }
    public required IReadOnlyList<SitePageLine> Pages { get; init; }
}

/// <param name="Slug">Of the page.</param>
/// <param name="Title">Its newest title, or what such a page is called.</param>
/// <param name="At">When it was written last; null where nobody has.</param>
/// <param name="By">Who wrote it.</param>
/// <param name="IsPublished">Readers see it.</param>
/// <param name="HasDraft">Its newest words are not what readers see.</param>
public sealed record SitePageLine(string Slug, string Title, DateTimeOffset? At, string? By, bool IsPublished, bool HasDraft);

public sealed record SitePageFormView
{
    public required SettingsFrame Settings { get; init; }
    public required string Slug { get; init; }

    /// <summary>An own page whose address is still free to choose.</summary>
    public bool IsNew { get; init; }
    public required string Title { get; init; }
    public required string Text { get; init; }
    public required string SeenNumber { get; init; }
    public required string SeenAt { get; init; }
    public required IReadOnlyList<string> Wrong { get; init; }

    /// <summary>How it would look; null where it was not asked for.</summary>
    public IReadOnlyList<LaidBlock>? Preview { get; init; }
    public bool IsPublished { get; init; }
}
