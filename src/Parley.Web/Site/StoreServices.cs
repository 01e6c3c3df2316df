using Parley.Storage;
using Parley.Storage.Live;
using Parley.Storage.Site;

namespace Parley.Web.Site;

/// <summary>Hands the opened store to whoever asks for it.</summary>
internal static class StoreServices
{
    public static void AddStore(this IServiceCollection services, OpenStore opened)
    {
        services.AddSingleton(_ => opened);
        services.AddSingleton(opened.Store);
        services.AddSingleton(opened.Keys);
        var changes = new Live.Changes(async (scope, id) =>
        {
            await using var database = opened.Store.Context();
            return (await database.NewestNumbers(scope, [id], CancellationToken.None)).GetValueOrDefault(id);
        });
        opened.Store.OnCommit(changes.Learn);
        services.AddSingleton(changes);
        services.AddScoped(_ => opened.Store.Context());
        services.AddSingleton<Discussions.PageSites>();
        services.AddSingleton<Discussions.Quotes.QuotableArticles>();
        services.AddSingleton<Moderation.Policies>();
        services.AddSingleton<LoadSites>(async cancel =>
        {
            await using var database = opened.Store.Context();
            return await database.AllSites(cancel);
        });
        services.AddSingleton<StoreAnswers>(async cancel =>
        {
            await using var database = opened.Store.Context();
            return await database.QueryNumber("SELECT 1 FROM installation", cancel) == 1;
        });
    }
}
