using System.Data.Common;
using System.Globalization;
using Parley.Core.Articles;
using Parley.Core.People;
using Parley.Core.Site;

namespace Parley.Storage.Articles;

/// <summary>A correction with the article that it belongs to, as a list of the whole site shows it.</summary>
public sealed record CorrectedArticle(Correction Correction, string Slug, string Headline, string Language, TextDirection Direction);

/// <summary>Where a list of corrections goes on: below this one.</summary>
public sealed record CorrectionCursor(DateTimeOffset At, CorrectionId Id)
{
    public static CorrectionCursor? Parse(string? text) =>
        text?.Split('.') is [var at, var id]
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var moment) && moment <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new CorrectionCursor(DateTimeOffset.FromUnixTimeMilliseconds(moment), new CorrectionId(number))
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.ToUnixTimeMilliseconds()}.{Id}");
}

public static class CorrectionQueries
{
    private const string Columns = "c.id, c.site, c.article, c.kind, c.wrong, c.\"right\", c.revision, c.\"by\", c.at, p.name";

    /// <summary>The newest corrections of what the site has published, below the cursor if there is one.</summary>
    public static async Task<IReadOnlyList<CorrectedArticle>> NewestCorrections(
        this Database database, SiteId site, int most, CorrectionCursor? below, CancellationToken cancel) =>
        await database.Query(
            $"""
            SELECT {Columns}, a.slug, r.content FROM corrections c JOIN articles a ON a.id = c.article
            JOIN article_revisions r ON r.article = a.id AND r.number = a.revision LEFT JOIN accounts p ON p.id = c.credited
            WHERE c.site = @site AND (c.at, c.id) < (@at, @id) AND a.state = @published ORDER BY c.at DESC, c.id DESC LIMIT @most
            """,
            row =>
            {
                var content = ArticleJson.Read(row.GetString(11));
                return new CorrectedArticle(Read(row), row.GetString(10), content.Headline, content.Language, content.Direction);
            }, cancel,
            ("@site", site.Value), ("@published", ArticleState.Published), ("@most", most), ("@at", below?.At ?? DateTimeOffset.MaxValue), ("@id", below?.Id.Value ?? long.MaxValue));

    /// <summary>Of one article, newest first.</summary>
    public static async Task<IReadOnlyList<Correction>> CorrectionsOf(this Database database, ArticleId article, CancellationToken cancel) =>
        await database.Query(
            $"SELECT {Columns} FROM corrections c LEFT JOIN accounts p ON p.id = c.credited WHERE c.article = @article ORDER BY c.at DESC, c.id DESC", Read, cancel, ("@article", article.Value));

    private static Correction Read(DbDataReader row) => Correction.FromStore(
        new CorrectionId(row.GetInt64(0)), new SiteId(row.GetInt64(1)), new ArticleId(row.GetInt64(2)), (CorrectionKind)row.GetInt32(3), row.StringOrNull(4),
        row.GetString(5), row.GetInt32(6), row.LongOrNull(7) is { } by ? new AccountId(by) : null, row.Time(8), row.StringOrNull(9));
}
