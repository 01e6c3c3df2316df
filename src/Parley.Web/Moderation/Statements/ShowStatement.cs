using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Moderation;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Storage.Moderation;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Statements;

/// <summary><c>GET /statements/{id}</c>: what was decided about somebody and why, for them and for the staff of the site.</summary>
internal static class ShowStatement
{
    public static async Task<Results<HtmlPage, NotFound>> Page(
        string id, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel) =>
        await Find(id, reader, site, database, http, cancel) is { } found
            ? await Show(found.Statement, found.Site, null, null, http, reader, database, cancel)
            : TypedResults.NotFound();

    /// <summary>The statement and its site; null where it is not there, or not for this reader.</summary>
    public static async Task<(StatementRow Statement, Publication Site)?> Find(
        string id, CurrentReader reader, CurrentSite asked, Database database, HttpContext http, CancellationToken cancel)
    {
        if (StatementId.Parse(id) is not { } which || (asked.Named && asked.Site.Id != which.Site)
            || http.RequestServices.GetRequiredService<SiteDirectory>().ById(which.Site) is not { } site
            || await database.Statement(which, cancel) is not { } statement)
            return null;
        return statement.IsFor(reader.Account, reader.Guest) || reader.RoleAt(which.Site) >= Role.Moderator ? (statement, site) : null;
    }

    public static async Task<HtmlPage> Show(
        StatementRow statement, Publication site, string? typed, Refusal? refusal, HttpContext http, CurrentReader reader, Database database, CancellationToken cancel)
    {
        var asked = CurrentSite.In(http);
        var words = reader.Words(site);
        var frame = Frames.Personal(http, site, StatementText.Heading(words, statement.Act), reader);
        var source = statement.Comment is { } comment ? await database.WordsThen(comment, statement.At, cancel) : null;
        return HtmlPage.Personal<StatementPage>(
            new StatementView
            {
                Frame = frame with { Sheets = [.. frame.Sheets, AccountFrame.Sheet] },
                Statement = statement,
                SiteName = site.Name,
                Now = http.Now(),
                ArticlePath = statement.Discussion is { } discussion && await database.Discussion(discussion, cancel) is { IsPublic: true } row ? asked.Page(site, row) : null,
                Words = source is null ? null : Markup.Render(source).Html,
                IsMine = statement.IsFor(reader.Account, reader.Guest),
                HasOtherJudges = statement.Actor is null || await database.HasOtherJudges(site.Id, [statement.Actor], cancel),
                Typed = typed,
                Error = refusal?.Detail ?? refusal?.Title,
            }, refusal?.Status ?? StatusCodes.Status200OK);
    }
}
