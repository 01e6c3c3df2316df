using Parley.Core.Articles;
using Parley.Core.People;

namespace Parley.Core.Site;

public enum PicturePurpose
{
    /// <summary>Of the newsroom: every editor of the site may use it again.</summary>
    Newsroom = 0,

    /// <summary>Of one reader, for their own comments.</summary>
    Comment = 1,
}

/// <summary>A picture that somebody brought to a site, with its words: the files lie apart, named by <see cref="Picture"/>.</summary>
public sealed class KeptPicture
{
    /// <summary>In Unicode scalar values: a sentence or two.</summary>
    public const int LongestAlt = 500;

    public const int LongestCredit = 200;

    private KeptPicture() { }

    public KeptPicture(SiteId site, PicturePurpose purpose, Picture picture, AccountId? account, GuestId? guest, DateTimeOffset now)
    {
        Site = site;
        Purpose = purpose;
        Hash = picture.Hash;
        Sizes = ArticleJson.WritePicture(picture);
        Account = account;
        Guest = guest;
        CreatedAt = now;
    }

    public long Id { get; private set; }
    public SiteId Site { get; private set; }
    public PicturePurpose Purpose { get; private set; }

    /// <summary>Of its largest file.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>All its files, as <see cref="ArticleJson.WritePicture"/> writes them.</summary>
    public string Sizes { get; private set; } = "";

    /// <summary>What it shows; empty until somebody says it.</summary>
    public string Alt { get; private set; } = "";

    /// <summary>Whose it is; null where nobody said.</summary>
    public string? Credit { get; private set; }

    public string? CreditLink { get; private set; }

    /// <summary>Who brought it; neither where a command did, or a guest at their first comment.</summary>
    public AccountId? Account { get; private set; }

    public GuestId? Guest { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }

    public Picture Picture => ArticleJson.ReadPicture(Sizes);

    public void Describe(string alt, string? credit, string? creditLink)
    {
        Alt = alt;
        Credit = credit;
        CreditLink = credit is null ? null : creditLink;
    }
}

/// <summary>A comment shows a reader's picture.</summary>
public sealed class CommentPicture
{
    public required Discussions.CommentId Comment { get; init; }

    /// <summary>See <see cref="KeptPicture.Hash"/>.</summary>
    public required string Hash { get; init; }
}
