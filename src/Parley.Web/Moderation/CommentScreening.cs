using System.Globalization;
using Parley.Core.Discussions;
using Parley.Core.Moderation.Rules;
using Parley.Core.People;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Moderation;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation;

/// <summary>A reader's text before the rules: gathers what they ask for. Staff are not screened.</summary>
internal static class CommentScreening
{
    /// <param name="discussion">Where it is written; one that is not there is not screened, as nothing is written.</param>
    /// <param name="source">In the comment dialect.</param>
    /// <param name="rendered">The same, for its links.</param>
    /// <param name="form">What the form's token said; null for the API.</param>
    /// <param name="isEdit">New words for a comment that stands.</param>
    /// <param name="http">The request.</param>
    /// <param name="reader">Who writes.</param>
    /// <param name="database">To read from.</param>
    /// <param name="cancel">Ends with the request.</param>
    public static async Task<(Screened Screened, long? Fingerprint)> Of(
        DiscussionId discussion, string source, Rendered rendered, FormProof? form, bool isEdit, HttpContext http, CurrentReader reader, Database database,
        CancellationToken cancel)
    {
        var text = Markup.PlainText(source);
        if (await database.PlaceOf(discussion, cancel) is not { } place
            || http.RequestServices.GetRequiredService<SiteDirectory>().ById(place.Site) is not { } site || reader.RoleAt(place.Site) >= Role.Moderator)
            return (Screened.Clean, null);

        var book = await http.RequestServices.GetRequiredService<Policies>().Of(site, database, cancel);
        var policy = book.Of(
            place.Section, place.Article?.Value.ToString(CultureInfo.InvariantCulture), reader.Account?.Value.ToString(CultureInfo.InvariantCulture));
        var before = await database.WrittenLately(place.Site, discussion, reader.Account, reader.Guest, cancel);
        var input = new ScreeningInput
        {
            Text = text,
            Policy = policy,
            Now = http.Now(),
            Links = rendered.Links.Count,
            Discussion = discussion,
            Author = new AuthorFacts { Lately = before.ByAuthor },
            Around = before.Around,
            Judged = before.Judged,
            Form = form,
            IsGuestWithoutForm = form is null && reader.Account is null && !isEdit,
            IsEdit = isEdit,
        };
        return (Screening.Of(input), Fingerprint.Of(text));
    }
}
