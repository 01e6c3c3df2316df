using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Parley.Benchmarks.Running;

/// <summary>
/// One kept connection that sends finished requests and reads answers to their end. It costs far less than a full client, which would
/// otherwise be most of what is measured on the same machine.
/// </summary>
internal sealed class Wire : IDisposable
{
    /// <summary>One name in all requests, for pages say where they are.</summary>
    public const string Host = "localhost";

    private const int WarmAfter = 500;
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] buffer = new byte[64 * 1024];

    private Wire() { }

    public static async Task<Wire> Open(int port)
    {
        var wire = new Wire();
        try
        {
            await wire.socket.ConnectAsync(IPAddress.Loopback, port);
            return wire;
        }
        catch (SocketException)
        {
            wire.Dispose();
            throw;
        }
    }

    public static byte[] Get(string path, params (string Name, string Value)[] headers) =>
        Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {Host}\r\n{string.Concat(headers.Select(header => $"{header.Name}: {header.Value}\r\n"))}\r\n");

    public static byte[] PostJson(string path, string json) => Send("POST", path, "application/json", json);

    /// <param name="bearer">Whose deed it is; null for nobody's.</param>
    public static byte[] Send(string method, string path, string type, string content, string? bearer = null)
    {
        var body = Encoding.UTF8.GetBytes(content);
        var who = bearer is null ? "" : $"Authorization: Bearer {bearer}\r\n";
        return [.. Encoding.ASCII.GetBytes($"{method} {path} HTTP/1.1\r\nHost: {Host}\r\n{who}Content-Type: {type}\r\nContent-Length: {body.Length}\r\n\r\n"), .. body];
    }

    /// <summary>Sends and waits for the whole answer; returns its status.</summary>
    public async ValueTask<int> Ask(ReadOnlyMemory<byte> request)
    {
        await socket.SendAsync(request);
        var (filled, head) = (0, -1);
        while (head < 0)
        {
            filled += await Receive(filled);
            head = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8);
        }

        var start = head + 4;
        var status = ((buffer[9] - '0') * 100) + ((buffer[10] - '0') * 10) + buffer[11] - '0';
        if (LengthIn(buffer.AsSpan(0, head)) is { } length)
        {
            while (filled < start + length) filled += await Receive(filled);
            return status;
        }

        // In chunks; nothing follows the last one, for nothing was asked meanwhile.
        while (status != 304 && !buffer.AsSpan(start, filled - start).EndsWith("0\r\n\r\n"u8)) filled += await Receive(filled);
        return status;
    }

    /// <summary>Asks over and over on several connections for a while; returns answers a second.</summary>
    /// <param name="next">The next request of a connection, by its number.</param>
    public static async Task<double> Storm(int port, int connections, TimeSpan duration, int expected, Func<int, byte[]> next)
    {
        using var end = new CancellationTokenSource(duration);
        return await Storm(port, connections, expected, next, end.Token);
    }

    /// <summary>The same until it is told to end.</summary>
    public static async Task<double> Storm(int port, int connections, int expected, Func<int, byte[]> next, CancellationToken end)
    {
        var start = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, connections).Select(number => Task.Run(async () =>
        {
            using var wire = await Open(port);
            var count = 0;
            for (; !end.IsCancellationRequested; count++)
                if (await wire.Ask(next(number)) is var status && status != expected)
                    throw new InvalidOperationException($"answered {status} in place of {expected}");
            return count;
        }, CancellationToken.None)));
        return counts.Sum() / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Asks until so many were answered: what runs for the first time is compiled, then compiled better.</summary>
    public static async Task WarmUp(int port, int connections, int expected, Func<int, byte[]> next)
    {
        for (var answered = 0.0; answered < WarmAfter;)
            answered += await Storm(port, connections, TimeSpan.FromSeconds(1), expected, next);
    }

    public void Dispose() => socket.Dispose();

    private async ValueTask<int> Receive(int filled)
    {
        if (filled == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
        var more = await socket.ReceiveAsync(buffer.AsMemory(filled));
        return more > 0 ? more : throw new InvalidOperationException("The connection was closed in the middle of an answer.");
    }

    private static int? LengthIn(ReadOnlySpan<byte> head)
    {
        var at = head.IndexOf("Content-Length: "u8);
        return at >= 0 && Utf8Parser.TryParse(head[(at + 16)..], out int length, out _) ? length : null;
    }
}
