using Parley.Core.Articles;
using Parley.Web.Site;

namespace Parley.Web.Articles;

/// <summary>Where a kept picture is read; the hash is in the address, so an address never changes its content.</summary>
public static class PictureAddress
{
    public static string Of(PageFrame frame, Picture picture) => frame.Link("/files/" + picture.Hash);
}
