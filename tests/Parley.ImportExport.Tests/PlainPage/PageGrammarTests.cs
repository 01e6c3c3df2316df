using System.Text;
using Parley.ImportExport.PlainPage;
using Xunit;

namespace Parley.ImportExport.Tests.PlainPage;

public sealed class PageGrammarTests(ITestOutputHelper output)
{
    private const int Pages = 400;

    [Fact]
    public async Task Pages_made_by_the_grammar_are_read_back()
    {
        var (comments, wrong, wrongPages, wrongArticles) = (0, 0, 0, 0);
        for (var seed = 0; seed < Pages; seed++)
        {
            var page = InventedPage.Make(seed);
            var report = await Read(page.Text);

            var expected = page.Comments.Select(c => $"{c.Author}: {c.Text}").ToList();
            var found = report.Comments.Where(c => c.Author is not null || c.Text is not null).Select(c => $"{c.Author}: {c.Text}").ToList();
            var missed = Missing(expected, found);
            comments += expected.Count;
            wrong += missed.Count;
            wrongPages += missed.Count > 0 || found.Count != expected.Count ? 1 : 0;
            wrongArticles += SameArticle(page, report) ? 0 : 1;
            foreach (var miss in missed)
                output.WriteLine($"{seed}: {miss}");
            if (!SameArticle(page, report))
                output.WriteLine($"{seed}: ARTICLE {page.Caption} | {report.Articles[0].Caption} | {page.Own.Count} {report.Articles[0].Own.Count} | {page.Attribution} {report.Articles[0].Attribution}");
        }

        output.WriteLine($"{wrong} of {comments} comments, {wrongPages} of {Pages} pages, {wrongArticles} articles read otherwise");
        Assert.True(wrong * 1000 < comments, $"{wrong} of {comments} comments are read otherwise");
        Assert.Equal(0, wrongArticles);
    }

    private static List<string> Missing(List<string> expected, List<string> found)
    {
        var left = found.ToLookup(f => f, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        List<string> missing = [];
        foreach (var e in expected)
        {
            if (left.TryGetValue(e, out var n) && n > 0)
                left[e] = n - 1;
            else
                missing.Add(e);
        }

        return missing;
    }

    private static bool SameArticle(InventedPage page, ImportReport report)
    {
        var article = Assert.Single(report.Articles);
        return article.Title == page.Title && article.Caption == page.Caption && article.Credit == page.Credit
            && article.Attribution == page.Attribution && article.Own.SequenceEqual(page.Own) && article.Quoted.SequenceEqual(page.Quoted);
    }

    private static async Task<ImportReport> Read(string page)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(page));
        return await ImportReport.Collect(new PlainPageFormat(), file, TestContext.Current.CancellationToken);
    }
}
