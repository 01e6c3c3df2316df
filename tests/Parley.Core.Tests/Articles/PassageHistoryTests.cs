using CsCheck;
using Parley.Core.Articles;
using Parley.Core.Text;
using Xunit;

namespace Parley.Core.Tests.Articles;

public sealed class PassageHistoryTests
{
    // Few words, so that edits by chance meet twins, near twins and empty remains.
    private static readonly string[] Vocabulary = ["tide", "wall", "stone", "boat", "bell", "crane", "rope", "gull", "quay", "lamp", "storm", "net"];

    private static readonly PassageKind[] Kinds = [PassageKind.Paragraph, PassageKind.Paragraph, PassageKind.Quotation, PassageKind.ListItem];

    private static readonly Gen<string> Sentence = Gen.Int[0, 11].Select(at => Vocabulary[at]).Array[1, 9].Select(words => string.Join(' ', words));

    private static readonly Gen<Piece> AnyPiece =
        Gen.Select(Gen.Int[0, 3].Select(at => Kinds[at]), Sentence, (kind, text) => new Piece(kind, text));

    private static readonly Gen<IReadOnlyList<Piece>> Pieces = AnyPiece.List[0, 12].Select(list => (IReadOnlyList<Piece>)list);

    [Fact]
    public void No_id_is_ever_given_to_two_passages_nor_given_again() =>
        Pieces.List[1, 6].Sample(revisions =>
        {
            var known = new HashSet<long>();
            IReadOnlyList<Passage> current = [];
            var last = 0L;
            foreach (var next in revisions)
            {
                var carried = PassageHistory.Carry(current, next, last);

                var before = current.Select(passage => passage.Id.Value).ToHashSet();
                Assert.Equal(next.Count, carried.Ids.Distinct().Count());
                Assert.All(carried.Ids, id => Assert.True(before.Contains(id.Value) || known.Add(id.Value) && id.Value > last));
                Assert.True(carried.LastPassage >= last);
                last = carried.LastPassage;
                current = Passages(next, carried.Ids);
            }
        });

    [Fact]
    public void What_did_not_change_keeps_its_id() =>
        Pieces.Sample(pieces =>
        {
            var first = PassageHistory.Carry([], pieces, 0);

            var again = PassageHistory.Carry(Passages(pieces, first.Ids), pieces, first.LastPassage);

            Assert.Equal(first.Ids, again.Ids);
            Assert.Equal(first.LastPassage, again.LastPassage);
        });

    [Fact]
    public void An_insertion_anywhere_disturbs_nobody() =>
        Gen.Select(Pieces, AnyPiece, Gen.Int[0, 12]).Sample((pieces, added, at) =>
        {
            var first = PassageHistory.Carry([], pieces, 0);
            var place = Math.Min(at, pieces.Count);
            var stranger = added with { Text = "entirely different words stand here" };
            List<Piece> next = [.. pieces.Take(place), stranger, .. pieces.Skip(place)];

            var carried = PassageHistory.Carry(Passages(pieces, first.Ids), next, first.LastPassage);

            Assert.Equal(first.Ids, carried.Ids.Where((_, index) => index != place));
            Assert.Equal(first.LastPassage + 1, carried.Ids[place].Value);
        });

    [Fact]
    public void A_deletion_disturbs_nobody_else() =>
        Gen.Select(Pieces, Gen.Int[0, 11]).Where(both => both.Item1.DistinctBy(piece => piece.Text).Count() == both.Item1.Count).Sample((pieces, at) =>
        {
            if (at >= pieces.Count) return;
            var first = PassageHistory.Carry([], pieces, 0);
            var left = pieces.Where((_, index) => index != at).ToList();

            var carried = PassageHistory.Carry(Passages(pieces, first.Ids), left, first.LastPassage);

            Assert.Equal(first.Ids.Where((_, index) => index != at), carried.Ids);
        });

    [Fact]
    public void The_same_two_revisions_always_give_the_same_answer() =>
        Gen.Select(Pieces, Pieces).Sample((one, other) =>
        {
            var first = Passages(one, PassageHistory.Carry([], one, 0).Ids);

            Assert.Equal(PassageHistory.Carry(first, other, 50).Ids, PassageHistory.Carry(first, other, 50).Ids);
        });

