using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Storage.People;

namespace Parley.Benchmarks.Running;

/// <summary>Posting without HTTP: new guests' comments for the write queue, so many waiting at once.</summary>
internal sealed class QueueAlone : IAsyncDisposable
{
    private const string Words = "The *boat* was late again, and nobody at the quay could say why. Who decides that?";
    private readonly Store store;
    private readonly DiscussionId discussion;
    private readonly int clients;
    private readonly IReadOnlyList<PersonName> names;
    private int number;

    private QueueAlone(Store store, DiscussionId discussion, int clients)
    {
        this.store = store;
        this.discussion = discussion;
        this.clients = clients;
        names = [.. Enumerable.Range(0, clients).Select(client => PersonName.Parse(string.Create(CultureInfo.InvariantCulture, $"Client {client}")))
            .OfType<NameOutcome.Accepted>().Select(accepted => accepted.Name)];
    }

    public static async Task<QueueAlone> Open(string file, int clients)
    {
        var store = await Store.Open(StoreAddress.Parse(file, "/"), TimeProvider.System.GetUtcNow(), NullLogger.Instance, default);
        await using var database = store.Context();
        var discussion = await database.QueryNumber("SELECT id FROM discussions ORDER BY comment_count DESC LIMIT 1", default) ?? 0;
        return new QueueAlone(store, new DiscussionId(discussion), clients);
    }

    /// <summary>Comments stored a second.</summary>
    public async Task<double> Post(TimeSpan duration)
    {
        var rendered = Markup.Render(Words);
        var start = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            var count = 0;
            for (; Stopwatch.GetElapsedTime(start) < duration; count++)
            {
                var comment = Comment(client, rendered);
                if (await store.Write(discussion, comment, PostWrites.PostAll, default) is not PostResult.Stored)
                    throw new InvalidOperationException("A comment was refused.");
            }

            return count;
        })));
        return counts.Sum() / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private NewComment Comment(int client, Rendered rendered)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"key-{Interlocked.Increment(ref number)}");
        var name = names[client];
        return new NewComment
        {
            Discussion = discussion,
            GuestName = name.Value,
            Introduce = new GuestToIntroduce(null, name, null, Tokens.Hash(Tokens.New())),
            Source = Words,
            Html = rendered.Html.Value,
            RendererVersion = rendered.RendererVersion,
            Who = "bench",
            Key = key,
            KeyLifetime = TimeSpan.FromHours(24),
            RequestHash = SHA256.HashData(Encoding.UTF8.GetBytes(key)),
            At = TimeProvider.System.GetUtcNow(),
        };
    }
}
