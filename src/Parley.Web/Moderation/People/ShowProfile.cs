using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.People;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Storage.Moderation.Desk;
using Parley.Storage.People;
using Parley.Web.Discussions;
using Parley.Web.Moderation.Desk;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.People;

/// <summary><c>/desk/people/{id}</c> and <c>/desk/people/guests/{id}</c>: somebody as staff of this site see them, and what they may decide.</summary>
internal static class ShowProfile
{
    private const int NewestComments = 20;

    /// <summary>What a form brings back to the page.</summary>
    internal sealed record Typed
    {
        public DecideMeasure.FormRequest Measure { get; init; } = new();
        public string? Note { get; init; }
        public ShownAddresses? Addresses { get; init; }
        public Refusal? Refusal { get; init; }
        public bool IsDone { get; init; }
    }

    public static async Task<Results<HtmlPage, NotFound>> Page(
        long id, string? done, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel) =>
        await Of(PersonDesk.Named(http, id), new Typed { IsDone = done == "1" }, http, reader, site, database, cancel) is { } page ? page : TypedResults.NotFound();

    /// <summary>Null for whoever has done nothing on this site.</summary>
    public static async Task<HtmlPage?> Of(
        PersonKey who, Typed typed, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        var (here, words, now) = (site.Site.Id, http.Words(), http.Now());
        await using var moment = await database.Snapshot(cancel);
        if (await database.Profile(here, who, cancel) is not { } person || reader.Account is not { } actor)
            return null;
        var comments = await database.AllCommentsBy(here, who, NewestComments, cancel);
        var measures = (await database.MeasuresOn(here, [who], cancel)).Where(measure => measure.IsInForce(now)).ToList();
        var notices = typed.IsDone ? [new PageNotice(NoticeKind.Good, words["people.done"])] : Array.Empty<PageNotice>();
        return HtmlPage.Personal<ProfilePage>(
            new ProfileView
            {
                Desk = await DeskFrame.Of(http, "people", person.Name, reader, database, cancel, notices),
                Person = person,
                Path = PersonDesk.Path(who),
                Standing = await database.StandingOf(here, who.Account, who.Guest, null, null, now, cancel),
                Measures = [.. measures.Select(measure => MeasureView.Of(measure, person.Name, words))],
                Tally = await database.Tally(here, who, cancel),
                Acts = await database.ActsAbout(here, who, cancel),
                Notes = await database.NotesOn(here, who, cancel),
                Comments = [.. await Views(comments, http, database, cancel)],
                MayAct = await database.MayActOn(actor, who, here, onAllSites: false, cancel),
                MayActEverywhere = http.RequestServices.GetRequiredService<SiteDirectory>().All.Count > 1 && await database.MayActOn(actor, who, here, onAllSites: true, cancel),
                KeepsAddresses = site.Site.AddressDays is not null,
                Addresses = typed.Addresses,
                Seen = Measure.StateOf(await database.MeasuresOn(here, [who], cancel)),
                Typed = typed.Measure,
                TypedNote = typed.Note,
                Error = typed.Refusal?.Detail ?? typed.Refusal?.Title,
            }, typed.Refusal?.Status ?? StatusCodes.Status200OK);
    }

    /// <summary>Staff judge the words, so they see them removed or not.</summary>
    private static async Task<IEnumerable<CommentView>> Views(IReadOnlyList<CommentRow> comments, HttpContext http, Database database, CancellationToken cancel) =>
        (await ShowPerson.Views(comments, http, database, cancel)).Zip(comments, (view, row) => view with { Html = SafeHtml.FromStore(row.Html) });
}