    [Fact]
    public void Words_never_pass_between_the_site_and_those_it_quotes() =>
        Gen.Select(Pieces, Pieces).Sample((one, other) =>
        {
            var first = Passages(one, PassageHistory.Carry([], one, 0).Ids);

            var carried = PassageHistory.Carry(first, other, 50);

            for (var index = 0; index < other.Count; index++)
                if (first.FirstOrDefault(passage => passage.Id == carried.Ids[index]) is { } old)
                    Assert.Equal(old.Kind == PassageKind.Quotation, other[index].Kind == PassageKind.Quotation);
        });

    [Fact]
    public void An_edited_paragraph_keeps_its_id_even_when_it_moves()
    {
        var ids = Carried(
            ["The wall held through the night.", "Nobody counted the boats that left.", "The bell rang twice before dawn."],
            ["The bell rang twice, not three times, before dawn.", "The wall held through the night.", "Nobody counted the small boats that left early."]);

        Assert.Equal([3, 1, 2], ids);
    }

    [Fact]
    public void Of_two_equally_likely_pasts_neither_is_taken() =>
        Assert.Equal([3], Carried(["The north gate closes at nine.", "The south gate closes at nine."], ["The gate closes at nine."]));

    [Fact]
    public void A_paragraph_cut_in_two_leaves_its_id_with_the_clearly_greater_part() =>
        Assert.Equal([1, 2], Carried(
            ["The council met on Monday and heard eleven speakers about the new crane. Then it rained."],
            ["The council met on Monday and heard eleven speakers about the new crane.", "Then it rained."]));

    [Fact]
    public void Cut_into_equal_halves_it_leaves_its_id_with_neither() =>
        Assert.Equal([2, 3], Carried(["red boats came early blue boats stayed late"], ["red boats came early", "blue boats stayed late"]));

    [Fact]
    public void Two_paragraphs_made_one_keep_the_id_of_the_clearly_greater() =>
        Assert.Equal([1], Carried(
            ["The council met on Monday and heard eleven speakers about the new crane.", "Then it rained."],
            ["The council met on Monday and heard eleven speakers about the new crane. Then it rained."]));

    [Fact]
    public void Twins_are_told_apart_by_their_place() =>
        Assert.Equal([1, 2, 5, 3, 6], Carried(["Yes.", "Who says so?", "Yes.", "Nobody else."], ["Yes.", "Who says so?", "A new line of mine.", "Yes.", "Nothing more to add."]));

    [Fact]
    public void The_headline_stays_the_headline_however_it_changes()
    {
        IReadOnlyList<Piece> before = [new(PassageKind.Headline, "Harbour wall fails"), new(PassageKind.Dek, "It fell.")];
        IReadOnlyList<Piece> after = [new(PassageKind.Headline, "Correction follows"), new(PassageKind.Dek, "Nothing fell at all.")];

        var carried = PassageHistory.Carry(Passages(before, [new(1), new(2)]), after, 2);

        Assert.Equal([new(1), new(2)], carried.Ids);
    }

    [Fact]
    public void Text_without_spaces_is_compared_sign_by_sign() =>
        Assert.Equal([1], Carried(["港の壁は冬の嵐に耐えた。"], ["港の新しい壁は冬の嵐に耐えた。"]));

    [Fact]
    public void A_rewritten_book_is_still_affordable()
    {
        IReadOnlyList<Piece> before = [.. Enumerable.Range(0, 3000).Select(n => new Piece(PassageKind.Paragraph, $"chapter {n} speaks of ship {n * 7} and port {n * 13}"))];
        IReadOnlyList<Piece> after = [.. before.Select(piece => piece with { Text = piece.Text + " today" })];

        var carried = PassageHistory.Carry(Passages(before, [.. Enumerable.Range(1, 3000).Select(n => new PassageId(n))]), after, 3000);

        Assert.Equal(3000, carried.Ids.Distinct().Count());
    }

    private static List<long> Carried(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        List<Passage> first = [.. before.Select((text, index) => new Passage(new PassageId(index + 1), PassageKind.Paragraph, text, SafeHtml.Encode(text)))];
        return [.. PassageHistory.Carry(first, [.. after.Select(text => new Piece(PassageKind.Paragraph, text))], before.Count).Ids.Select(id => id.Value)];
    }

    private static IReadOnlyList<Passage> Passages(IReadOnlyList<Piece> pieces, IReadOnlyList<PassageId> ids) =>
        [.. pieces.Select((piece, index) => new Passage(ids[index], piece.Kind, piece.Text, SafeHtml.Encode(piece.Text)))];
}
