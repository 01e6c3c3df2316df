namespace Parley.Web.Site.Pictures;

internal static class PictureRoutes
{
    public static void MapPictures(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/pictures", ListPictures.HandlePage).Allow(Who.Editor, Limit.Read).ExcludeFromDescription();
        routes.MapPost("/pictures", AddPicture.HandleForm).WithPicture(PictureUse.Article).Allow(Who.Editor, Limit.Picture).ExcludeFromDescription();
        routes.MapPost("/pictures/{id:long}", DescribePicture.HandleForm).Allow(Who.Editor, Limit.Write).ExcludeFromDescription();

        var api = routes.MapGroup("/api/v1").WithTags("Pictures");
        api.MapGet("/pictures", ListPictures.Handle).Allow(Who.Editor, Limit.Read).WithSummary("The newsroom's pictures, the newest first");
        api.MapPost("/pictures", AddPicture.Handle).WithPicture(PictureUse.Article).Allow(Who.Editor, Limit.Picture)
            .WithSummary("Bring a picture: multipart/form-data with the parts picture, alt, credit and creditLink");
        api.MapPatch("/pictures/{id:long}", DescribePicture.Handle).Allow(Who.Editor, Limit.Write).WithSummary("Say what a picture shows and whose it is");
    }
}
