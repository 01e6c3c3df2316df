using Microsoft.EntityFrameworkCore;
using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Core.Site;

namespace Parley.Storage.Site;

/// <summary>A picture about to be kept, with what its bringer says of it.</summary>
public sealed record PictureToKeep
{
    public required SiteId Site { get; init; }
    public required PicturePurpose Purpose { get; init; }
    public required Picture Picture { get; init; }
    public required IReadOnlyList<StoredFile> Files { get; init; }
    public string Alt { get; init; } = "";
    public string? Credit { get; init; }
    public string? CreditLink { get; init; }
    public AccountId? Account { get; init; }
    public GuestId? Guest { get; init; }
    public required DateTimeOffset At { get; init; }
}

public static class PictureWrites
{
    /// <summary>A reader's picture that no comment shows is taken away after this time.</summary>
    public static readonly TimeSpan UnusedKept = TimeSpan.FromDays(1);

    /// <summary>Pictures in one round of <see cref="SweepPictures"/>.</summary>
    private const int SweptAtOnce = 50;

    /// <summary>Keeps a picture with its files inside a write job; the newsroom has each only once.</summary>
    /// <returns>Its id.</returns>
    public static async Task<long> KeepPicture(this Database database, PictureToKeep given, CancellationToken cancel)
    {
        if (given.Purpose == PicturePurpose.Newsroom)
            await database.KeepFiles(given.Files, cancel);
        else
            await database.KeepReaderFiles(given.Files, given.Picture.Hash, cancel);
        var kept = given.Purpose == PicturePurpose.Newsroom ? await database.Find(given.Site, given.Picture.Hash, cancel) : null;
        if (kept is null)
        {
            kept = new KeptPicture(given.Site, given.Purpose, given.Picture, given.Account, given.Guest, given.At);
            database.Pictures.Add(kept);
        }

        kept.Describe(
            given.Alt.Length > 0 ? given.Alt : kept.Alt, given.Credit ?? kept.Credit, given.Credit is null ? kept.CreditLink : given.CreditLink);
        await database.SaveChangesAsync(cancel);
        return kept.Id;
    }

    /// <summary>Puts new words to a picture of the newsroom. False where the site has no such picture.</summary>
    public static async Task<bool> DescribePicture(
        this Database database, SiteId site, long id, string alt, string? credit, string? creditLink, CancellationToken cancel)
    {
        if (await database.Pictures.SingleOrDefaultAsync(row => row.Id == id && row.Site == site && row.Purpose == PicturePurpose.Newsroom, cancel) is not { } kept)
            return false;
        kept.Describe(alt, credit, creditLink);
        await database.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>The pictures of an article that is being published are the newsroom's from then on, to be used again.</summary>
    public static async Task KeepPictures(this Database database, SiteId site, ArticleContent content, AccountId? by, DateTimeOffset at, CancellationToken cancel)
    {
        foreach (var figure in content.Figures())
        {
            if (figure.Picture is not { } picture || await database.Find(site, picture.Hash, cancel) is not null)
                continue;
            var kept = new KeptPicture(site, PicturePurpose.Newsroom, picture, by, null, at);
            var credit = figure.Credit as Credit.Known;
            kept.Describe(figure.Alt, credit?.Text, credit?.Link);
            database.Pictures.Add(kept);
            await database.SaveChangesAsync(cancel);
        }
    }

    /// <summary>Says which readers' pictures a comment shows from now on, in the job that writes its words. Plain SQL: it may share a transaction.</summary>
    public static async Task ShowPictures(this Database database, CommentId comment, IReadOnlyList<string> hashes, CancellationToken cancel)
    {
        await database.Execute("DELETE FROM comment_pictures WHERE comment = @comment", cancel, ("@comment", comment.Value));
        foreach (var hash in hashes)
            await database.Execute("INSERT INTO comment_pictures (comment, hash) VALUES (@comment, @hash)", cancel, ("@comment", comment.Value), ("@hash", hash));
    }

    /// <summary>
    /// Takes away readers' pictures that no comment shows: never used, or their comments deleted. A removed comment keeps its pictures,
    /// unseen, since it may be restored. True when there may be more.
    /// </summary>
    public static async Task<bool> SweepPictures(this Database database, DateTimeOffset now, CancellationToken cancel)
    {
        var unused = await database.Query(
            $"""
            SELECT k.id, k.hash FROM pictures k WHERE k.purpose = 1 AND k.created_at < @until AND NOT EXISTS (
                SELECT 1 FROM comment_pictures p JOIN comments c ON c.id = p.comment WHERE p.hash = k.hash AND c.state <> @deleted)
            ORDER BY k.id LIMIT {SweptAtOnce}
            """,
            row => (Id: row.GetInt64(0), Hash: row.GetString(1)), cancel, ("@until", now - UnusedKept), ("@deleted", CommentState.Deleted));
        foreach (var (id, hash) in unused)
        {
            await database.Execute("DELETE FROM pictures WHERE id = @id", cancel, ("@id", id));
            if (await database.QueryNumber("SELECT 1 FROM pictures WHERE hash = @hash AND purpose = 1 LIMIT 1", cancel, ("@hash", hash)) is not null)
                continue;
            await database.Execute("DELETE FROM comment_pictures WHERE hash = @hash", cancel, ("@hash", hash));
            await database.Execute("DELETE FROM files WHERE reader_picture = @hash", cancel, ("@hash", hash));
        }

        return unused.Count == SweptAtOnce;
    }

    private static Task<KeptPicture?> Find(this Database database, SiteId site, string hash, CancellationToken cancel) =>
        database.Pictures.SingleOrDefaultAsync(row => row.Site == site && row.Purpose == PicturePurpose.Newsroom && row.Hash == hash, cancel);
}
