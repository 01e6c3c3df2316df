using Parley.Core.Articles;
using Parley.Web.Site;

namespace Parley.Web.Articles;

/// <summary>Where a kept picture is read; the hash is in the address, so an address never changes its content.</summary>
public static class PictureAddress
{
    // What others show of a page is small; they ask for 1,200 pixels and take no AVIF.
    private const int WidestShared = 1200;

    public static string Of(PageFrame frame, Picture picture) => Of(frame, picture.Hash);

    public static string Of(PageFrame frame, string hash) => frame.Link("/files/" + hash);

    /// <summary>The one to show when a page is shared: of the kind that everybody reads, and no larger than needed.</summary>
    public static PictureSize ToShare(Picture picture) => picture.Sizes
        .Where(size => size.MediaType == picture.MediaType && size.Width <= WidestShared)
        .Append(picture.Width <= WidestShared ? new PictureSize(picture.Hash, picture.MediaType, picture.Width, picture.Height) : null)
        .OfType<PictureSize>().MaxBy(size => size.Width)
        ?? new PictureSize(picture.Hash, picture.MediaType, picture.Width, picture.Height);
}
