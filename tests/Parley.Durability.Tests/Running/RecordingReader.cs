using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Parley.Durability.Tests.Checking;

namespace Parley.Durability.Tests.Running;

/// <summary>
/// Somebody signed in who posts, replies, edits, deletes and votes, one deed after the other, and writes down each with its answer. What
/// nobody answered is sent again, with the same key, or left alone for ever.
/// </summary>
internal sealed class RecordingReader(string name, string token, int seed, Func<Uri> address, Load load) : IDisposable
{
    /// <summary>How long an answer is waited for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(20);

    // A connection for each try, and words in each request: otherwise the client, when one breaks, sends again by itself and says only how
    // that ended.
    private readonly HttpClient client = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero, AllowAutoRedirect = false }) { Timeout = Patience };
    private readonly Random chance = new(seed);
    private readonly List<(string Comment, string Key)> own = [];
    private readonly HashSet<string> unsure = new(StringComparer.Ordinal);
    private int number;

    public string Name => name;

    public async Task Run(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if (await load.InTurn(() => Next(stop)) is { } deed) load.Record(deed);
            else await Task.Delay(Breath, CancellationToken.None);
        }
    }

    public void Dispose() => client.Dispose();

    private Task<Deed?> Next(CancellationToken stop)
    {
        var dice = chance.Next(100);
        return dice switch
        {
            < 12 when OwnToChange() is { } mine => Do(DeedKind.Edit, Words(), mine, null, 0, null, stop),
            < 16 when OwnToChange() is { } mine => Do(DeedKind.Delete, "", mine, null, 0, null, stop),
            < 19 when own.Count > 0 => Do(DeedKind.Post, Words(), null, null, 0, own[chance.Next(own.Count)].Key, stop),
            < 40 when load.SomeComment(chance) is { } other && !unsure.Contains("vote " + other) => Do(DeedKind.Vote, "", other, null, chance.Next(3) - 1, null, stop),
            < 70 when load.SomeComment(chance) is { } parent => Do(DeedKind.Post, Words(), null, parent, 0, null, stop),
            _ => Do(DeedKind.Post, Words(), null, null, 0, null, stop),
        };
    }

    private string Words() => $"{name} says {++number}";

    private string? OwnToChange() => own.Count > 0 && own[chance.Next(own.Count)].Comment is { } mine && !unsure.Contains(mine) ? mine : null;

    /// <summary>One deed with its tries; null when no server was there to be asked.</summary>
    /// <param name="usedKey">A key of an earlier post, which is then to be refused.</param>
    private async Task<Deed?> Do(DeedKind kind, string words, string? target, string? parent, int value, string? usedKey, CancellationToken stop)
    {
        var key = usedKey ?? $"{name} {number}";
        var began = Stopwatch.GetTimestamp();
        // Some click twice, some try again, some give up.
        var twice = kind == DeedKind.Post && chance.Next(10) == 0;
        var patient = chance.Next(3) > 0;
        var (first, second) = (Try(), twice ? Try() : Task.FromResult<Reply?>(null));
        var replies = (await Task.WhenAll(first, second)).OfType<Reply>().ToList();
        if (replies.Count == 0) return null;
        var tries = replies.Count;
        while (patient && replies.All(reply => reply.Answer == Answer.Unknown) && !stop.IsCancellationRequested)
        {
            await Task.Delay(Breath, CancellationToken.None);
            if (await Try() is not { } again) continue;
            tries++;
            replies.Add(again);
        }

        var done = replies.FirstOrDefault(reply => reply.Answer == Answer.Acknowledged);
        var answer = done?.Answer ?? (replies.All(reply => reply.Answer == Answer.Refused) ? Answer.Refused : Answer.Unknown);
        if (replies.Where(reply => reply.Comment is not null).DistinctBy(reply => reply.Comment).Count() > 1)
            load.Accuse(new Fault(FaultKind.Doubled, $"one key was answered with {string.Join(" and ", replies.Select(reply => reply.Comment))}"));
        if (kind == DeedKind.Post && done?.Comment is { } posted)
        {
            own.Add((posted, key));
            load.Offer(posted);
        }

        if (answer == Answer.Unknown || kind == DeedKind.Delete)
            unsure.Add((kind == DeedKind.Vote ? "vote " : "") + target);
        return new Deed
        {
            Kind = kind,
            Reader = name,
            Answer = answer,
            Words = words,
            Comment = target ?? done?.Comment,
            Parent = parent,
            Value = value,
            Number = tries == 1 ? done?.Number : null,
            Began = began,
            Ended = Stopwatch.GetTimestamp(),
        };

        async Task<Reply?> Try()
        {
            var reply = await Send(() => Request(kind, words, target, parent, value, key));
            if (reply is { Answer: Answer.Unknown }) load.CountUnanswered();
            return reply;
        }
    }

    private HttpRequestMessage Request(DeedKind kind, string words, string? target, string? parent, int value, string key)
    {
        var (method, path, body) = kind switch
        {
            DeedKind.Post => (HttpMethod.Post, $"/api/v1/discussions/{load.Discussion}/comments", (object)new { text = words, parentId = parent, idempotencyKey = key }),
            DeedKind.Edit => (HttpMethod.Patch, $"/api/v1/comments/{target}", new { text = words }),
            DeedKind.Delete => (HttpMethod.Delete, $"/api/v1/comments/{target}", new { }),
            _ => (HttpMethod.Put, $"/api/v1/comments/{target}/vote", new { value }),
        };
        return new HttpRequestMessage(method, new Uri(address(), path))
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
            Content = JsonContent.Create(body),
        };
    }

    /// <summary>Null when the connection was refused: nothing was sent then.</summary>
    private async Task<Reply?> Send(Func<HttpRequestMessage> make)
    {
        try
        {
            using var request = make();
            using var answer = await client.SendAsync(request, CancellationToken.None);
            if (!answer.IsSuccessStatusCode) return new Reply(IsRefusal(answer.StatusCode) ? Answer.Refused : Answer.Unknown, null, null);
            var json = await answer.Content.ReadFromJsonAsync<JsonElement>(CancellationToken.None);
            return new Reply(Answer.Acknowledged, json.GetProperty("comment").GetProperty("id").GetString(), json.GetProperty("seq").GetInt64());
        }
        catch (HttpRequestException refused) when (refused.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused })
        {
            return null;
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or OperationCanceledException or JsonException)
        {
            return new Reply(Answer.Unknown, null, null);
        }
    }

    // 503 is unknown, not refused: a commit that failed on the disk may still be found there.
    private static bool IsRefusal(HttpStatusCode status) => (int)status is >= 400 and < 500 and not (int)HttpStatusCode.RequestTimeout;

    private sealed record Reply(Answer Answer, string? Comment, long? Number);
}
