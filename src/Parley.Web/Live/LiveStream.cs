using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Parley.Web.Site;

namespace Parley.Web.Live;

/// <summary>
/// The answer that goes on: server-sent events until the reader leaves, takes nothing any more, or the discussion ends. It holds a seat, its
/// place in the list, and what the connection itself needs.
/// </summary>
internal sealed class LiveStream(Seat seat, StreamOwner? owner, ReadOnlyMemory<byte> missed, LiveNode at, LivePace pace) : IResult, IEndpointMetadataProvider
{
    /// <summary>
    /// What the system keeps for a reader who does not read; by itself it would grow to megabytes. Linux doubles it. With the server's own
    /// 64 kB and one frame, this is all that anybody can make us hold.
    /// </summary>
    private const int SendBuffer = 32 * 1024;

    /// <summary>From 1 to 9 seconds, dealt in turn: those who lose their node do not all come back in one second.</summary>
    private static readonly byte[][] Retries =
        [.. Enumerable.Range(0, 64).Select(step => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"retry: {1000 + (step * 37 % 64 * 125)}\n\n")))];

    private static int dealt;

    // Given up when the stream begins: whoever held the place where it began would keep all that came after.
    private (ReadOnlyMemory<byte> Missed, LiveNode? At) start = (missed, at);

    public async Task ExecuteAsync(HttpContext http)
    {
        using var own = seat;
        using var person = owner;
        // The count of readers falls at once; the connection itself is given back at the next frame or heartbeat.
        using var leaving = http.RequestAborted.UnsafeRegister(static one => (one as Seat)?.Dispose(), seat);
        var answer = http.Response;
        answer.ContentType = "text/event-stream";
        answer.Headers.CacheControl = "no-store";
        answer.Headers.Vary = "Accept";
        answer.Headers["X-Accel-Buffering"] = "no";
        if (http.Features.Get<HeadRequest>() is not null)
            return;
        if (HttpProtocol.IsHttp11(http.Request.Protocol) && http.Features.Get<IConnectionSocketFeature>() is { Socket: var socket })
            socket.SendBufferSize = SendBuffer;

        // Half a kilobyte of a browser's words, which nobody reads any more.
        http.Request.Headers.Clear();
        var (bytes, node) = start;
        start = default;
        var number = (uint)Interlocked.Increment(ref dealt);
        if (!await Send(http, Retries[number % Retries.Length]))
            return;
        while (node is not null && await Send(http, bytes) && await Next(node, number) is { } next)
            (node, bytes) = (next, next.Bytes);
    }

    /// <summary>Null at the end of the discussion, or of the reader's sessions.</summary>
    private async ValueTask<LiveNode?> Next(LiveNode node, uint number)
    {
        var next = node.Next(number);
        return owner is null || await Task.WhenAny(next, owner.Over) == next ? await next : null;
    }

    /// <summary>False when the reader has gone, or takes nothing.</summary>
    private async ValueTask<bool> Send(HttpContext http, ReadOnlyMemory<byte> bytes)
    {
        if (http.RequestAborted.IsCancellationRequested)
            return false;
        if (bytes.IsEmpty)
            return true;
        var sending = http.Response.BodyWriter.WriteAsync(bytes);
        if (sending.IsCompletedSuccessfully)
            return !sending.Result.IsCompleted;
        try
        {
            return !(await sending.AsTask().WaitAsync(pace.StalledFor)).IsCompleted;
        }
        catch (TimeoutException)
        {
            http.Abort();
            return false;
        }
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => builder.Metadata.Add(
        new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(LiveJson), ["application/json", "text/event-stream"]));
}
