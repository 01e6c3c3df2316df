using System.Text;

namespace Parley.ImportExport.Tests.PlainPage;

/// <summary>A page made by the grammar from invented words, with what a perfect reading of it finds.</summary>
internal sealed class InventedPage
{
    private readonly Random chance;
    private readonly InventedLanguage language;
    private readonly StringBuilder text = new();
    private readonly List<string> names = [];
    private readonly List<string> own = [];
    private readonly List<string> quoted = [];
    private readonly List<(string? Author, string? Text)> comments = [];

    private InventedPage(int seed)
    {
        chance = new Random(seed);
        language = InventedLanguage.All[seed % InventedLanguage.All.Length];
        WriteArticle();
        WriteComments();
    }

    public string Text => text.ToString();

    public string Title { get; private set; } = "";

    public string? Caption { get; private set; }

    public string? Credit { get; private set; }

    public string? Attribution { get; private set; }

    public IReadOnlyList<string> Own => own;

    public IReadOnlyList<string> Quoted => quoted;

    /// <summary>Those with a name or words; of one with neither only blank lines remain.</summary>
    public IReadOnlyList<(string? Author, string? Text)> Comments => comments;

    public static InventedPage Make(int seed) => new(seed);

    private void WriteArticle()
    {
        Title = language.Headline(chance);
        Paragraph(Title);
        if (chance.Next(10) > 0)
        {
            Credit = chance.Next(10) > 0 ? language.Name(chance) : null;
            Caption = Credit is null ? language.Headline(chance) : $"{language.Headline(chance)}. {language.Source}: {Credit}";
            Paragraph(Caption);
        }

        for (var i = chance.Next(1, 7); i > 0; i--)
            Add(own, language.Prose(chance, chance.Next(1, 4)));
        Attribution = $"{language.Name(chance)} ({language.Source}):";
        Paragraph(Attribution);
        for (var i = chance.Next(1, 5); i > 0; i--)
            Add(quoted, language.Prose(chance, chance.Next(1, 4)));
        text.Length--;
        Add(own, language.Prose(chance, chance.Next(1, 3)));
    }

    private void Add(List<string> to, string paragraph)
    {
        to.Add(paragraph);
        Paragraph(paragraph);
    }

    private void Paragraph(string words) => text.Append(words).Append("\n\n");

    private void WriteComments()
    {
        for (var i = 0; i < 12; i++)
            names.Add(language.Name(chance));

        var count = chance.Next(5, 60);
        for (var i = 0; i < count; i++)
            WriteComment(first: i == 0, last: i == count - 1);
    }

    private void WriteComment(bool first, bool last)
    {
        // A few write much, most once.
        var author = chance.Next(100) < 56 ? names[Math.Min(chance.Next(names.Count), chance.Next(names.Count))] : null;
        var paragraphs = chance.Next(100) < (author is null ? 3 : 12) && !first ? 0 : chance.Next(100) < 10 ? chance.Next(2, 4) : 1;
        if (author is not null)
            Paragraph(author);
        else if (!first || chance.Next(3) == 0)
            text.Append('\n');

        var body = string.Join("\n\n", Enumerable.Range(0, paragraphs).Select(_ => language.Remark(chance)));
        text.Append(body).Append(paragraphs == 0 ? "\n" : "\n\n");
        if (author is not null || paragraphs > 0)
            comments.Add((author, paragraphs == 0 ? null : body));
        if (!last && paragraphs > 0 && chance.Next(100) < 4)
            text.Append('\n');
    }
}
