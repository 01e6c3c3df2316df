using System.Collections.Concurrent;
using System.Text.Json;
using Parley.Core.Discussions;
using Parley.Durability.Tests.Checking;

namespace Parley.Durability.Tests.Running;

/// <summary>Somebody who only reads, all the time: what was once shown may not go again, and numbers may not go back.</summary>
internal sealed class Bystander(DiscussionId discussion, Func<Uri> address) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    private readonly HttpClient client = new() { Timeout = TimeSpan.FromSeconds(10) };
    private readonly ConcurrentDictionary<string, bool> seen = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Fault> accusations = new();

    public IReadOnlyCollection<string> Seen => [.. seen.Keys];
    public IReadOnlyCollection<Fault> Accusations => accusations;

    public async Task Run(CancellationToken stop)
    {
        var highest = 0L;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var page = await client.GetStringAsync(new Uri(address(), $"/api/v1/discussions/{discussion}/comments?sort=newest&limit=20"), CancellationToken.None);
                var json = JsonDocument.Parse(page).RootElement;
                foreach (var comment in json.GetProperty("comments").EnumerateArray())
                    seen.TryAdd(comment.GetProperty("id").GetString() ?? "", true);
                var number = json.GetProperty("seq").GetInt64();
                if (number < highest) accusations.Enqueue(new Fault(FaultKind.Disordered, $"a reader saw number {number} after {highest}"));
                highest = Math.Max(highest, number);
            }
            catch (Exception away) when (away is HttpRequestException or OperationCanceledException or IOException)
            {
                // The server is away: that is what these tests are about.
            }

            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    public void Dispose() => client.Dispose();
}
