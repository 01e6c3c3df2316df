using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Parley.ImportExport.PlainPage;
using Xunit;

namespace Parley.ImportExport.Tests.PlainPage;

/// <summary>The real page the project starts from, against the key made by hand. Neither is part of the repository.</summary>
public sealed class SeedPageTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_article_is_read_as_the_key_has_it()
    {
        var (report, key, lines) = await ReadSeed();

        var expected = key.GetProperty("article");
        var article = Assert.Single(report.Articles);
        Assert.Equal(expected.GetProperty("title").GetString(), article.Title);
        Assert.Equal(expected.GetProperty("caption").GetString(), article.Caption);
        Assert.Equal(expected.GetProperty("credit").GetString(), article.Credit);
        Assert.Equal(expected.GetProperty("attribution").GetString(), article.Attribution);
        Assert.Equal(LinesOf(expected, "quoted_lines").Select(n => lines[n - 1]), article.Quoted);
        Assert.Equal(
            LinesOf(expected, "lead_lines").Append(expected.GetProperty("closing_line").GetInt32()).Select(n => lines[n - 1]),
            article.Own);
    }

    [Fact]
    public async Task Every_comment_is_read_as_the_key_has_it()
    {
        var (report, key, _) = await ReadSeed();

        var expected = key.GetProperty("comments").EnumerateArray().Select(c =>
            $"{c.GetProperty("n")} {c.GetProperty("author").GetString()}: [{string.Join(',', LinesOf(c, "lines"))}] {c.GetProperty("sha256_16").GetString()}");
        Assert.Equal(expected, report.Comments.Select(c => $"{c.N} {c.Author}: [{string.Join(',', c.Lines)}] {HashOf(c.Text)}"));
        Assert.Equal([[91], [138]], report.Skipped.Select(s => s.Lines.ToArray()));
    }

    [Fact]
    public async Task Every_quote_of_more_than_one_word_is_found_and_nothing_else()
    {
        var (report, key, lines) = await ReadSeed();

        var expected = key.GetProperty("comments").EnumerateArray()
            .SelectMany(c => c.GetProperty("quotes").EnumerateArray(), (c, quote) => (N: c.GetProperty("n").GetInt32(), Quote: quote))
            .Where(one => Words(one.Quote.GetProperty("quoted").GetString()) is [_, _, ..])
            .Select(one => $"{one.N}: {string.Join(' ', Words(one.Quote.GetProperty("quoted").GetString()))} = {TargetOf(one.Quote)}");
        Assert.Equal(
            expected,
            report.Comments.SelectMany(c => c.Quotes, (c, quote) => $"{c.N}: {string.Join(' ', Words(quote.Words))} = {quote.Target.Article}{quote.Target.Comment}"));

        static int TargetOf(JsonElement quote) => quote.GetProperty(quote.GetProperty("target").GetString() == "article" ? "line" : "comment").GetInt32();
        static string[] Words(string? text) => (text ?? "").Split([' ', '…', '“', '”', ',', '.', '?'], StringSplitOptions.RemoveEmptyEntries);
    }

    private static async Task<(ImportReport Report, JsonElement Key, string[] Lines)> ReadSeed()
    {
        var page = Repository.Shared("seed/page.txt");
        Assert.SkipUnless(File.Exists(page), "The seed page is not beside this copy of the repository.");

        await using var file = File.OpenRead(page);
        var report = await ImportReport.Collect(new PlainPageFormat(), file, Cancel);
        var key = JsonElement.Parse(await File.ReadAllBytesAsync(Repository.Shared("seed/answer-key.json"), Cancel));
        return (report, key, await File.ReadAllLinesAsync(page, Cancel));
    }

    private static IEnumerable<int> LinesOf(JsonElement of, string name) => of.GetProperty(name).EnumerateArray().Select(n => n.GetInt32());

    private static string? HashOf(string? text) =>
        text is null ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.Normalize())))[..16];
}
