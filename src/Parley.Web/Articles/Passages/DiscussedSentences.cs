using Microsoft.AspNetCore.Components;
using Parley.Core.Articles;
using Parley.Core.Text;
using Parley.Storage.Discussions.Quotes;
using Parley.Web.Site;

namespace Parley.Web.Articles.Passages;

/// <summary>The sentences of an article that readers' comments quote, in its order.</summary>
/// <param name="ArticlePath">Root-relative.</param>
public sealed record DiscussedSentences(string ArticlePath, IReadOnlyList<DiscussedSentence> All)
{
    public static readonly DiscussedSentences None = new("", []);

    private static readonly SafeHtml Close = SafeHtml.FromStore("</span>");

    private readonly ILookup<PassageId, DiscussedSentence> byPassage = All.ToLookup(sentence => sentence.Passage.Id);

    /// <param name="articlePath">Root-relative.</param>
    /// <param name="passages">Of the current revision.</param>
    /// <param name="marks">What is counted for it.</param>
    public static DiscussedSentences Of(string articlePath, IReadOnlyList<Passage> passages, IReadOnlyList<MarkRow> marks)
    {
        var counts = marks.GroupBy(mark => mark.Passage).ToDictionary(group => group.Key, group => group.ToDictionary(mark => mark.Sentence, mark => mark.Comments));
        return new(articlePath, [.. passages.Where(passage => counts.ContainsKey(passage.Id)).SelectMany(passage => Sentences.Of(passage.Text)
            .Where(sentence => counts[passage.Id].ContainsKey(sentence.Start))
            .Select(sentence => new DiscussedSentence(passage, sentence, counts[passage.Id][sentence.Start])))]);
    }

    /// <summary>Those that most comments quote, beginning with the most.</summary>
    public IEnumerable<DiscussedSentence> Most(int count) => All.OrderByDescending(sentence => sentence.Comments).Take(count);

    /// <summary>The root-relative address of what is said about a sentence.</summary>
    public string Path(DiscussedSentence sentence) => $"{ArticlePath}/passages/{sentence.Name}";

    /// <summary>The passage's words, each discussed sentence of it with a link to what is said about it.</summary>
    public MarkupString In(Passage passage, Words words) => (MarkupString)ShownText.Wrap(passage.Html, [.. byPassage[passage.Id].Select(sentence => new TextWrap(
        sentence.Range,
        SafeHtml.FromStore($"<span class=\"said\" data-s=\"{sentence.Range.Start}\" id=\"{sentence.Name.Anchor}\">"),
        SafeHtml.FromStore($"<span class=\"said\" data-s=\"{sentence.Range.Start}\">"),
        Close,
        SafeHtml.FromStore(
            $"<a class=\"cited\" data-s=\"{sentence.Range.Start}\" href=\"{SafeHtml.Encode(Path(sentence))}\" rel=\"nofollow\" aria-label=\"{SafeHtml.Encode(words.Count("passage.mark", sentence.Comments))}\">{SafeHtml.Encode(words.Number(sentence.Comments))}</a>")))]).ToString();
}

/// <param name="Range">Of the sentence in the passage's text.</param>
/// <param name="Comments">Visible ones that quote it.</param>
public sealed record DiscussedSentence(Passage Passage, TextRange Range, int Comments)
{
    private static readonly SafeHtml Open = SafeHtml.FromStore("<mark>");
    private static readonly SafeHtml Close = SafeHtml.FromStore("</mark>");

    public string Words => Range.Of(Passage.Text);

    /// <summary>The passage with the sentence marked.</summary>
    public MarkupString InPassage => (MarkupString)ShownText.Wrap(Passage.Html, [new TextWrap(Range, Open, Open, Close, SafeHtml.Empty)]).ToString();

    internal SentenceName Name => new(Passage.Id, Range.Start);
}
