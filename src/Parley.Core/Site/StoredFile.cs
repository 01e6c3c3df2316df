namespace Parley.Core.Site;

/// <summary>A picture or other file, kept as a row and named by what it holds.</summary>
public sealed class StoredFile
{
    private StoredFile() { }

    public StoredFile(string hash, string mediaType, byte[] content, int? width, int? height, DateTimeOffset now)
    {
        Hash = hash;
        MediaType = mediaType;
        Content = content;
        Width = width;
        Height = height;
        CreatedAt = now;
    }

    /// <summary>SHA-256 of the content, 64 lower-case hex digits; the address contains it, so an address never changes its content.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>From a closed list, found in the content, never taken from a sender.</summary>
    public string MediaType { get; private set; } = "";

    public byte[] Content { get; private set; } = [];

    /// <summary>Pixels; null for what is no picture.</summary>
    public int? Width { get; private set; }

    public int? Height { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>
    /// <see cref="KeptPicture.Hash"/> of the reader's picture that alone it belongs to: it is served while a comment shows that. Null for
    /// what the publication uses itself.
    /// </summary>
    public string? ReaderPicture { get; private set; }
}
