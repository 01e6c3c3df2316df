using System.Text.Json;
using Parley.Core.Articles;
using Xunit;

namespace Parley.Core.Tests.Articles;

/// <summary>The shipped demo is the first thing anyone sees: its files must be as they should be.</summary>
public sealed class DemoArticlesTests
{
    private const int MostPictureBytes = 160_000;

    private static readonly string s_demo = Path.Combine(Root(), "src", "Parley.Web", "Demo");

    public static TheoryData<string> Files { get; } = [.. Directory.EnumerateFiles(Path.Combine(s_demo, "articles"), "*.md").Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_demo_article_is_read_without_error_and_its_pictures_stand_beside_it(string file)
    {
        var draft = Read(file);

        Assert.Equal(Path.GetFileNameWithoutExtension(file), draft.Key);
        Assert.NotNull(draft.Content.Dek);
        Assert.NotNull(draft.Content.Published);
        Assert.NotEmpty(draft.Content.Bylines);
        Assert.Contains(draft.Content.Blocks, block => block is Quotation);
        Assert.All(draft.Files, picture => Assert.InRange(new FileInfo(Path.Combine(s_demo, picture)).Length, 1, MostPictureBytes));
    }

    [Fact]
    public void The_site_lists_every_demo_article_once_and_none_is_newer_than_its_base_date()
    {
        using var site = JsonDocument.Parse(File.ReadAllText(Path.Combine(s_demo, "site.json")));
        var start = site.RootElement.GetProperty("baseDate").GetDateTimeOffset();

        var listed = site.RootElement.GetProperty("articles").EnumerateArray().Select(name => name.GetString() + ".md");

        Assert.Equal(Files.Select(row => row.Data).Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
        Assert.All(Files, row => Assert.True(Read(row.Data).Content.Published < start));
    }

    [Fact]
    public void Every_demo_comment_stands_under_an_article_after_the_comment_it_answers()
    {
        var articles = Files.ToDictionary(row => Path.GetFileNameWithoutExtension(row.Data), row => Read(row.Data).Key, StringComparer.Ordinal);
        var seen = new Dictionary<string, (string? Article, int Minutes)>(StringComparer.Ordinal);

        foreach (var line in File.ReadLines(Path.Combine(s_demo, "comments.jsonl")))
        {
            using var comment = JsonDocument.Parse(line);
            var (article, minutes) = (comment.RootElement.GetProperty("article").GetString()!, comment.RootElement.GetProperty("minutes").GetInt32());
            Assert.Contains(article, articles.Keys);
            if (comment.RootElement.GetProperty("parent").GetString() is { } parent)
            {
                Assert.Equal(article, seen[parent].Article);
                Assert.True(seen[parent].Minutes < minutes, line);
            }
            seen.Add(comment.RootElement.GetProperty("id").GetString()!, (article, minutes));
        }

        Assert.True(seen.Count(comment => string.Equals(comment.Value.Article, "last-chain-ferry", StringComparison.Ordinal)) >= 90);
    }

    internal static ArticleDraft Read(string file)
    {
        var outcome = ArticleFile.Parse(File.ReadAllText(Path.Combine(s_demo, "articles", file)), file, "en");
        if (outcome is ArticleFileOutcome.Unreadable unreadable) Assert.Fail(string.Join('\n', unreadable.Errors));
        return Assert.IsType<ArticleFileOutcome.Read>(outcome).Draft;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Parley.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Parley.slnx stands in no folder above the tests.");
    }
}
