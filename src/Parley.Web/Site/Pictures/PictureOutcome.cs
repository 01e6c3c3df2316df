using Parley.Core.Articles;
using Parley.Core.Site;

namespace Parley.Web.Site.Pictures;

/// <summary>What became of a picture that somebody handed in.</summary>
internal abstract record PictureOutcome
{
    private PictureOutcome() { }

    /// <param name="Picture">The largest, with its sizes.</param>
    /// <param name="Files">All of them, to be kept by <c>KeepFiles</c> in the job that uses the picture.</param>
    public sealed record Taken(Picture Picture, IReadOnlyList<StoredFile> Files) : PictureOutcome;

    public sealed record Refused(PictureFault Why) : PictureOutcome;
}

/// <summary>Why a picture was not taken; <see cref="PictureFaults"/> has the words.</summary>
internal abstract record PictureFault
{
    private PictureFault() { }

    public sealed record Empty : PictureFault;

    public sealed record TooManyBytes(long Limit) : PictureFault;

    /// <summary>Not one of the kinds that are read, whatever it calls itself.</summary>
    public sealed record NoPicture : PictureFault;

    /// <summary>More pixels or passes than are ever decoded, by its own header.</summary>
    public sealed record TooLarge(long Width, long Height) : PictureFault;

    /// <summary>It looks like a picture and cannot be decoded.</summary>
    public sealed record Broken : PictureFault;

    /// <summary>Others are before it.</summary>
    public sealed record Busy : PictureFault;
}
