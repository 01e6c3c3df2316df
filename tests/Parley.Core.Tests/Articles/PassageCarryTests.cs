using CsCheck;
using Parley.Core.Articles;
using Parley.Core.Discussions.Quotes;
using Parley.Core.Text;
using Xunit;

namespace Parley.Core.Tests.Articles;

public sealed class PassageCarryTests
{
    private const string Council = "The council met on Monday and heard eleven speakers.";
    private const string Rain = "Then it rained for three days.";
    private const string Bell = "Nobody rang the bell at the harbour.";

    [Theory]
    // Edited, around the words and in them.
    [InlineData(Council, "The old council met on Monday and heard eleven speakers.", "heard eleven", "Same: heard eleven")]
    [InlineData(Council, "The council met on Tuesday and heard eleven speakers.", "met on Monday", "Changed: met on Tuesday")]
    [InlineData(Council, "The council met on Tuesday and heard eleven speakers.", "Monday", "Changed: Tuesday")]
    [InlineData(Council, "The council met and heard eleven speakers.", "on Monday", "Changed: The council met and heard eleven speakers.")]
    [InlineData($"{Council} {Rain}", $"{Council} Later it snowed for three days.", "it rained", "Changed: it snowed")]
    [InlineData($"{Council} {Rain} {Bell}", $"{Council} Speeches were long. {Bell}", Rain, "Gone")]
    [InlineData($"{Council} {Rain} {Bell}", $"{Council} {Bell}", Rain, "Gone")]
    // Moved, split, joined, taken apart.
    [InlineData($"{Council} {Rain}|{Bell}", $"{Bell} {Rain}|{Council}", "rained for", "Same: rained for")]
    [InlineData($"{Council} {Rain}", $"{Council}|{Rain}", "it rained", "Same: it rained")]
    [InlineData($"{Council}|{Rain}", $"{Council} {Rain}", "it rained", "Same: it rained")]
    [InlineData($"{Council} {Rain}", $"{Council}|{Bell}|{Rain}", "heard eleven speakers. Then it", "Changed: heard eleven speakers.")]
    [InlineData($"{Council} {Rain}", $"{Council} {Bell} {Rain}", "speakers. Then it rained", $"Changed: speakers. {Bell} Then it rained")]
    // Twins: nobody can say which of them is left.
    [InlineData($"{Rain} {Council} {Rain}", $"{Council} {Rain}", Rain, "Gone")]
    [InlineData($"{Council}|{Rain}|{Bell}|{Rain}", $"{Council}|{Bell}|{Rain}", Rain, "Gone")]
    [InlineData($"{Council}|{Rain}", $"{Council}|{Rain} {Rain}", Rain, "Gone")]
    // Too little to know it again elsewhere.
    [InlineData($"{Council}|Why not?", $"{Council} {Bell}|{Rain} Why not?", "Why not", "Gone")]
    public void Words_are_followed_as_far_as_it_is_certain(string before, string after, string words, string place) =>
        Assert.Equal(place, Carried(before, after, words));

    [Fact]
    public void What_readers_quoted_of_the_newsroom_never_becomes_somebody_elses_words()
    {
        IReadOnlyList<Passage> before = [Passage(1, PassageKind.Paragraph, Council), Passage(2, PassageKind.Paragraph, Rain)];
        IReadOnlyList<Passage> after = [Passage(1, PassageKind.Paragraph, Council), Passage(3, PassageKind.Quotation, Rain)];

        Assert.Equal(QuotePlace.Gone, new PassageCarry(before, after).Carry(new PassageId(2), new TextRange(0, 10)));
    }

    [Theory]
    [InlineData(7, 0, 4), InlineData(1, 0, 999), InlineData(1, -1, 4), InlineData(1, 4, 4), InlineData(1, 9, 3)]
    public void A_place_that_never_was_is_nowhere(long passage, int start, int end) =>
        Assert.Equal(QuotePlace.Gone, new PassageCarry([Passage(1, PassageKind.Paragraph, Council)], [Passage(1, PassageKind.Paragraph, Council)]).Carry(new PassageId(passage), new TextRange(start, end)));

