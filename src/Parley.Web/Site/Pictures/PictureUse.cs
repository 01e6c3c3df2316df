using Parley.Core.Site;

namespace Parley.Web.Site.Pictures;

/// <summary>What a picture is for: how large it may come, and what is made of it.</summary>
public sealed record PictureUse
{
    private PictureUse(string name)
    {
        Name = name;
    }

    public string Name { get; }

    /// <summary>Bytes as sent.</summary>
    public int MostBytes { get; private init; } = PictureBounds.MostBytes;

    /// <summary>Widths beside the largest; a picture is never made larger than it came.</summary>
    public IReadOnlyList<int> Widths { get; private init; } = [];

    /// <summary>The largest that is kept, in pixels a side.</summary>
    public int Largest { get; private init; }

    /// <summary>Cut to its middle square.</summary>
    public bool IsSquare { get; private init; }

    /// <summary>A third smaller than WebP, for ten times the work.</summary>
    public bool InAvif { get; private init; }

    /// <summary>Figures in articles.</summary>
    public static readonly PictureUse Article = new("article") { Widths = [480, 960, 1600], Largest = 2400, InAvif = true };

    /// <summary>Readers' pictures in comments.</summary>
    public static readonly PictureUse Comment = new("comment") { MostBytes = PictureBounds.MostBytesOfReaders, Widths = [480, 960], Largest = 1600 };

    /// <summary>A person's own picture.</summary>
    public static readonly PictureUse Portrait = new("portrait") { MostBytes = PictureBounds.MostBytesOfReaders, Widths = [96], Largest = 320, IsSquare = true };

    /// <summary>A publication's masthead and share picture.</summary>
    public static readonly PictureUse Masthead = new("masthead") { Widths = [480], Largest = 1200 };

    /// <summary>The sign in the browser's tab.</summary>
    public static readonly PictureUse Favicon = new("favicon") { Widths = [32, 180], Largest = 512, IsSquare = true };

    public static readonly IReadOnlyList<PictureUse> All = [Article, Comment, Portrait, Masthead, Favicon];
}
