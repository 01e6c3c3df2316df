namespace Parley.Core.Site;

/// <summary>What a picture may be at most to be looked at; docs/pictures.md says the same.</summary>
public static class PictureBounds
{
    /// <summary>Bytes of what staff send: a camera's largest JPEG.</summary>
    public const int MostBytes = 20 * 1024 * 1024;

    /// <summary>Bytes of what readers send: a telephone's picture.</summary>
    public const int MostBytesOfReaders = 8 * 1024 * 1024;

    public const int MostPixelsASide = 16_000;

    /// <summary>Width × height; more is a bomb rather than a photograph.</summary>
    public const long MostPixels = 60_000_000;

    /// <summary>Passes over a JPEG; a camera or an editor makes one to twelve, and each costs as much as the whole picture.</summary>
    public const int MostScans = 40;
}
