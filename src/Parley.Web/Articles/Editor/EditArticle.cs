using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Articles;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Storage.Site;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Articles.Editor;

/// <summary><c>GET /editor/articles/{id}</c>: an article as a form, with how it looks beside it.</summary>
internal static class EditArticle
{
    // As many as one looks through; the others have their own page.
    private const int MostPictures = 60;

    public static async Task<Results<HtmlPage, NotFound>> HandlePage(
        long id, string? saved, long? correcting, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        if (await OpenedArticle.Find(id, http, reader, site, database, cancel) is not { } opened)
            return TypedResults.NotFound();
        var copy = await database.CurrentCopy(opened.Id, cancel);
        var form = copy?.Form ?? await OfRevision(opened, cancel);
        var words = http.Words();
        IReadOnlyList<PageNotice> notices = saved switch
        {
            "draft" => [new PageNotice(NoticeKind.Good, words["editor.saved"])],
            "published" => [new PageNotice(NoticeKind.Good, words["editor.published"], site.PathBase + SiteLinks.Article(opened.Article.Slug), words["editor.see"])],
            "scheduled" => [new PageNotice(NoticeKind.Good, words["editor.scheduled"])],
            "called-back" => [new PageNotice(NoticeKind.Good, words["editor.called_back"])],
            "restored" => [new PageNotice(NoticeKind.Good, words["editor.restored"])],
            "aside" => [new PageNotice(NoticeKind.Good, words["editor.set_aside"], opened.Path + "/revisions", words["editor.revisions"])],
            _ => [],
        };
        return await Page(opened, new EditorEntry(form, copy?.Number ?? 0) { Notices = notices, Correction = await CorrectArticle.Asked(opened, correcting, cancel), SavedAt = copy?.At, SavedBy = await Name(opened, copy, cancel) }, cancel);
    }

    /// <summary>The page again with what was typed, and what came of it.</summary>
    public static async Task<HtmlPage> Page(OpenedArticle opened, EditorEntry entry, CancellationToken cancel, int status = StatusCodes.Status200OK)
    {
        entry = entry with { Correction = await CorrectArticle.WithReader(opened, entry.Correction, cancel) };
        var (content, errors) = await opened.Read(entry.Form, cancel);
        var words = opened.Http.Words();
        var frame = opened.Frame(entry.Form.Headline.Length > 0 ? entry.Form.Headline : words["editor.untitled"], entry.Notices) with { Modules = ["editor.js"] };
        return HtmlPage.Personal<EditorPage>(new EditorView
        {
            Frame = frame,
            Path = opened.Path,
            PublicPath = opened.Article.State == ArticleState.Published ? opened.PathBase + SiteLinks.Article(opened.Article.Slug) : null,
            Article = opened.Article,
            Entry = entry,
            // Nobody wants to be told of errors in a page just begun.
            Errors = entry.ShowErrors ? errors : [],
            Proof = Proof(frame, content, errors),
            Sections = [.. opened.Site.Sections.Select(section => section.Name)],
            Languages = [.. opened.Site.Languages.Prepend(opened.Site.Language).Distinct(StringComparer.Ordinal)],
            SiteLanguage = opened.Site.Language,
            Pictures = await opened.Database.NewsroomPictures(opened.Site.Id, null, MostPictures, cancel),
            Clock = new NewsroomClock(opened.Site.TimeZone),
        }, status);
    }

    public static ProofView Proof(PageFrame frame, ArticleContent? content, IReadOnlyList<ArticleFileError> errors) => new()
    {
        Frame = frame,
        Content = content,
        Laid = content is null ? null : LaidArticle.Of(content, ArticleText.Passages(content, [.. ArticleText.Pieces(content).Select((_, index) => new PassageId(index + 1))])),
        Errors = errors,
    };

    public static async Task<ArticleForm> OfRevision(OpenedArticle opened, CancellationToken cancel) =>
        await opened.Database.Revision(opened.Id, opened.Article.Revision, cancel) is { } revision ? ArticleForm.Of(revision.Content) : new ArticleForm();

    public static async Task<string?> Name(OpenedArticle opened, WorkingCopy? copy, CancellationToken cancel) =>
        copy is null ? null : await opened.Database.NameOf(copy.By, cancel);
}

/// <summary>What is typed in the form, and what is to be said about it.</summary>
public sealed record EditorEntry(ArticleForm Form, int Number)
{
    public IReadOnlyList<PageNotice> Notices { get; init; } = [];
    public DateTimeOffset? SavedAt { get; init; }
    public string? SavedBy { get; init; }

    /// <summary>True after a deed that the errors stopped.</summary>
    public bool ShowErrors { get; init; }

    /// <summary>Why the deed was not done, where no field is at fault.</summary>
    public string? Refused { get; init; }

    public FigureForm Figure { get; init; } = new();
    public IReadOnlyList<ArticleFileError> FigureErrors { get; init; } = [];
    public QuotationForm Quotation { get; init; } = new();
    public IReadOnlyList<ArticleFileError> QuotationErrors { get; init; } = [];
    public CorrectionEntry Correction { get; init; } = new();

    /// <summary>As typed into the field of the moment.</summary>
    public string? When { get; init; }
}

/// <summary>A correction as it is typed.</summary>
public sealed record CorrectionEntry(string Kind = "", string Wrong = "", string Right = "", string? Error = null)
{
    /// <summary>The readers' request that is settled by it; null where nobody asked.</summary>
    public long? Request { get; init; }

    /// <summary>Whom it may thank, who wishes it; null where nobody does.</summary>
    public string? Reader { get; init; }

    /// <summary>It thanks them.</summary>
    public bool Credit { get; init; }
}
