using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Parley.Core.Discussions;
using Parley.Durability.Tests.Checking;

namespace Parley.Durability.Tests.Running;

/// <summary>
/// Somebody with the page open: follows the discussion's live stream and comes back with the last number whenever it breaks. What the
/// stream tells in all its lives must be what is stored: nothing left out, nothing told twice.
/// </summary>
internal sealed class Follower(DiscussionId discussion, Func<Uri> address) : IDisposable
{
    /// <summary>What has a number of its own; a change of the store's state alone has none.</summary>
    private static readonly string[] Numbered = ["posted", "edited", "gone", "restored", "votes"];

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly HttpClient client = new() { Timeout = Timeout.InfiniteTimeSpan };
    private readonly HashSet<string> posted = new(StringComparer.Ordinal);
    private readonly List<Fault> faults = [];
    private long unlisted;
    private long number;

    /// <summary>The newest number that the stream has told.</summary>
    public long Number => Volatile.Read(ref number);

    public async Task Run(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await Follow(stop);
            }
            catch (Exception broken) when (broken is HttpRequestException or IOException or OperationCanceledException)
            {
                // The server is away, or the test is over.
            }

            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    /// <summary>Compares what was told, once it has caught up and is no longer running, with what is there.</summary>
    public IEnumerable<Fault> Check(StoredThread stored)
    {
        var standing = stored.Comments.Where(comment => !comment.IsTombstone).Select(comment => comment.Id).ToHashSet(StringComparer.Ordinal);
        // A rush says only how many; whoever deletes the own comment at once may be left out of it.
        if (unlisted == 0 ? !standing.IsSubsetOf(posted) : posted.Count + unlisted < standing.Count)
            faults.Add(new Fault(FaultKind.Lost, $"the stream told of {posted.Count} comments and {unlisted} more; {standing.Except(posted).Count()} of {standing.Count} are missing"));
        if (posted.Count + unlisted > stored.Comments.Count)
            faults.Add(new Fault(FaultKind.Doubled, $"the stream told of {posted.Count} comments and {unlisted} more, there are {stored.Comments.Count}"));
        return faults;
    }

    public void Dispose() => client.Dispose();

    private async Task Follow(CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address(), $"/api/v1/discussions/{discussion}/events?after=0"));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        if (number > 0) request.Headers.Add("Last-Event-ID", number.ToString(CultureInfo.InvariantCulture));
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
        answer.EnsureSuccessStatusCode();
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(stop));
        var (id, kind, data) = (0L, "", "");
        while (await lines.ReadLineAsync(stop) is { } line)
        {
            if (line.Length == 0)
            {
                if (data.Length > 0) Take(id, kind, JsonElement.Parse(data));
                (id, kind, data) = (0, "", "");
            }
            else if (line.StartsWith("id: ", StringComparison.Ordinal)) id = long.Parse(line[4..], CultureInfo.InvariantCulture);
            else if (line.StartsWith("event: ", StringComparison.Ordinal)) kind = line[7..];
            else if (line.StartsWith("data: ", StringComparison.Ordinal)) data = line[6..];
        }
    }

    private void Take(long id, string kind, JsonElement news)
    {
        if (kind == "readers") return;
        if (kind == "reset") faults.Add(new Fault(FaultKind.Lost, $"the stream began anew at {id} after {number}"));
        var more = news.TryGetProperty("more", out var rush) ? rush.GetInt64() : 0;
        if (id < number || (id == number && (more > 0 || Numbered.Any(part => news.TryGetProperty(part, out _))))) faults.Add(new Fault(FaultKind.Disordered, $"the stream told number {id} after {number}"));
        if (news.TryGetProperty("posted", out var comments))
            foreach (var comment in comments.EnumerateArray().Select(comment => comment.GetProperty("id").GetString() ?? ""))
                if (!posted.Add(comment)) faults.Add(new Fault(FaultKind.Doubled, $"the stream told of {comment} twice"));
        unlisted += more;
        Volatile.Write(ref number, id);
    }
}
