using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Parley.Core.Discussions;
using Parley.Testing;

namespace Parley.Web.Tests.Live;

/// <summary>One message of a stream. Heartbeats are comments and no messages.</summary>
internal sealed record LiveMessage(string Event, long? Seq, JsonElement Data)
{
    public IReadOnlyList<string> Posted => Ids("posted");

    public IReadOnlyList<string> Ids(string list) => !Data.TryGetProperty(list, out var all) ? []
        : [.. all.EnumerateArray().Select(one => (one.ValueKind == JsonValueKind.String ? one : one.GetProperty("id")).GetString() ?? "")];

    public long Number(string name) => Data.GetProperty(name).GetInt64();
}

/// <summary>Reads a discussion's events as a browser does.</summary>
internal sealed class LiveReader : IDisposable
{
    private static readonly HttpClient Client = new(new SocketsHttpHandler { UseCookies = false });
    private readonly StreamReader lines;

    private LiveReader(HttpResponseMessage answer, StreamReader lines)
    {
        Answer = answer;
        this.lines = lines;
    }

    public HttpResponseMessage Answer { get; }

    /// <summary>Milliseconds that the server asked to wait before coming back; 0 before it did.</summary>
    public int Retry { get; private set; }

    /// <summary>Signs of life so far.</summary>
    public int Heartbeats { get; private set; }

    /// <summary>What every message so far said of its number, the last first; null before there was one.</summary>
    public long? LastId { get; private set; }

    public static string Path(DiscussionId discussion, long? after = null) =>
        string.Create(CultureInfo.InvariantCulture, $"/api/v1/discussions/{discussion}/events{(after is null ? "" : $"?after={after}")}");

    public static Task<LiveReader> Open(TestProgram program, DiscussionId discussion, long? after = null) =>
        Open(program.Address, Path(discussion, after));

    /// <param name="cookie">As the browser would send it.</param>
    public static async Task<LiveReader> Open(Uri address, string path, long? lastEventId = null, string? cookie = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, path));
        request.Headers.Accept.ParseAdd("text/event-stream");
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        if (lastEventId is { } last)
            request.Headers.Add("Last-Event-ID", last.ToString(CultureInfo.InvariantCulture));
        var answer = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        return new LiveReader(answer, new StreamReader(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken)));
    }

    /// <summary>The next message; null when the stream has ended.</summary>
    public async Task<LiveMessage?> Next()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience.Longest);
        var (name, data, id) = ("message", "", (long?)null);
        while (await Line(patience.Token) is { } line)
        {
            var (field, value) = line.IndexOf(':', StringComparison.Ordinal) is >= 0 and var at ? (line[..at], line[(at + 1)..].TrimStart(' ')) : (line, "");
            switch (field)
            {
                case "event": name = value; break;
                case "data": data = value; break;
                case "id": LastId = id = long.Parse(value, CultureInfo.InvariantCulture); break;
                case "retry": Retry = int.Parse(value, CultureInfo.InvariantCulture); break;
                case "" when line.Length > 0: Heartbeats++; break;
                case "" when data.Length > 0:
                    using (var document = JsonDocument.Parse(data))
                        return new LiveMessage(name, id, document.RootElement.Clone());
            }
        }

        return null;
    }

    /// <summary>The first message of this kind; other kinds are passed over.</summary>
    public Task<LiveMessage> Next(string name) => Next(name, message => message.Event == name);

    /// <summary>Reads until so many readers are told of, in a message of their own or beside other news.</summary>
    public Task UntilReaders(long count) =>
        Next("readers", message => message.Data.TryGetProperty("readers", out var readers) && readers.GetInt64() == count);

    /// <summary>All messages about comments up to the one that reaches this number.</summary>
    public async Task<IReadOnlyList<LiveMessage>> Until(long seq)
    {
        List<LiveMessage> all = [];
        while (all.Count == 0 || all[^1].Seq < seq)
            all.Add(await Next("message"));
        return all;
    }

    public void Dispose()
    {
        lines.Dispose();
        Answer.Dispose();
    }

    /// <summary>Signs of life do not lengthen the patience.</summary>
    private async Task<LiveMessage> Next(string name, Func<LiveMessage, bool> isIt)
    {
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < Patience.Longest;)
        {
            var message = await Next() ?? throw new InvalidOperationException($"The stream ended before a message of the kind {name}.");
            if (isIt(message))
                return message;
        }

        throw new TimeoutException($"No message of the kind {name} came that was waited for.");
    }

    private async Task<string?> Line(CancellationToken patience)
    {
        try
        {
            return await lines.ReadLineAsync(patience);
        }
        catch (Exception cut) when (cut is IOException or HttpRequestException)
        {
            return null;
        }
    }
}
