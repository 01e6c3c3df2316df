using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Storage.People;
using Parley.Web.Discussions;
using Parley.Web.Discussions.Quotes;
using Parley.Web.Site;

namespace Parley.Web.People;

/// <summary>A person as everybody sees them: name, since when, and what they wrote.</summary>
internal static class ShowPerson
{
    private const int OnPage = 20;
    private const int MostOnPage = 100;

    /// <param name="Id">A string of digits.</param>
    /// <param name="Comments">Visible ones, newest first, without replies.</param>
    /// <param name="Next">The cursor of the older ones, or null.</param>
    internal sealed record Answer(
        string Id, string Name, string? About, DateTimeOffset Since, long CommentCount, IReadOnlyList<CommentJson> Comments, string? Next);

    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(
        long id, int? limit, string? cursor, CurrentSite site, Database database, CancellationToken cancel)
    {
        var words = site.Words();
        if (limit is < 1 or > MostOnPage) return PeopleProblems.BadField("limit", $"1…{MostOnPage}");
        if (cursor is not null && CommentId.Parse(cursor) is null) return PeopleProblems.BadField("cursor", words["error.400.heading"]);
        if (await Find(id, database, cancel) is not { } person) return PeopleProblems.NotFound(words);

        var most = limit ?? OnPage;
        var only = site.Named ? site.Site.Id : (Core.Site.SiteId?)null;
        var comments = await database.CommentsBy(person.Id, only, CommentId.Parse(cursor), most + 1, cancel);
        var shown = comments.Take(most).ToList();
        var quotes = await QuotesJson.Read(database, shown.Select(row => row.Id), site.PathBase, null, cancel);
        return TypedResults.Ok(new Answer(
            person.Id.ToString(), person.Name, person.About, person.CreatedAt, await database.CommentCountBy(person.Id, only, cancel),
            [.. shown.Select(row => CommentJson.Of(row, quotes))], comments.Count > most ? shown[^1].Id.ToString() : null));
    }

    public static async Task<Results<HtmlPage, NotFound>> Page(
        long id, string? before, CurrentSite site, Database database, HttpContext context, CancellationToken cancel)
    {
        if (await Find(id, database, cancel) is not { } person) return TypedResults.NotFound();
        var only = site.Named ? site.Site.Id : (Core.Site.SiteId?)null;
        var comments = await database.CommentsBy(person.Id, only, CommentId.Parse(before), OnPage + 1, cancel);
        var shown = comments.Take(OnPage).ToList();
        var role = await database.Staff.AsNoTracking().Where(staff => staff.Account == person.Id && staff.Site == site.Site.Id)
            .Select(staff => staff.Role).SingleOrDefaultAsync(cancel);
        return HtmlPage.Shared<PersonPage>(new PersonView
        {
            // Left out of search engines: whoever looks for a person shall not find their every remark first.
            Frame = Frames.Frame(site, site.Site, person.Name) with { NoIndex = true, Sheets = [AccountFrame.Sheet] },
            Id = person.Id.Value,
            Picture = await ShowPortrait.PathOf(database, person.Id, context, cancel),
            Name = person.Name,
            MutePath = $"{context.Request.PathBase}/people/{person.Id}/mute",
            Badges = ThreadViews.Badges(role),
            About = person.About,
            Since = person.CreatedAt,
            CommentCount = await database.CommentCountBy(person.Id, only, cancel),
            Comments = await Views(shown, context, database, cancel),
            OlderPath = comments.Count > OnPage ? $"{context.Request.PathBase}/people/{person.Id}?before={shown[^1].Id}" : null,
        });
    }

    private static Task<Account?> Find(long id, Database database, CancellationToken cancel)
    {
        var account = new AccountId(id);
        return database.Accounts.AsNoTracking().SingleOrDefaultAsync(row => row.Id == account && row.ErasedAt == null, cancel);
    }

    /// <summary>Each with the page it stands on.</summary>
    public static async Task<IReadOnlyList<CommentView>> Views(IReadOnlyList<CommentRow> comments, HttpContext context, Database database, CancellationToken cancel)
    {
        var sites = context.RequestServices.GetRequiredService<SiteDirectory>();
        var discussions = new Dictionary<DiscussionId, DiscussionRow?>();
        List<CommentView> views = [];
        foreach (var comment in comments)
        {
            if (!discussions.TryGetValue(comment.Discussion, out var discussion))
                discussions[comment.Discussion] = discussion = await database.Discussion(comment.Discussion, cancel);
            if (discussion is null || sites.ById(comment.Site) is not { } owner) continue;
            var answered = comment.Parent is { } parent ? await database.Comment(parent, cancel) : null;
            views.Add(ThreadViews.Comment(CurrentSite.In(context), owner, comment, answered is null ? null : ThreadViews.NameShown(answered)) with
            {
                ArticleHeadline = discussion.Title,
                ArticlePath = CurrentSite.In(context).Page(owner, discussion),
            });
        }

        return views;
    }
}
