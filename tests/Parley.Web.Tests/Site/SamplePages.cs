using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Moderation;
using Parley.Core.Text;
using Parley.Web.Articles;
using Parley.Web.Discussions;
using Parley.Web.Moderation;
using Parley.Web.People;
using Parley.Web.Site;
using Parley.Web.Site.OwnPages;
using ThreadState = Parley.Web.Discussions.ThreadState;

namespace Parley.Web.Tests.Site;

/// <summary>Every page with much on it, for looking at and for tests that hold for all pages.</summary>
internal sealed class SamplePages(string language, string? theme = null, string basePath = "")
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 5, 0, TimeSpan.Zero);
    private static readonly Picture Harbour = new(new string('a', 64), "image/jpeg", 1600, 1000);
    private readonly Words words = Words.For(language);

    public PageFrame Frame(string? title) => new()
    {
        SiteName = language == "ar" ? "بريد الميناء" : "The Tidewater Courier",
        Tagline = language == "ar" ? "أخبار الساحل منذ 1897" : "News of the coast since 1897",
        BasePath = basePath,
        Words = words,
        Title = title,
        Theme = theme,
        Canonical = "https://courier.example/x",
        JsonLd = """{"@context":"https://schema.org","name":"</script><b>"}""",
        Feeds = [new FeedLink(words["feed.articles"], basePath + "/feed.atom")],
        OpenGraph = new OpenGraph { Type = "article", Title = title ?? "Courier", Url = "https://courier.example/x" },
    };

    public IEnumerable<(string Name, Type Component, object View)> All()
    {
        yield return ("front", typeof(FrontPage), Front());
        yield return ("front-bare", typeof(FrontPage), new FrontView { Frame = Frame(null), Date = Noon, Lead = Item("A ferry that nobody ordered", 0) });
        yield return ("article", typeof(ArticlePage), Article());
        yield return ("article-bare", typeof(ArticlePage), BareArticle());
        yield return ("comments", typeof(CommentsPage), new CommentsPageView { Frame = Frame("Comments"), ArticleHeadline = Headline, Thread = Discussion() });
        yield return ("replies", typeof(RepliesPage), new RepliesPageView { Frame = Frame("Replies"), ArticleHeadline = Headline, ArticlePath = "/a", Parent = Comment(1, "Marta Oyelaran"), Replies = [Comment(21, "Ben"), Comment(22, "Cleo")], Next = new MoreReplies(12, "/comments/1/replies?cursor=x") });
        yield return ("permalink", typeof(PermalinkPage), Permalink());
        yield return ("reply", typeof(ReplyPage), Reply(null));
        yield return ("preview", typeof(ReplyPage), Reply(Markup.Render(Text(3)).Html));
        yield return ("mine", typeof(MinePage), Mine());
        yield return ("person", typeof(PersonPage), Person());
        yield return ("sign-in", typeof(SignInPage), new SignInView { Frame = Frame("Sign in"), Error = words["sign_in.bad_email"], Email = "not an address" });
        yield return ("code", typeof(SignInCodePage), new SignInCodeView { Frame = Frame("Code"), Email = "marta@example.org", Error = words.Count("code.wrong", 3) });
        yield return ("confirm", typeof(ConfirmSignInPage), new ConfirmSignInView { Frame = Frame("Confirm"), Email = "marta@example.org", Action = "/sign-in/link/abc" });
        yield return ("spent", typeof(ConfirmSignInPage), new ConfirmSignInView { Frame = Frame("Confirm") });
        yield return ("claim", typeof(ClaimPage), new ClaimView { Frame = Frame("Claim"), Role = "owner", Action = "/claim/abc" });
        yield return ("account", typeof(AccountPage), Account());
        yield return ("verdict", typeof(VerdictPage), new VerdictView { Frame = Frame("Verdict"), ArticleHeadline = Headline, ArticlePath = "/a", Comment = Comment(4, "Grumpy") });
        yield return ("restore", typeof(VerdictPage), new VerdictView { Frame = Frame("Verdict"), ArticleHeadline = Headline, ArticlePath = "/a", Comment = Comment(4, "Grumpy") with { State = CommentState.Removed, Reason = Reasons.Spam } });
        yield return ("rules", typeof(RulesPage), new RulesView { Frame = Frame(words["page.rules"]) });
        yield return ("error", typeof(ErrorPage), new ErrorView { Frame = Frame("Error"), Status = 503, KeptText = Text(2), RetryAfter = 5 });
        yield return ("missing", typeof(ErrorPage), new ErrorView { Frame = Frame("Error"), Status = 404 });
    }

    private string Headline => language == "ar" ? "جدار الميناء يصمد بعد ثلاثة شتاءات من التأخير" : "Harbour wall holds, three winters late and twice the price";

    private FrontView Front() => new()
    {
        Frame = Frame(null),
        Date = Noon,
        Lead = Item(Headline, 128) with { Picture = Picture() },
        Items =
        [
            Item(language == "ar" ? "مجلس المدينة ينشر محاضره بلغة بسيطة" : "Council prints its minutes in plain words", 14),
            Item("Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen found under the pier", 1) with { Section = "Kultur", Language = "de", Dek = "Ein Fund." },
            Item(language == "ar" ? "جرس المدرسة يدق متأخرًا" : "A later school bell", 0) with { Dek = null, Bylines = [] },
            Item(language == "ar" ? "العبّارة الأخيرة" : "The last chain ferry makes its last crossing, and its crew of four tell what the river looked like from the middle", 3121),
        ],
        OlderPath = "/?before=x",
    };

    private FrontItem Item(string headline, long count) => new()
    {
        Path = basePath + "/articles/x",
        Headline = headline,
        Section = language == "ar" ? "الميناء" : "Harbour",
        Dek = language == "ar" ? "وصلت الحجارة أخيرًا، وما زال السؤال عن الكلفة مفتوحًا." : "The stones are in. Who pays for the years of waiting is still open.",
        Bylines = language == "ar" ? ["ليلى حداد", "سامي نور"] : ["Ada Moreno", "Tomas Lindqvist"],
        PublishedAt = Noon,
        CommentCount = count,
    };

    private Figure Picture() => new("wall.jpg", "Waves breaking over a new stone wall", RichText.Of(language == "ar" ? "الجدار يوم الثلاثاء." : "The wall on Tuesday, seen from the Marigold."), new Credit.Known("Inger Falk", "https://falk.example/wall")) { Picture = Harbour };

    private ArticleView Article()
    {
        var content = new ArticleContent
        {
            Headline = Headline,
            Dek = Item("", 0).Dek,
            Language = language,
            Direction = language == "ar" ? TextDirection.RightToLeft : TextDirection.LeftToRight,
            Lead = Picture(),
            Blocks = Blocks(),
        };
        return new ArticleView
        {
            Frame = Frame(Headline),
            Path = basePath + "/articles/x",
            Laid = Lay(content),
            Section = Item("", 0).Section,
            Bylines = language == "ar" ? [new Byline("ليلى حداد"), new Byline("سامي نور")] : [new Byline("Ada Moreno", "harbour reporter", "/people/1"), new Byline("Tomas Lindqvist")],
            PublishedAt = Noon,
            CorrectedAt = Noon.AddDays(1),
            Language = language,
            Direction = content.Direction,
            Corrections = [new CorrectionView(Noon.AddDays(1), CorrectionKind.Correction, language == "ar" ? "ذكرنا أن الكلفة 3 ملايين." : "We gave the cost as 3 million.", language == "ar" ? "ذكرنا أن الكلفة 4 ملايين، والصحيح 4.2 مليون." : "We gave the cost as 4 million. It was 4.2 million.")],
            Tags = [new TagView("harbour"), new TagView("money", "/tags/money")],
            Thread = Discussion(),
        };
    }

    private Block[] Blocks() =>
    [
        new Paragraph(RichText.Of(Long())),
        new Heading(2, RichText.Of(language == "ar" ? "ما الذي كلّفه" : "What it cost")),
        new Paragraph(new RichText([new Run(language == "ar" ? "قال رئيس البلدية " : "The mayor says the town "), new Run(language == "ar" ? "إن البلدة ستدفع" : "will pay") { Emphasis = true }, new Run(", "), new Run(language == "ar" ? "بحسب الخطة" : "as the plan has it") { Link = "https://plan.example/" }, new Run(".")])),
        new Quotation([RichText.Of(language == "ar" ? "عددنا كل حجر." : "We counted every stone, and then we counted again, because nobody believed the first number."), RichText.Of(language == "ar" ? "مرتين." : "Twice. The second number was higher.")]) { Speaker = language == "ar" ? "إلزه براندت" : "Ilse Brandt", Role = language == "ar" ? "رئيسة الميناء" : "harbour master", Outlet = "Gazette of the Outer Islands", Link = "https://gazette.example/brandt", Date = new DateOnly(2026, 3, 2) },
        new Paragraph(RichText.Of(Long())),
        new ListBlock(false, 1, [RichText.Of(language == "ar" ? "حجارة" : "Stone"), RichText.Of(language == "ar" ? "وقت" : "Time, which was the dearer of the two")]),
        new FigureBlock(Picture() with { Credit = new Credit.NoneKnown() }),
        new Divider(),
        new Paragraph(RichText.Of(Long())),
    ];

    private string Long() => language == "ar"
        ? "بعد ثلاثة شتاءات من التأخير وُضع الحجر الأخير صباح الثلاثاء، ووقف نحو مئتي شخص في الريح ينظرون إليه. لم يتكلم أحد طويلًا، فالموج كان أعلى صوتًا من الجميع، ثم عاد الناس إلى بيوتهم وهم يسألون السؤال نفسه الذي سألوه قبل ثلاث سنوات."
        : "The last stone went in on Tuesday morning, three winters late, and some two hundred people stood in the wind to look at it. Nobody spoke for long; the water was louder than all of them. Then they went home, asking the question that they had asked three years ago, when the first drawings hung in the town hall.";

    private static LaidArticle Lay(ArticleContent content) =>
        LaidArticle.Of(content, ArticleText.Passages(content, [.. ArticleText.Pieces(content).Select((_, index) => new PassageId(index + 1))]));

    private ArticleView BareArticle()
    {
        var content = new ArticleContent { Headline = "A ferry that nobody ordered", Language = "en", Blocks = [new Paragraph(RichText.Of("It came on Monday."))] };
        return new ArticleView
        {
            Frame = Frame("Bare"),
            Path = "/articles/y",
            Laid = Lay(content),
            Language = "en",
            Thread = new ThreadView
            {
                Discussion = new DiscussionId(2),
                Path = "/articles/y",
                Count = 1,
                State = ThreadState.Closed,
                ClosedAt = Noon,
                GuestsAllowed = true,
                Comments = [Comment(99, null) with { AuthorKind = AuthorKind.Unknown, CreatedAt = null, ParentUnknown = true }],
                Seq = 1,
            },
        };
    }

    private ThreadView Discussion() => new()
    {
        Discussion = new DiscussionId(1),
        Path = basePath + "/articles/x",
        Count = 1284,
        State = ThreadState.Open,
        ClosesAt = Noon.AddDays(14),
        GuestsAllowed = true,
        Sorts = [new SortLink(ThreadSort.Best, "/articles/x"), new SortLink(ThreadSort.Newest, "/discussions/1/comments?sort=newest"), new SortLink(ThreadSort.Oldest, "/discussions/1/comments?sort=oldest")],
        Comments =
        [
            Comment(1, "Marta Oyelaran") with
            {
                Badges = [Badge.Editor],
                EditedAt = Noon.AddMinutes(9),
                ReplyCount = 14,
                Replies = [Chain(30, 7), Comment(8, "Ben Achterberg-Wolkenstein von der unteren Mühle am Bach") with { AuthorKind = AuthorKind.Guest, ProfilePath = null }, Gone(9, CommentState.Removed, Reasons.PersonalAttack)],
                NextReplies = new MoreReplies(12, "/comments/1/replies?cursor=abc"),
            },
            Gone(2, CommentState.Deleted, null) with { ReplyCount = 1, Replies = [Comment(10, "Cleo") with { ParentId = new CommentId(2) }] },
            Comment(3, null) with { AuthorKind = AuthorKind.Unknown, CreatedAt = null, ParentUnknown = true },
            Comment(5, "Ilse Brandt") with { Badges = [Badge.Quoted], Html = Markup.Render("> We counted every stone.\n\nThat was me. See https://harbour.example/a-very-long-address/that-goes-on-and-on-and-on/without-end-or-mercy?for=the&column=width\n\n```\nstone = 4200\n```\n\n- one\n- two\n\n||the wall leaks||").Html },
            Comment(6, "Pneumonoultramicroscopicsilicovolcanoconiosis Sufferer") with { Html = Markup.Render(new string('w', 180)).Html },
            Gone(7, CommentState.Emptied, null),
        ],
        NextPath = "/discussions/1/comments?sort=best&cursor=abc",
        Seq = 17,
    };

    private CommentView Chain(int from, int length)
    {
        var comment = Comment(from, length % 2 == 0 ? "Ada Moreno" : "Ben") with { ParentId = new CommentId(from - 1), ParentName = length % 2 == 0 ? "Ben" : "Ada Moreno" };
        return length == 0 ? comment : comment with { ReplyCount = 1, Replies = [Chain(from + 1, length - 1)] };
    }

    private CommentView Comment(long id, string? name) => new()
    {
        Id = new CommentId(id),
        State = CommentState.Posted,
        AuthorKind = AuthorKind.Account,
        Name = name,
        ProfilePath = name is null ? null : "/people/7",
        CreatedAt = Noon.AddMinutes(id),
        Html = Markup.Render(Text(id)).Html,
        Up = (int)(id * 7 % 40),
        Down = (int)(id % 3),
    };

    private static CommentView Gone(long id, CommentState state, string? reason) => new()
    {
        Id = new CommentId(id),
        State = state,
        Reason = reason,
        AuthorKind = AuthorKind.Unknown,
        CreatedAt = Noon,
    };

    private string Text(long id) => language == "ar"
        ? (id % 2 == 0 ? "أعمل في الميناء منذ عشرين سنة، و*لم أر* جدارًا كهذا.\n\nلكن من يدفع؟" : "شكرًا على المقال. هل من رابط إلى الخطة؟")
        : (id % 2 == 0 ? "I have worked in the harbour for twenty years and have *never* seen a wall like it.\n\nBut who pays? The article says **the town**, and the town is us." : "Thank you for this. Is there a link to the plan?");

    private PermalinkView Permalink() => new()
    {
        Frame = Frame("Comment") with { NoIndex = true },
        Discussion = new DiscussionId(1),
        ArticleHeadline = Headline,
        ArticlePath = "/articles/x",
        State = ThreadState.Open,
        GuestsAllowed = true,
        Ancestors = [Comment(51, "Marta Oyelaran") with { ParentId = new CommentId(50), ParentName = "Cleo" }, Comment(52, "Ben") with { ParentId = new CommentId(51), ParentName = "Marta Oyelaran" }],
        EarlierPath = "/comments/50",
        Comment = Comment(54, "Cleo") with { ParentId = new CommentId(52), ParentName = "Ben", ReplyCount = 1, Replies = [Comment(55, "Ada Moreno") with { ParentId = new CommentId(54), ParentName = "Cleo" }] },
        Seq = 17,
    };

    private ReplyPageView Reply(SafeHtml? preview) => new()
    {
        Frame = Frame("Reply"),
        ArticleHeadline = Headline,
        ArticlePath = "/articles/x",
        Parent = Comment(4, "Marta Oyelaran"),
        Composer = new ComposerView { Discussion = new DiscussionId(1), ParentId = new CommentId(4), ParentName = "Marta Oyelaran", Text = Text(3), AsksGuest = true, Error = preview is null ? words.Fill("refused.too_long", ("limit", words.Number(10000)), ("length", words.Number(12340))) : null, IdempotencyKey = "k", Preview = preview },
    };

    private MinePageView Mine() => new()
    {
        Frame = Frame("Mine") with { Reader = new ReaderLine("Cleo", false) },
        ArticleHeadline = Headline,
        ArticlePath = "/articles/x",
        Items =
        [
            new MineItem { Comment = Comment(70, "Cleo"), Source = Text(70), MayEdit = true, MayDelete = true, EditableUntil = Noon.AddMinutes(20), JustWritten = true },
            new MineItem { Comment = Comment(71, "Cleo") with { State = CommentState.Held, Reason = Reasons.HoldFirst }, Source = Text(71), MayDelete = true },
            new MineItem { Comment = Comment(72, "Ben"), MayVote = true, MyVote = 1, MayJudge = true },
        ],
    };

    private PersonView Person() => new()
    {
        Frame = Frame("Marta Oyelaran"),
        Name = "Marta Oyelaran",
        MutePath = basePath + "/people/7/mute",
        Badges = [Badge.Editor],
        About = "Writes about water.",
        Since = Noon.AddYears(-2),
        CommentCount = 41,
        Comments = [Comment(80, "Marta Oyelaran") with { ArticleHeadline = Headline, ArticlePath = "/articles/x" }, Comment(81, "Marta Oyelaran") with { ArticleHeadline = Headline, ArticlePath = "/articles/x", ParentId = new CommentId(3), ParentName = "Ben" }],
        OlderPath = "/people/7?cursor=x",
    };

    private AccountView Account() => new()
    {
        Frame = Frame("Account") with { Notices = [new PageNotice(NoticeKind.Good, words["account.saved"])] },
        Name = "Marta Oyelaran",
        Email = "marta@example.org",
        ProfilePath = "/people/7",
    };
}
