using Parley.Web.Site;

namespace Parley.Web.Articles.Editor;

internal static class EditorRoutes
{
    public static void MapEditor(this IEndpointRouteBuilder routes)
    {
        var editor = routes.MapGroup("/editor").ExcludeFromDescription();
        editor.MapGet("", ListArticles.HandlePage).Allow(Who.Editor, Limit.Read);
        editor.MapPost("/articles", StartArticle.HandleForm).Allow(Who.Editor, Limit.Write);

        var article = editor.MapGroup("/articles/{id:long}");
        article.MapGet("", EditArticle.HandlePage).Allow(Who.Editor, Limit.Read);
        article.MapPost("", KeepArticle.HandleForm).TakesArticle().Allow(Who.Editor, Limit.Write);
        article.MapPost("/autosave", KeepArticle.Handle).TakesArticle().Allow(Who.Editor, Limit.Write);
        article.MapPost("/conflict", ResolveConflict.HandleForm).TakesArticle().Allow(Who.Editor, Limit.Write);
        article.MapPost("/preview", PreviewArticle.HandleForm).TakesArticle().Allow(Who.Editor, Limit.Preview);
        article.MapPost("/proof", PreviewArticle.Handle).TakesArticle().Allow(Who.Editor, Limit.Preview);
        article.MapPost("/insert", InsertPiece.HandleForm).TakesArticle().Allow(Who.Editor, Limit.Write);
        article.MapPost("/piece", InsertPiece.Handle).TakesArticle().Allow(Who.Editor, Limit.Preview);
        article.MapPost("/publish", PublishDraft.HandleForm).TakesArticle().Allow(Who.Editor, Limit.Write);
        article.MapGet("/withdraw", WithdrawArticle.HandlePage).Allow(Who.Editor, Limit.Read);
        article.MapPost("/withdraw", WithdrawArticle.HandleForm).Allow(Who.Editor, Limit.Write);
        article.MapGet("/drop", DropDraft.HandlePage).Allow(Who.Editor, Limit.Read);
        article.MapPost("/drop", DropDraft.HandleForm).Allow(Who.Editor, Limit.Write);
        article.MapGet("/corrections", CorrectArticle.HandlePage).Allow(Who.Editor, Limit.Read);
        article.MapPost("/corrections", CorrectArticle.HandleForm).Allow(Who.Editor, Limit.Write);
        article.MapGet("/revisions", ShowRevisions.HandlePage).Allow(Who.Editor, Limit.Read);
        article.MapGet("/revisions/compare", CompareRevisions.HandlePage).Allow(Who.Editor, Limit.Read);
        article.MapPost("/revisions/{number:int}/restore", RestoreRevision.HandleForm).Allow(Who.Editor, Limit.Write);
        article.MapGet("/copies/{number:int}", CompareRevisions.HandleCopy).Allow(Who.Editor, Limit.Read);
        article.MapPost("/copies/{number:int}/take-up", RestoreRevision.HandleCopy).Allow(Who.Editor, Limit.Write);
    }

    private static T TakesArticle<T>(this T route) where T : IEndpointConventionBuilder =>
        route.Repeats(ArticleFields.Repeated).WithMetadata(new TakesLongForm());
}
