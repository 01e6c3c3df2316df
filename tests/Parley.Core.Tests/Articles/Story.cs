using System.Globalization;
using Parley.Core.Articles;
using Parley.Core.Text;

namespace Parley.Core.Tests.Articles;

/// <summary>
/// An article that is written and rewritten by chance, and knows of every sentence which one it is, whatever became of its words. New
/// sentences share some small words with all others.
/// </summary>
internal sealed class Story
{
    private static readonly string[] Small = ["the", "of", "and", "to", "was", "in", "that", "it", "on", "for"];

    private readonly Random chance;
    private readonly List<List<Sentence>> paragraphs = [];
    private IReadOnlyList<Passage> published = [];
    private long lastPassage;
    private int lastSentence;
    private int lastWord;

    public Story(int seed)
    {
        chance = new Random(seed);
        for (var count = chance.Next(1, 6); count > 0; count--)
            paragraphs.Add([.. Enumerable.Range(0, chance.Next(1, 5)).Select(_ => Fresh())]);
    }

    public IReadOnlyList<Passage> Publish()
    {
        IReadOnlyList<Piece> pieces = [.. paragraphs.Select(paragraph => new Piece(PassageKind.Paragraph, string.Join(' ', paragraph.Select(one => one.Text))))];
        var carried = PassageHistory.Carry(published, pieces, lastPassage);
        lastPassage = carried.LastPassage;
        return published = [.. carried.Ids.Zip(pieces, (id, piece) => new Passage(id, piece.Kind, piece.Text, SafeHtml.Encode(piece.Text)))];
    }

    /// <summary>Which sentence stands where in the revision published last.</summary>
    public Dictionary<PassageId, List<(TextRange Range, int Sentence)>> Origins() => published.Zip(paragraphs).ToDictionary(both => both.First.Id, both =>
    {
        List<(TextRange, int)> origins = [];
        var start = 0;
        foreach (var sentence in both.Second)
        {
            origins.Add((new TextRange(start, start + sentence.Text.Length), sentence.Id));
            start += sentence.Text.Length + 1;
        }

        return origins;
    });

    /// <summary>Whole words that a reader might quote: parts of sentences, sentences, and more than one.</summary>
    public IEnumerable<(Passage Passage, TextRange Range)> Ranges(IReadOnlyList<Passage> passages)
    {
        foreach (var passage in passages)
        {
            var words = WordAlignment.Words(passage.Text).Where(word => char.IsLetter(passage.Text[word.Start])).ToList();
            for (var count = 0; count < 4; count++)
            {
                var first = chance.Next(words.Count);
                yield return (passage, new TextRange(words[first].Start, words[Math.Min(words.Count - 1, first + chance.Next(12))].End));
            }

            foreach (var sentence in Sentences.Of(passage.Text))
                yield return (passage, sentence);
        }
    }

    public void Edit()
    {
        var (paragraph, at) = Somewhere();
        switch (chance.Next(8))
        {
            case 0:
                paragraph.Insert(at, Fresh());
                break;
            case 1:
                paragraph[at] = Fresh();
                break;
            case 2 when paragraph.Count > 1:
                paragraph.RemoveAt(at);
                break;
            // A twin is as good as the first.
            case 3:
                paragraph.Insert(chance.Next(paragraph.Count + 1), paragraph[at]);
                break;
            case 4 or 5:
                paragraph[at] = Reworded(paragraph[at]);
                break;
            default:
                Rearrange();
                break;
        }
    }

    /// <summary>Moves, splits and joins; every sentence stays as it is.</summary>
    public void Rearrange()
    {
        var (paragraph, at) = Somewhere();
        switch (chance.Next(4))
        {
            case 0:
                var sentence = paragraph[at];
                paragraph.RemoveAt(at);
                var to = paragraphs[chance.Next(paragraphs.Count)];
                to.Insert(chance.Next(to.Count + 1), sentence);
                break;
            case 1:
                paragraphs.Insert(paragraphs.IndexOf(paragraph) + 1, paragraph[at..]);
                paragraph.RemoveRange(at, paragraph.Count - at);
                break;
            case 2 when paragraphs.Count > 1:
                paragraphs.Remove(paragraph);
                paragraphs[chance.Next(paragraphs.Count)].AddRange(paragraph);
                break;
            default:
                paragraphs.Remove(paragraph);
                paragraphs.Insert(chance.Next(paragraphs.Count + 1), paragraph);
                break;
        }

        paragraphs.RemoveAll(one => one.Count == 0);
    }

    private (List<Sentence> Paragraph, int At) Somewhere()
    {
        var paragraph = paragraphs[chance.Next(paragraphs.Count)];
        return (paragraph, chance.Next(paragraph.Count));
    }

    private Sentence Fresh() => new(++lastSentence, [.. Enumerable.Range(0, chance.Next(1, 12)).Select(at => at % 3 == 2 ? Word() : NewWord())]);

    /// <summary>A word or two others, or one more or less.</summary>
    private Sentence Reworded(Sentence sentence)
    {
        List<string> words = [.. sentence.Words];
        var at = chance.Next(words.Count);
        if (chance.Next(3) == 0)
            words.Insert(at, Word());
        else if (words.Count > 1 && chance.Next(2) == 0)
            words.RemoveAt(at);
        else
            words[at] = Word();
        return sentence with { Words = [.. words] };
    }

    private string Word() => chance.Next(3) == 0 ? Small[chance.Next(Small.Length)] : NewWord();

    private string NewWord() => string.Create(CultureInfo.InvariantCulture, $"w{++lastWord}");

    private sealed record Sentence(int Id, IReadOnlyList<string> Words)
    {
        public string Text => $"{char.ToUpperInvariant(Words[0][0])}{string.Join(' ', Words)[1..]}.";
    }
}
