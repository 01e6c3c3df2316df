using System.Globalization;
using Parley.Core.Discussions;
using Parley.Core.Moderation;
using Parley.Core.Moderation.Rules;
using Parley.Core.People;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Moderation;
using Parley.Storage.People;
using Parley.Storage.Site;
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
    /// <param name="email">As a guest gives it.</param>
    /// <param name="isEdit">New words for a comment that stands.</param>
    /// <param name="http">The request.</param>
    /// <param name="reader">Who writes.</param>
    /// <param name="database">To read from.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>What was found, or what keeps the author from writing at all.</returns>
    public static async Task<(Screened Screened, long? Fingerprint, Measure? Bar)> Of(
        DiscussionId discussion, string source, Rendered rendered, FormProof? form, string? email, bool isEdit, HttpContext http, CurrentReader reader, Database database,
        CancellationToken cancel)
    {
        var text = Markup.PlainText(source);
        if (await database.PlaceOf(discussion, cancel) is not { } place
            || http.RequestServices.GetRequiredService<SiteDirectory>().ById(place.Site) is not { } site || reader.RoleAt(place.Site) >= Role.Moderator)
            return (Screened.Clean, null, null);

        var standing = await database.StandingOf(place.Site, reader.Account, reader.Guest, email, AddressHash.Of(http, site), http.Now(), cancel);
        if (standing.Bar is { } bar)
            return (Screened.Clean, null, bar);

        var book = await http.RequestServices.GetRequiredService<Policies>().Of(site, database, cancel);
        var policy = book.Of(
            place.Section, place.Article?.Value.ToString(CultureInfo.InvariantCulture), reader.Account?.Value.ToString(CultureInfo.InvariantCulture)).Under(place.Surge);
        var before = await database.WrittenLately(place.Site, discussion, reader.Account, reader.Guest, cancel);
        var input = new ScreeningInput
        {
            Text = text,
            Fingerprint = Fingerprint.Of(text),
            Policy = policy,
            Now = http.Now(),
            Links = rendered.Links.Count,
            Discussion = discussion,
            Author = new AuthorFacts { Lately = before.ByAuthor, IsTrusted = standing.Level == StandingLevel.Trusted, HoldAll = standing.HoldAll },
            Around = before.Around,
            Judged = before.Judged,
            // Whoever signs in and has comments here is known: nobody asks them for a token.
            Form = reader.Account is not null && standing.Posted > 0 ? null : form,
            IsGuestWithoutForm = form is null && reader.Account is null && !isEdit,
            IsEdit = isEdit,
        };
        return (Screening.Of(input), input.Fingerprint, null);
    }

    /// <summary>Puts a refusal on record, so that it can be objected to. To be asked to wait is none.</summary>
    public static async Task Record(
        Finding why, DiscussionId discussion, HttpContext http, CurrentReader reader, Database database, CancellationToken cancel)
    {
        if (!reader.IsKnown || why.Reason == Reasons.SlowMode)
            return;
        var (keys, now) = (http.RequestServices.GetRequiredService<KeyFile>(), http.Now());
        await database.Write(async (job, token) =>
        {
            await job.RecordRefusal(discussion, reader.Account, reader.Guest, why.Reason, keys, now, token);
            return 0;
        }, cancel);
    }
}
