namespace Parley.Core.People;

/// <summary>A person's own picture: one small square, kept apart from the publication's files, so that it goes when its owner takes it away.</summary>
public sealed class Portrait
{
    private Portrait() { }

    public Portrait(AccountId account, string hash, string mediaType, byte[] content, DateTimeOffset now)
    {
        Account = account;
        Hash = hash;
        MediaType = mediaType;
        Content = content;
        CreatedAt = now;
    }

    public AccountId Account { get; private set; }

    /// <summary>SHA-256 of the content in hex; its address holds it.</summary>
    public string Hash { get; private set; } = "";

    public string MediaType { get; private set; } = "";
    public byte[] Content { get; private set; } = [];
    public DateTimeOffset CreatedAt { get; private set; }
}
