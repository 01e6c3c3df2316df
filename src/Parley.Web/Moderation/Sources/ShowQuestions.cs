using System.Globalization;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Storage.Moderation.Sources;
using Parley.Web.Moderation.Desk;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Sources;

/// <summary><c>GET /desk/sources</c>: what readers ask the source of and nobody has answered.</summary>
internal static class ShowQuestions
{
    private const int AtOnce = 30;
    private const int WordsShown = 240;

    public static async Task<HtmlPage> Page(
        string? after, string? done, CurrentReader reader, CurrentSite asked, Database database, HttpContext http, CancellationToken cancel)
    {
        await using var moment = await database.Snapshot(cancel);
        var from = long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var open = await database.OpenQuestions(asked.Site.Id, from, AtOnce + 1, cancel);
        List<QuestionLine> lines = [];
        foreach (var question in open.Take(AtOnce))
        {
            var words = question.Comment is { } comment ? Markup.Snippet((await database.Comment(comment, cancel))?.Source ?? "", WordsShown) : await Quoted(question, database, cancel);
            var path = question.Comment is not null ? $"/comments/{question.Comment}" : $"{SiteLinks.Article(question.Slug ?? "")}#p-{question.Passage}";
            lines.Add(new QuestionLine(question, words, asked.PathBase + path));
        }

        var desk = await DeskFrame.Of(
            http, "sources", http.Words()["desk.page.sources"], reader, database, cancel, done is null ? [] : [new PageNotice(NoticeKind.Good, http.Words()["desk.sources.closed"])]);
        return HtmlPage.Personal<QuestionsPage>(new QuestionsView
        {
            Desk = desk,
            Lines = lines,
            MorePath = open.Count > AtOnce ? desk.Frame.Link($"/desk/sources?after={open[AtOnce - 1].Id}") : null,
        });
    }

    private static async Task<string> Quoted(SourceQuestionRow question, Database database, CancellationToken cancel) =>
        question is { Article: { } article, Passage: { } passage } && await database.Quotation(question.Site, article, passage, cancel) is { Laid.Words: [{ Text: var words }, ..] }
            ? Snippet.Of(words, WordsShown)
            : "";
}

public sealed record QuestionsView
{
    public required DeskFrame Desk { get; init; }
    public required IReadOnlyList<QuestionLine> Lines { get; init; }
    public string? MorePath { get; init; }
}

/// <param name="Words">The beginning of what is asked; empty for a quotation that is not in the article any more.</param>
/// <param name="Path">Root-relative, where it stands.</param>
public sealed record QuestionLine(SourceQuestionRow Question, string Words, string Path);
