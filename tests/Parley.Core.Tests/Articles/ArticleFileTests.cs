using Parley.Core.Articles;
using Xunit;

namespace Parley.Core.Tests.Articles;

public sealed class ArticleFileTests
{
    private const string Whole = """
        ---
        headline: "Harbour wall: it holds"
        dek: Three winters late, the stones are in.
        bylines:
          - name: Ada Moreno
            role: harbour reporter
            link: /people/ada-moreno
          - Tomas Lindqvist
        section: Harbour
        tags: [harbour, winter works]
        language: en-gb
        date: 2026-03-04 09:30 +01:00
        lead:
          file: pictures/wall.jpg
          alt: Waves breaking over a new stone wall
          caption: The wall on Tuesday, seen from the *Marigold*.
          credit: Inger Falk
          credit link: https://falk.example/wall
        comments:
          state: open
          close after: 14
          guests: no
        ---
        The wall **held**. See [the plan](/plans/wall) for
        the rest.

        ## What it cost

        - Stone
        - Time

        :::quotation
        speaker: Ilse Brandt
        role: harbour master
        outlet: Tidewater Courier
        link: https://tidewater.example/brandt
        date: 2026-03-02

        We counted every stone.

        Twice.
        :::

        ***

        :::figure
        file: crane.jpg
        alt: A crane at rest
        credit: none known

        The crane that nobody claimed.
        :::
        """;

    [Fact]
    public void A_whole_article_is_read_into_its_places()
    {
        var draft = Read(Whole, "work/harbour-wall.md");
        var content = draft.Content;

        Assert.Equal("harbour-wall", draft.Key);
        Assert.Equal(["pictures/wall.jpg", "crane.jpg"], draft.Files);
        Assert.Equal("Harbour wall: it holds", content.Headline);
        Assert.Equal("Three winters late, the stones are in.", content.Dek);
        Assert.Equal([new Byline("Ada Moreno", "harbour reporter", "/people/ada-moreno"), new Byline("Tomas Lindqvist")], content.Bylines);
        Assert.Equal(["harbour", "winter works"], content.Tags);
        Assert.Equal(("en-GB", TextDirection.LeftToRight), (content.Language, content.Direction));
        Assert.Equal(new DateTimeOffset(2026, 3, 4, 8, 30, 0, TimeSpan.Zero), content.Published);
        Assert.Equal(new CommentPolicy(true, 14, false), content.Comments);
        Assert.Equal(new Credit.Known("Inger Falk", "https://falk.example/wall"), content.Lead?.Credit);
        Assert.Equal("The wall on Tuesday, seen from the Marigold.", content.Lead?.Caption?.Plain);
        Assert.Null(content.Slug);
    }

    [Fact]
    public void The_body_keeps_its_order_and_its_kinds()
    {
        var blocks = Read(Whole).Content.Blocks;

        Assert.Equal(
            [typeof(Paragraph), typeof(Heading), typeof(ListBlock), typeof(Quotation), typeof(Divider), typeof(FigureBlock)],
            blocks.Select(block => block.GetType()));
        var paragraph = Assert.IsType<Paragraph>(blocks[0]);
        Assert.Equal("The wall held. See the plan for the rest.", paragraph.Text.Plain);
        Assert.Equal(new Run("held") { Strong = true }, paragraph.Text.Runs[1]);
        Assert.Equal(new Run("the plan") { Link = "/plans/wall" }, paragraph.Text.Runs[3]);
        var quotation = Assert.IsType<Quotation>(blocks[3]);
        Assert.Equal(["We counted every stone.", "Twice."], quotation.Words.Select(words => words.Plain));
        Assert.Equal(("Ilse Brandt", "harbour master", "Tidewater Courier", new DateOnly(2026, 3, 2)), (quotation.Speaker, quotation.Role, quotation.Outlet, quotation.Date));
        var figure = Assert.IsType<FigureBlock>(blocks[5]).Figure;
        Assert.Equal(new Credit.NoneKnown(), figure.Credit);
        Assert.Equal("The crane that nobody claimed.", figure.Caption?.Plain);
    }

    [Fact]
    public void All_errors_are_told_at_once_each_with_its_line_and_field()
    {
        var errors = Refused("""
            ---
            titel: Slip of the pen
            langauge: en
            lead:
              file: ../outside.jpg
              alt: A gate
            date: yesterday
            ---
            # Loud

            Look <b>here</b>.

            :::figure
            file: a.jpg
            credit: Ann
            :::

            [no](javascript:alert(1))
            """);

        Assert.Equal(
            ["2 titel", "2 headline", "3 langauge", "5 lead file", "5 lead credit", "7 date", "9 text", "11 text", "14 figure alt", "18 text"],
            errors.Select(error => $"{error.Line} {error.Field}"));
        Assert.Contains(errors, error => error.Field == "langauge" && error.Message.Contains("did you mean \"language\"", StringComparison.Ordinal));
    }

    [Fact]
    public void The_example_in_the_documentation_is_read()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Parley.slnx"))) folder = folder.Parent;
        var page = File.ReadAllText(Path.Combine(folder?.FullName ?? "", "docs", "writing.md"));
        var example = page.Split("```markdown\n")[1].Split("\n```")[0];

        Assert.Equal(["pictures/wall.jpg", "pictures/crane.jpg"], Read(example).Files);
    }

    [Theory]
    [InlineData("headline: The wall: it holds", "The wall: it holds")]
    [InlineData("headline: It's ours: all of it", "It's ours: all of it")]
    [InlineData("headline: \"Quoted: already\"", "Quoted: already")]
    [InlineData("headline: >-\n  Folded: and\n  long", "Folded: and long")]
    [InlineData("Headline: Any case", "Any case")]
    public void Words_with_colons_need_no_quotes(string line, string headline) =>
        Assert.Equal(headline, Read($"---\n{line}\n---\nWords.\n").Content.Headline);

    [Fact]
    public void Without_an_id_the_files_name_is_the_key()
    {
        const string text = "---\nheadline: Another headline\n---\nWords.\n";

        Assert.Equal("harbour-wall", Read(text, "/home/desk/Harbour Wall.md").Key);
        Assert.Equal("chosen", Read(text.Replace("---\nW", "id: chosen\n---\nW", StringComparison.Ordinal), "any.md").Key);
    }

    [Fact]
    public void The_language_tells_the_direction_and_the_site_the_language()
    {
        Assert.Equal(TextDirection.RightToLeft, Read("---\nheadline: خبز\nlanguage: ar\n---\nخبز\n").Content.Direction);
        Assert.Equal("en", Read("---\nheadline: A plain headline\n---\nWords.\n").Content.Language);
    }

    private static ArticleDraft Read(string text, string name = "article.md") =>
        ArticleFile.Parse(text, name, "en") switch
        {
            ArticleFileOutcome.Read read => read.Draft,
            ArticleFileOutcome.Unreadable unreadable => throw new InvalidOperationException(string.Join('\n', unreadable.Errors)),
            _ => throw new InvalidOperationException(),
        };

    private static IReadOnlyList<ArticleFileError> Refused(string text, string name = "article.md") =>
        Assert.IsType<ArticleFileOutcome.Unreadable>(ArticleFile.Parse(text, name, "en")).Errors;
}
