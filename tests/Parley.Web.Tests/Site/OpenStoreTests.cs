using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Parley.Testing;
using Parley.Web.Site;

namespace Parley.Web.Tests.Site;

public sealed class OpenStoreTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nodes_that_start_together_on_an_empty_database_all_start_and_fill_it_once(bool demo)
    {
        await using var place = await TestStore.Nowhere(DatabaseKind.Postgres);
        var options = new StoreOptions { Data = place.Folder, Database = place.Setting, Keys = Path.Combine(place.Folder, "keys") };

        var nodes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(
            () => OpenStore.Open(options, demo, place.Clock, NullLogger.Instance, TestContext.Current.CancellationToken))));

        await using (var database = nodes[0].Store.Context()) Assert.Equal(1, await database.Sites.CountAsync(TestContext.Current.CancellationToken));
        foreach (var node in nodes) await node.DisposeAsync();
    }
}
