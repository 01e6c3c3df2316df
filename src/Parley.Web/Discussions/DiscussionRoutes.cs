using Parley.Web.Discussions.Quotes;
using Parley.Web.Site;
using Parley.Web.Site.Pictures;

namespace Parley.Web.Discussions;

internal static class DiscussionRoutes
{
    public static void MapDiscussions(this IEndpointRouteBuilder routes)
    {
        MapPages(routes);
        MapForms(routes);
        MapApi(routes.MapGroup("/api/v1").WithTags("Discussions"));
    }

    private static void MapPages(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/discussions/{id:long}/comments", ShowComments.Handle).Allow(Who.Anyone, Limit.Read).ExcludeFromDescription();
        routes.MapGet("/discussions/{id:long}/reply", ReplyPages.HandleTop).Allow(Who.Anyone, Limit.Read).ExcludeFromDescription();
        routes.MapGet("/discussions/{id:long}/mine", MinePages.HandleDiscussion).Allow(Who.Anyone, Limit.Read).ExcludeFromDescription();
        routes.MapGet("/comments/{id:long}", ShowComment.Handle).Allow(Who.Anyone, Limit.Read).ExcludeFromDescription();
        routes.MapGet("/comments/{id:long}/replies", ShowReplies.Handle).Allow(Who.Anyone, Limit.Read).ExcludeFromDescription();
        routes.MapGet("/comments/{id:long}/reply", ReplyPages.HandleReply).Allow(Who.Anyone, Limit.Read).ExcludeFromDescription();
        routes.MapGet("/comments/{id:long}/mine", MinePages.HandleComment).Allow(Who.Anyone, Limit.Read).ExcludeFromDescription();
    }

    private static void MapForms(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/discussions/{id:long}/comments", PostComment.HandleForm).WithPicture(PictureUse.Comment).Allow(Who.Anyone, Limit.Post).Repeats(SentQuotes.Repeated).ExcludeFromDescription();
        routes.MapPost("/comments/{id:long}/edit", EditComment.HandleForm).WithPicture(PictureUse.Comment).Allow(Who.Author, Limit.Write).Repeats(SentQuotes.Repeated).ExcludeFromDescription();
        routes.MapPost("/comments/{id:long}/delete", DeleteComment.HandleForm).Allow(Who.Author, Limit.Write).ExcludeFromDescription();
        routes.MapPost("/comments/{id:long}/vote", CastVote.HandleForm).Allow(Who.Account, Limit.Vote).ExcludeFromDescription();
        routes.MapPost("/preview", PreviewComment.HandleForm).WithPicture(PictureUse.Comment).Allow(Who.Anyone, Limit.Preview).Repeats(SentQuotes.Repeated).ExcludeFromDescription();
    }

    private static void MapApi(RouteGroupBuilder api)
    {
        api.MapGet("/discussions", FindDiscussion.Handle).Allow(Who.Anyone, Limit.Read)
            .WithSummary("Find the discussion under a page");
        api.MapGet("/discussions/{id:long}", FindDiscussion.HandleId).Allow(Who.Anyone, Limit.Read)
            .WithSummary("Read a discussion by its id");
        api.MapGet("/comments/{id:long}", ReadComment.Handle).Allow(Who.Anyone, Limit.Read)
            .WithSummary("Read one comment with its first replies");
        api.MapGet("/discussions/{id:long}/comments", ReadComments.Handle).Allow(Who.Anyone, Limit.Read)
            .WithSummary("Read a page of comments, nested");
        api.MapPost("/discussions/{id:long}/comments", PostComment.Handle).Allow(Who.Anyone, Limit.Post)
            .WithSummary("Post a comment or a reply");
        api.MapPost("/discussions/{id:long}/form-token", AskForToken.Handle).Allow(Who.Anyone, Limit.Preview)
            .WithSummary("Ask for what a form carries to show that somebody sits before it");
        api.MapGet("/discussions/{id:long}/people", FindPeople.Handle).Allow(Who.Anyone, Limit.Preview)
            .WithSummary("People who can be mentioned, by the beginning of their names");
        api.MapGet("/discussions/{id:long}/mine", ReadMine.Handle).Allow(Who.Anyone, Limit.Read)
            .WithSummary("What is mine among the comments of a page");
        api.MapPatch("/comments/{id:long}", EditComment.Handle).Allow(Who.Author, Limit.Write)
            .WithSummary("Put new words to a comment of one's own");
        api.MapDelete("/comments/{id:long}", DeleteComment.Handle).Allow(Who.Author, Limit.Write)
            .WithSummary("Take a comment of one's own back");
        api.MapPut("/comments/{id:long}/vote", CastVote.Handle).Allow(Who.Account, Limit.Vote)
            .WithSummary("Vote up (1) or down (-1), or withdraw (0)");
        api.MapGet("/articles/{id:long}/annotations", ReadAnnotations.Handle).Allow(Who.Anyone, Limit.Read)
            .WithSummary("Quotes of an article's words as Web Annotations (JSON-LD), a page at a time");
        api.MapGet("/comments/{id:long}/annotations", ReadAnnotations.HandleComment).Allow(Who.Anyone, Limit.Read)
            .WithSummary("What a comment quotes, as Web Annotations (JSON-LD)");
        api.MapGet("/counts", CountComments.Handle).Allow(Who.Anyone, Limit.Read).Repeats("url")
            .WithSummary("Count the comments under pages");
        api.MapPost("/comment-pictures", BringPicture.Handle).WithPicture(PictureUse.Comment).Allow(Who.Reader, Limit.Picture)
            .WithSummary("Bring a picture for a comment of one's own: multipart/form-data with the parts picture and alt");
        api.MapPost("/preview", PreviewComment.Handle).Allow(Who.Anyone, Limit.Preview)
            .WithSummary("See how a comment would look");
    }
}
