using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Discussions.Quotes;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Discussions;

namespace Parley.Web.Demo;

/// <summary>An invented discussion, filled a few thousand comments at a time in the order of their ids.</summary>
internal sealed class FakeDiscussion
{
    private readonly DiscussionId discussion;
    private readonly SiteId site;
    private readonly AccountId[] people;
    private readonly DateTimeOffset begin;
    private readonly Random chance;
    private readonly InventedWords words;
    private readonly FakeShape shape;

    /// <summary>What readers may quote of the article.</summary>
    private readonly (QuoteTarget Target, TextRange Range, string Words)[] sentences;

    /// <summary>The id each comment got, by its number.</summary>
    private readonly long[] ids;
    private int next;

    public FakeDiscussion(DiscussionId discussion, SiteId site, ArticleRevision article, int comments, int seed, AccountId[] people, DateTimeOffset now)
    {
        this.discussion = discussion;
        this.site = site;
        this.people = people;
        begin = now.AddDays(-30);
        chance = new Random(seed);
        words = new InventedWords(chance);
        shape = new FakeShape(comments, chance);
        sentences =
        [
            .. article.Passages.SelectMany(passage => Sentences.Of(passage.Text).Select(sentence =>
                (QuoteTarget.Of(passage.Id, article.Number), sentence, sentence.Of(passage.Text)))),
        ];
        ids = new long[comments];
    }

    public int Left => ids.Length - next;

    /// <summary>Words and votes of the next comments; nothing is stored yet.</summary>
    public IReadOnlyList<BulkComment> Prepare(int count)
    {
        List<BulkComment> made = new(count);
        for (var end = next + count; next < end; next++)
            made.Add(Make(next));
        return made;
    }

    public async Task<int> Store(Database database, IReadOnlyList<BulkComment> made, CancellationToken cancel)
    {
        var stored = await database.AddInBulk(discussion, site, made, number => ids[number], begin.AddDays(30), cancel);
        for (var index = 0; index < stored.Count; index++)
            ids[made[index].Number] = stored[index];
        return stored.Count;
    }

    private BulkComment Make(int number)
    {
        var quoted = chance.Next(10) == 0 ? sentences[(int)(sentences.Length * Math.Pow(chance.NextDouble(), 3))] : ((QuoteTarget, TextRange, string)?)null;
        var source = quoted is var (_, _, sentence) ? $"> {sentence}\n\n{words.Comment()}" : words.Comment();
        var rendered = Markup.Render(source);
        var author = chance.Next(6) == 0 ? (AccountId?)null : people[(int)(people.Length * Math.Pow(chance.NextDouble(), 2))];
        // Spread over thirty days, in order.
        var at = begin.AddMilliseconds(TimeSpan.FromDays(30).TotalMilliseconds * number / Math.Max(1, ids.Length));
        return new BulkComment
        {
            Number = number,
            ParentNumber = shape.ParentOf(number),
            Depth = shape.DepthOf(number),
            Account = author,
            GuestName = author is null ? words.Person() : null,
            Source = source,
            Html = rendered.Html.ToString(),
            RendererVersion = rendered.RendererVersion,
            At = at,
            Votes = Votes(number, author, at),
            Quotes = quoted is var (target, range, _) ? [new FoundQuote(ShownText.Of(rendered.Html).Quoted[0], target, range, 1)] : [],
        };
    }

    private List<(AccountId Account, bool Up)> Votes(int number, AccountId? author, DateTimeOffset at)
    {
        var most = number == 0 ? 200 : chance.Next(20) == 0 ? 12 : 2;
        var count = Math.Min(chance.Next(most + 1), people.Length - 1);
        var first = chance.Next(people.Length);
        List<(AccountId, bool)> votes = [];
        for (var index = 0; index < count; index++)
        {
            var voter = people[(first + index) % people.Length];
            if (voter != author)
                votes.Add((voter, chance.Next(5) > 0));
        }

        return votes;
    }
}

/// <summary>Who answers whom: a fifth at top level, a hundredth under the first comment, one branch 200 deep, the rest here and there.</summary>
internal sealed class FakeShape
{
    private const int DeepBranch = 200;

    // Beside the one deep branch nothing grows deeper, and nobody answers what scrolled away long ago.
    private const int UsualDepth = 20;
    private const int Recent = 3000;

    private readonly int[] parents;
    private readonly int[] depths;

    public FakeShape(int comments, Random chance)
    {
        parents = new int[comments];
        depths = new int[comments];
        var top = Math.Max(Math.Min(1, comments), comments / 5);
        var wide = comments / 100;
        // Counted with its first comment, which stands at top level.
        var deep = Math.Min(DeepBranch, comments / 5);
        var roles = Roles(comments, top, wide, Math.Max(0, deep - 1), chance);
        var end = -1;
        for (var number = 0; number < comments; number++)
        {
            parents[number] = roles[number] switch
            {
                Role.Top => -1,
                Role.Wide => 0,
                Role.Deep => end < 0 ? (top > 1 ? 1 : 0) : end,
                _ => Anywhere(number, chance),
            };
            depths[number] = parents[number] < 0 ? 0 : depths[parents[number]] + 1;
            if (roles[number] == Role.Deep)
                end = number;
        }
    }

    private enum Role : byte
    {
        Other,
        Top,
        Wide,
        Deep,
    }

    public int? ParentOf(int number) => parents[number] < 0 ? null : parents[number];

    public int DepthOf(int number) => depths[number];

    private static Role[] Roles(int comments, int top, int wide, int deep, Random chance)
    {
        var roles = new Role[comments];
        Array.Fill(roles, Role.Top, 0, Math.Min(top, comments));
        Array.Fill(roles, Role.Wide, Math.Min(top, comments), Math.Min(wide, comments - top));
        Array.Fill(roles, Role.Deep, top + wide, Math.Max(0, Math.Min(deep, comments - top - wide)));
        // The first two stay at top level: one gets the many replies, the other begins the deep branch.
        var settled = Math.Min(2, top);
        chance.Shuffle(roles.AsSpan(settled));
        return roles;
    }

    private int Anywhere(int number, Random chance)
    {
        for (var tries = 0; tries < 20; tries++)
        {
            var parent = chance.Next(Math.Max(0, number - Recent), number);
            if (parent != 0 && depths[parent] < UsualDepth)
                return parent;
        }

        return number > 1 ? 1 : 0;
    }
}
