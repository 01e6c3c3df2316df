using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Storage.Moderation;
using Parley.Storage.Moderation.Desk;
using Parley.Storage.People;
using Parley.Web.Discussions;
using Parley.Web.Moderation.People;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Desk;

/// <summary>Gathers what a moderator should know before deciding. Everything of it is bounded, whatever hangs on the comment.</summary>
internal static class ItemContext
{
    /// <summary>Null when there is no such comment on this site.</summary>
    public static async Task<ItemView?> Of(
        CommentId id, QueueRequest request, CurrentReader reader, CurrentSite asked, Database database, HttpContext context, CancellationToken cancel)
    {
        var site = asked.Site.Id;
        if (await database.Comment(id, cancel) is not { } row || row.Site != site || await database.Discussion(row.Discussion, cancel) is not { } discussion
            || reader.Account is not { } moderator)
            return null;
        var now = context.Now();
        var waiting = await database.QueuedComment(site, id, cancel);
        var screening = (await database.Screenings([id], cancel)).GetValueOrDefault(id);
        var language = await database.LanguageOf(row.Discussion, cancel) ?? asked.Site.Language;
        var person = row.Account is { } account ? PersonKey.Of(account) : row.Guest is { } guest ? PersonKey.Of(guest) : (PersonKey?)null;
        return new ItemView
        {
            // Staff judge the words, so they see them removed or not, and who wrote them.
            Comment = ThreadViews.Comment(asked, asked.Site, row, null) with { Html = SafeHtml.FromStore(row.Html), Name = row.AuthorName },
            Discussion = row.Discussion,
            Headline = discussion.Title,
            ArticlePath = asked.Page(asked.Site, discussion),
            Language = language,
            Quoted = await database.PassagesQuotedBy(id, cancel),
            Above = [.. (await database.Ancestors(row, cancel)).Select(above => ThreadViews.Comment(asked, asked.Site, above, null))],
            Waiting = waiting,
            PlainText = Markup.PlainText(row.Source),
            Findings = screening?.Revision == row.Revision ? screening.Findings : [],
            Reports = await database.OpenReports(id, cancel),
            Notices = await database.OpenNotices(id, cancel),
            Appeals = await database.OpenAppeals(id, cancel),
            Earlier = await database.VerdictsOn(site, id, cancel),
            Notes = await database.NotesOn(id, cancel),
            NotesOnAuthor = person is { } key ? await database.NotesOn(site, key, cancel) : [],
            Near = waiting is null ? [] : await database.NearDuplicates(site, id, cancel),
            History = await database.HistoryOf(site, row.Account, row.Guest, cancel),
            Standing = person is not null ? await database.StandingOf(site, row.Account, row.Guest, null, null, now, cancel) : null,
            Person = person?.Text,
            PersonPath = person is { } who ? PersonDesk.Path(who) : null,
            Canned = [.. (await database.CannedReasons(site, language, cancel)).Select(line => new CannedLine(line.Id, line.Reason, line.Words))],
            NextPath = await Neighbour(backwards: false),
            PreviousPath = await Neighbour(backwards: true),
            IsWatched = await database.IsWatched(moderator, row.Discussion, cancel),
            IsMine = waiting?.IsClaimed(now) == true ? waiting.ClaimedBy == moderator : null,
        };

        async Task<string?> Neighbour(bool backwards) =>
            waiting is not null
            && (await database.Queue(site, request.Tab, request.Filter, request.Order, waiting.At(request.Order), 1, cancel, backwards)).Entries is [var next]
                ? asked.PathBase + (request with { After = null }).Item(next.Comment) : null;
    }
}