    [Fact]
    public void No_quote_ever_moves_to_another_sentence() =>
        Gen.Select(Gen.Int[0, int.MaxValue], Gen.Int[1, 6], Gen.Int[1, 4]).Sample((seed, edits, revisions) =>
        {
            var story = new Story(seed);
            for (var revision = 0; revision < revisions; revision++)
            {
                var before = story.Publish();
                var was = story.Origins();
                for (var edit = 0; edit < edits; edit++)
                    story.Edit();
                var after = story.Publish();
                var now = story.Origins();
                var carry = new PassageCarry(before, after);

                foreach (var (passage, range) in story.Ranges(before))
                {
                    var place = carry.Carry(passage.Id, range);

                    if (place.Passage is not { } id)
                        continue;
                    var there = after.Single(one => one.Id == id);
                    Assert.Equal(place.Fate == QuoteFate.Same, WordAlignment.AreSame(range.Of(passage.Text), place.Range.Of(there.Text)));
                    Assert.Contains(Sentences.Of(there.Text), sentence => sentence.Start == place.Sentence && sentence.Overlaps(place.Range));
                    var from = was[passage.Id].Where(one => one.Range.Overlaps(range)).Select(one => one.Sentence).ToHashSet();
                    var to = now[id].Where(one => one.Range.Overlaps(place.Range)).Select(one => one.Sentence).ToHashSet();
                    Assert.True(place.Fate == QuoteFate.Same ? to.IsSubsetOf(from) : to.Overlaps(from), $"“{range.Of(passage.Text)}” went to “{place.Range.Of(there.Text)}”");
                }
            }
        }, iter: 1_500);

    [Fact]
    public void A_sentence_that_nobody_touched_is_found_wherever_its_paragraph_went() =>
        Gen.Select(Gen.Int[0, int.MaxValue], Gen.Int[1, 6]).Sample((seed, edits) =>
        {
            var story = new Story(seed);
            var before = story.Publish();
            for (var edit = 0; edit < edits; edit++)
                story.Rearrange();
            var after = story.Publish();
            var carry = new PassageCarry(before, after);

            foreach (var passage in before)
            {
                foreach (var sentence in Sentences.Of(passage.Text).Where(one => IsKnownAgain(before, one.Of(passage.Text))))
                {
                    var place = carry.Carry(passage.Id, sentence);

                    Assert.Equal((QuoteFate.Same, sentence.Of(passage.Text)), (place.Fate, place.Range.Of(after.Single(one => one.Id == place.Passage).Text)));
                }
            }
        }, iter: 600);

    /// <summary>It stands once and says enough.</summary>
    private static bool IsKnownAgain(IReadOnlyList<Passage> passages, string sentence) =>
        WordAlignment.Words(sentence).Count >= 4 && string.Join('|', passages.Select(passage => passage.Text)).Split(sentence).Length == 2;

    private static Passage Passage(long id, PassageKind kind, string text) => new(new PassageId(id), kind, text, SafeHtml.Encode(text));

    /// <summary>Paragraphs are parted by a bar; ids are those that publishing gives.</summary>
    private static string Carried(string before, string after, string words)
    {
        var first = Published([], before, 0);
        var second = Published(first, after, first.Count);
        var passage = first.First(one => one.Text.Contains(words, StringComparison.Ordinal));
        var start = passage.Text.IndexOf(words, StringComparison.Ordinal);
        var place = new PassageCarry(first, second).Carry(passage.Id, new TextRange(start, start + words.Length));
        return place.Passage is { } id ? $"{place.Fate}: {place.Range.Of(second.Single(one => one.Id == id).Text)}" : $"{place.Fate}";
    }

    private static IReadOnlyList<Passage> Published(IReadOnlyList<Passage> previous, string text, long last)
    {
        IReadOnlyList<Piece> pieces = [.. text.Split('|').Select(one => new Piece(PassageKind.Paragraph, one))];
        return [.. PassageHistory.Carry(previous, pieces, last).Ids.Zip(pieces, (id, piece) => Passage(id.Value, piece.Kind, piece.Text))];
    }
}
