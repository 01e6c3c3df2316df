using Parley.Core.Discussions;
using Parley.Core.Site;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Storage.Site;
using Parley.Web.People;
using Parley.Web.Site;
using Parley.Web.Site.Pictures;

namespace Parley.Web.Discussions;

/// <summary>Readers' pictures in comments: which ones a text may show, and the one that comes with a form.</summary>
internal static class CommentPictures
{
    /// <summary>In one comment.</summary>
    public const int Most = 4;

    /// <summary>Marks stored words that show one; readers' own quotation marks are encoded.</summary>
    private const string Shown = "<a class=\"shown\" href=\"/files/";

    // A few more than may be shown are looked for, so that one too many is said and not left as text.
    private const int MostNamed = 2 * Most;

    public static bool AreIn(string html) => html.Contains(Shown, StringComparison.Ordinal);

    /// <summary>Whom and what the words of a comment may name.</summary>
    /// <param name="comment">The one that is edited: what it shows already it may go on showing.</param>
    public static async Task<MarkupContext?> Context(
        DiscussionId discussion, CommentId? comment, string source, CurrentReader reader, HttpContext http, Database database, CancellationToken cancel)
    {
        var people = await Mentions.Of(database, discussion, source, cancel);
        var keys = PictureKey.FindAll(source, MostNamed);
        if (keys.Count == 0)
            return people.Count == 0 ? null : new MarkupContext(people);
        var pictures = comment is { } edited ? await database.PicturesOf(edited, cancel) : [];
        if (await database.Discussion(discussion, cancel) is { } found && http.RequestServices.GetRequiredService<SiteDirectory>().ById(found.Site) is { CommentPictures: true })
            pictures.AddRange(await database.ReaderPictures(found.Site, reader.Account, reader.Guest, keys, cancel));
        return new MarkupContext(people, pictures.Select(row => row.Picture));
    }

    /// <summary>Null where a comment may show so many.</summary>
    public static Refusal? TooMany(Words words, Rendered rendered) => rendered.Pictures.Count <= Most ? null
        : Refusals.Field(words.Fill("refused.pictures", ("limit", words.Number(Most))), "text");

    /// <summary>Takes the picture that came with a form, where one did, and puts it below the text.</summary>
    /// <returns>The text as it is then, and why the picture was not taken, with the field that is wrong.</returns>
    public static async Task<(string? Text, PostOutcome.Refused? Refused)> AddTo(
        string? text, string? alt, CurrentReader reader, CurrentSite site, HttpContext http, Database database, CancellationToken cancel)
    {
        if (SentPicture.Of(http) is not { } sent)
            return (text, null);
        var words = site.Words();
        if (!site.Site.CommentPictures)
            return (text, new PostOutcome.Refused(Refusals.Field(words["refused.pictures_off"], PictureForm.Part), PictureForm.Part));
        var (kept, refusal, field) = await Keep(sent, alt, reader, site, http, database, cancel);
        return kept is null
            ? (text, new PostOutcome.Refused(refusal ?? Refusal.NotFound, field))
            : ($"{text?.TrimEnd()}\n\n{PictureKey.Markup(kept.Picture, kept.Alt)}".TrimStart(), null);
    }

    /// <summary>Keeps a reader's picture with what it shows; it goes after a day unless a comment shows it.</summary>
    public static async Task<(PictureRow? Kept, Refusal? Refusal, string Field)> Keep(
        SentPicture sent, string? alt, CurrentReader reader, CurrentSite site, HttpContext http, Database database, CancellationToken cancel)
    {
        var words = site.Words();
        var (said, field, why) = PictureWords.Read(words, alt, null, null);
        if (said is null or { Alt: "" })
            return (null, Refusals.Field(said is null ? why : words["picture.alt_missing"], "alt"), said is null ? field : "alt");
        var limits = http.RequestServices.GetRequiredService<RateLimits>();
        if ((limits.TakeForAddress(http, Limit.Picture) ?? limits.TakeForReader(reader, Limit.Picture)) is { } tooMany)
            return (null, tooMany, PictureForm.Part);
        var outcome = await http.RequestServices.GetRequiredService<PictureDesk>().Take(await sent.Bytes(cancel), PictureUse.Comment, cancel);
        if (outcome is not PictureOutcome.Taken taken)
            return (null, PictureFaults.Refuse(http, words, ((PictureOutcome.Refused)outcome).Why), PictureForm.Part);
        var now = http.Now();
        var id = await database.Write(
            (job, stop) => job.KeepPicture(
                new PictureToKeep
                {
                    Site = site.Site.Id, Purpose = PicturePurpose.Comment, Picture = taken.Picture, Files = taken.Files, Alt = said.Alt,
                    Account = reader.Account, Guest = reader.Account is null ? reader.Guest : null, At = now,
                },
                stop),
            cancel);
        return (new PictureRow(id, taken.Picture, said.Alt, null, null, now), null, "");
    }

    /// <summary>Stored words name files from the root. Where links must be absolute, the choice of sizes, a list in one attribute, is left out.</summary>
    public static string LinkedUnder(string html, string prefix)
    {
        if (!AreIn(html)) return html;
        const string choice = " srcset=\"";
        for (var at = FirstChoice(); at >= 0; at = FirstChoice())
            html = html.Remove(at, html.IndexOf(" width=\"", at, StringComparison.Ordinal) - at);
        return html.Replace("=\"/files/", $"=\"{prefix}/files/", StringComparison.Ordinal);

        // Only elsewhere: on our own pages every file is found from the root too.
        int FirstChoice() => prefix.StartsWith('/') ? -1 : html.IndexOf(choice, StringComparison.Ordinal);
    }
}
