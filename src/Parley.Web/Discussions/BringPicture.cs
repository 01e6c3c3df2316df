using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Web.People;
using Parley.Web.Site;
using Parley.Web.Site.Pictures;

namespace Parley.Web.Discussions;

/// <summary><c>POST /api/v1/comment-pictures</c>: a reader's picture, to be named in a comment of theirs within a day. Forms send theirs with the comment.</summary>
internal static class BringPicture
{
    /// <param name="Markup">What to put into the comment's text.</param>
    /// <param name="Url">Of its largest file.</param>
    internal sealed record Answer(string Markup, string Url, int Width, int Height);

    public static async Task<Results<Created<Answer>, ProblemHttpResult>> Handle(
        HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        if (!http.Request.HasFormContentType)
            return Refusal.ForStatus(StatusCodes.Status415UnsupportedMediaType).AsProblem();
        var words = site.Words();
        if (!site.Site.CommentPictures)
            return Refusals.Field(words["refused.pictures_off"], PictureForm.Part).AsProblem();
        if (SentPicture.Of(http) is not { } sent)
            return PictureFaults.Refusal(words, new PictureFault.Empty()).AsProblem();
        var (kept, refusal, _) = await CommentPictures.Keep(sent, http.Request.Form["alt"], reader, site, http, database, cancel);
        if (kept is null)
            return (refusal ?? Refusal.NotFound).AsProblem();
        var url = $"{site.PathBase}/files/{kept.Picture.Hash}";
        return TypedResults.Created(url, new Answer(PictureKey.Markup(kept.Picture, kept.Alt), url, kept.Picture.Width, kept.Picture.Height));
    }
}
