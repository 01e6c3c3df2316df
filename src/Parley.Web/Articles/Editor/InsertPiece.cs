using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Articles;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Articles.Editor;

/// <summary>A figure or a quotation by its fields, so that none is without credit, alt text, speaker or outlet.</summary>
internal static class InsertPiece
{
    /// <param name="Text">To stand in the body; absent where something is wrong.</param>
    /// <param name="Errors">By field.</param>
    internal sealed record Piece(string? Text, IReadOnlyList<PieceError> Errors);

    internal sealed record PieceError(string Field, string Message);

    /// <summary><c>POST /editor/articles/{id}/piece</c>: the lines alone, for script to put where the writer is.</summary>
    public static async Task<Results<Ok<Piece>, NotFound>> Handle(
        long id, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        PersonalAnswer.MarkPrivate(http);
        if (await OpenedArticle.Find(id, http, reader, site, database, cancel) is not { } opened)
            return TypedResults.NotFound();
        var (text, errors) = await Make(opened, cancel);
        return TypedResults.Ok(new Piece(errors.Count == 0 ? text : null, [.. errors.Select(error => new PieceError(error.Field, error.Message))]));
    }

    /// <summary><c>POST /editor/articles/{id}/insert</c>: puts them into the text, where the form says or at its end, and keeps it.</summary>
    public static async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> HandleForm(
        long id, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        if (await OpenedArticle.Find(id, http, reader, site, database, cancel) is not { } opened)
            return TypedResults.NotFound();
        var copy = opened.Copy(http.Request.Form);
        var (text, errors) = await Make(opened, cancel);
        var entry = PreviewArticle.EntryOf(http, copy.Form, copy.Number);
        if (errors.Count > 0)
        {
            entry = IsQuotation(http) ? entry with { QuotationErrors = errors } : entry with { FigureErrors = errors };
            return await EditArticle.Page(opened, entry, cancel, StatusCodes.Status422UnprocessableEntity);
        }

        copy = copy with { Form = copy.Form with { Body = Insert(copy.Form.Body, text, http.Request.Form["after"]) } };
        return await opened.Keep(copy, cancel) switch
        {
            KeepResult.Kept => PersonalAnswer.GoTo(http, opened.Path + "?saved=draft#body"),
            KeepResult.Conflict conflict => await ResolveConflict.Page(opened, copy, conflict, cancel),
            _ => TypedResults.NotFound(),
        };
    }

    private static bool IsQuotation(HttpContext http) => http.Request.Form["piece"] == "quotation";

    private static async Task<(string Text, IReadOnlyList<ArticleFileError> Errors)> Make(OpenedArticle opened, CancellationToken cancel)
    {
        var form = opened.Http.Request.Form;
        if (IsQuotation(opened.Http))
        {
            var text = ArticleMarkdown.Container(ArticleFields.Quotation(form));
            return (text, ArticleMarkdown.WhatIsWrongWith(text));
        }

        var figure = ArticleFields.Figure(form, "figure");
        var container = ArticleMarkdown.Container(figure);
        var errors = ArticleMarkdown.WhatIsWrongWith(container);
        if (figure.File.Length > 0 && errors.Count == 0 && (await opened.Database.PicturesNamed(opened.Article, [figure.File], cancel)).Count == 0)
            errors = [new ArticleFileError(0, "figure file", opened.Http.Words().Fill("editor.no_picture", ("name", figure.File)))];
        return (container, errors);
    }

    /// <summary>Between two paragraphs: behind the line named, or at the end.</summary>
    private static string Insert(string body, string text, string? after)
    {
        var lines = body.TrimEnd('\n').Split('\n').ToList();
        if (!int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var line) || line > lines.Count) line = lines.Count;
        lines.InsertRange(line, ["", text, ""]);
        return string.Join('\n', lines).Trim('\n') + "\n";
    }
}
