using Parley.Core.Articles;

namespace Parley.Web.Demo;

/// <summary>Sentences from a small grammar about a town that does not exist. The same chance gives the same words.</summary>
internal sealed class InventedWords(Random chance)
{
    private static readonly string[] First =
        ["Ada", "Bela", "Cato", "Dora", "Emre", "Farah", "Goran", "Hanne", "Ines", "Jonas", "Kaja", "Lior", "Mira", "Nils", "Oda", "Pavel", "Runa", "Sami", "Tova", "Umar", "Vera", "Wim", "Yara", "Zeno"];

    private static readonly string[] Last =
        ["Ashdown", "Birkeland", "Castell", "Dunmore", "Eskola", "Farrow", "Gilder", "Holt", "Ivarsen", "Jarrow", "Kestrel", "Lindqvist", "Marlow", "Norrland", "Okafor", "Pell", "Quist", "Ravn", "Sallow", "Thorne", "Ulvik", "Vance", "Wexley", "Yarrow"];

    private static readonly string[] Things =
        ["the old ferry", "the harbour bridge", "the night bus", "the fish market", "the tram depot", "the school roof", "the clock tower", "the new library", "the river path", "the swimming hall", "the council's plan", "the toll gate"];

    private static readonly string[] Deeds =
        ["closes in spring", "costs twice what was promised", "runs again from Monday", "was measured wrongly", "needs a second look", "waits for its paint", "belongs to all of us", "is older than the town", "was never asked for", "works better than expected", "has lost its key", "stays open on Sundays"];

    private static readonly string[] Openers =
        ["As far as I know", "My neighbour says", "To be fair", "On a wet day", "Two years ago", "If you ask the drivers", "By the numbers", "For what it is worth", "In the minutes of the meeting", "Down at the quay"];

    private static readonly string[] Answers =
        ["I see it otherwise", "that is the point", "nobody asked the people living there", "the figures say something else", "thank you for looking it up", "you have left out the winter", "that holds for the upper town only", "I would like to see the source", "it was the same last time", "let us wait for the report"];

    public string Person() => $"{Pick(First)} {Pick(Last)}";

    public string Headline()
    {
        var thing = Pick(Things);
        return char.ToUpperInvariant(thing[0]) + thing[1..] + " " + Pick(Deeds);
    }

    /// <summary>One to four sentences in the comment dialect, now and then with dress.</summary>
    public string Comment()
    {
        var text = Sentence();
        for (var more = chance.Next(4); more > 0; more--)
            text += (chance.Next(6) == 0 ? "\n\n" : " ") + Sentence();
        return chance.Next(12) switch
        {
            0 => $"> {Sentence()}\n\n{text}",
            1 => $"{text} *{Capital(Pick(Answers))}.*",
            _ => text,
        };
    }

    public ArticleContent Article(string language, DateTimeOffset published) => new()
    {
        Headline = Headline(),
        Dek = Sentence(),
        Bylines = [new Byline(Person())],
        Language = language,
        Direction = Language.DirectionOf(language),
        Published = published,
        Blocks = [.. Enumerable.Range(0, 6).Select(_ => new Paragraph(RichText.Of(Paragraph())))],
    };

    private string Paragraph() => string.Join(' ', Enumerable.Range(0, 4).Select(_ => Sentence()));

    private string Sentence() => chance.Next(3) switch
    {
        0 => $"{Pick(Openers)}, {Pick(Things)} {Pick(Deeds)}.",
        1 => $"{Capital(Pick(Things))} {Pick(Deeds)}, and {Pick(Answers)}.",
        _ => $"{Capital(Pick(Answers))}: {Pick(Things)} {Pick(Deeds)}.",
    };

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private string Pick(string[] words) => words[chance.Next(words.Length)];
}
