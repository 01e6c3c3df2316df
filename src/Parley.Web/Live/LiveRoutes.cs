using Parley.Web.Site;

namespace Parley.Web.Live;

internal static class LiveRoutes
{
    public static void AddLive(this IServiceCollection services)
    {
        services.AddSingleton(new LivePace());
        services.AddSingleton<Presence>();
        services.AddHostedService<Watch>();
        services.AddSingleton<Feeds>();
        services.AddSingleton<FollowDiscussion>();
        services.AddHostedService(made => made.GetRequiredService<Feeds>());
    }

    public static void MapLive(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/api/v1").WithTags("Live").MapGet("/discussions/{id:long}/events", routes.ServiceProvider.GetRequiredService<FollowDiscussion>().Handle).Allow(Who.Anyone, Limit.Live)
            .WithSummary("Follow what is new in a discussion");
}
