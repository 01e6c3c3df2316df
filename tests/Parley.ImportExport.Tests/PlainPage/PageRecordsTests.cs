using System.Text;
using Parley.ImportExport.PlainPage;
using Xunit;

namespace Parley.ImportExport.Tests.PlainPage;

public sealed class PageRecordsTests
{
    private const string Article = "A headline\n\nOne paragraph of the article, with a full stop.\n\nThe Wire (source):\n\nA quoted paragraph.\nThe closing paragraph.\n\n";

    [Fact]
    public async Task What_a_page_does_not_say_stays_unknown()
    {
        var records = await Read(Article + "Ana Bell\n\nGood to know, thank you.\n\n\nAnd nobody signed this one.\n");

        var article = Assert.Single(records.OfType<ImportedArticle>());
        Assert.Equal((null, null, null, null, null), (article.Caption, article.Credit, article.Byline, article.Published, article.Url));
        var comments = records.OfType<ImportedComment>().ToList();
        Assert.All(comments, c => Assert.Equal((new ImportedParent.Unknown(), null), ((ImportedParent)c.Parent, c.Created)));
        Assert.Equal([new ImportedAuthor.Named("Ana Bell"), new ImportedAuthor.Unknown()], comments.Select(c => c.Author));
    }

    [Fact]
    public async Task Passages_keep_their_order_and_their_lines()
    {
        var article = (await Read(Article)).OfType<ImportedArticle>().Single();

        Assert.Equal([(false, 3), (true, 7), (false, 8)], article.Passages.Select(p => (p.Quoted, p.Line ?? 0)));
        Assert.Equal([1, 3, 5, 7, 8], article.Lines);
    }

    [Fact]
    public async Task A_comment_keeps_its_id_when_a_newer_copy_has_more_comments()
    {
        var older = await Read(Article + "Ana Bell\n\nGood to know, thank you.\n\nBo Carr\n\nSeconded, and about time too.\n\n");
        var newer = await Read(Article + "Cy Dunn\n\nI came first after all, it seems.\n\nAna Bell\n\nGood to know, thank you.\n\nBo Carr\n\nSeconded, and about time too.\n\n");

        Assert.Equal(older.OfType<ImportedComment>().Select(c => c.SourceId), newer.OfType<ImportedComment>().Skip(1).Select(c => c.SourceId));
    }

    [Fact]
    public async Task The_same_words_twice_are_two_comments()
    {
        var comments = (await Read(Article + "Ana Bell\n\nGood to know, thank you.\n\n\nGood to know, thank you.\n\n")).OfType<ImportedComment>().ToList();

        Assert.Equal(2, comments.Select(c => c.SourceId).Distinct().Count());
    }

    [Fact]
    public async Task The_same_words_under_two_articles_are_two_comments()
    {
        var here = (await Read(Article + "Ana Bell\n\nGood to know, thank you.\n\n")).OfType<ImportedComment>().Single();
        var there = (await Read("Another " + Article + "Ana Bell\n\nGood to know, thank you.\n\n")).OfType<ImportedComment>().Single();

        Assert.NotEqual(here.SourceId, there.SourceId);
    }

    [Fact]
    public async Task A_guess_is_told_as_a_guess()
    {
        var comments = (await Read(Article + "Ana Bell\n\nGood to know, thank you.\n\n\n\n\nBo Carr\n\nSeconded, and about time too.\n\n")).OfType<ImportedComment>().ToList();

        Assert.Empty(comments[0].Doubts);
        Assert.Contains(comments.SelectMany(c => c.Doubts), d => d.Contains("empty slots", StringComparison.Ordinal));
    }

    private static async Task<List<ImportedRecord>> Read(string page)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(page));
        List<ImportedRecord> records = [];
        await foreach (var record in new PlainPageFormat().Read(file, TestContext.Current.CancellationToken))
            records.Add(record);
        return records;
    }
}
