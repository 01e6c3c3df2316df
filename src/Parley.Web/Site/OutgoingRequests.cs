using System.Buffers;
using System.Net;
using System.Net.Sockets;

namespace Parley.Web.Site;

/// <summary>Why another server gave no answer that we could use.</summary>
internal sealed class OutgoingException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>
/// The one way out: whatever asks another server goes through here. The address is judged when the connection is made, so that no name can
/// first point outside and then inside; nothing is followed elsewhere; time and size are bounded. Nothing is made before the first request.
/// </summary>
internal sealed class OutgoingRequests : IDisposable
{
    public const int LongestAnswer = 256 * 1024;

    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly Lazy<HttpClient> outside = new(() => Client(mayBePrivate: false));
    private readonly Lazy<HttpClient> anywhere = new(() => Client(mayBePrivate: true));

    /// <param name="request">To an https address; plain http only where <paramref name="mayBePrivate"/>.</param>
    /// <param name="mayBePrivate">True where the operator named a server of their own network.</param>
    /// <param name="cancel">Of whoever waits.</param>
    /// <returns>The body of an answer that says that all is well.</returns>
    /// <exception cref="OutgoingException">It could not be had; the message says why.</exception>
    public Task<byte[]> Fetch(HttpRequestMessage request, bool mayBePrivate, CancellationToken cancel) => Ask(
        request, mayBePrivate,
        (answer, address, patience) => answer.StatusCode == HttpStatusCode.OK
            ? Read(answer, address, patience)
            : throw new OutgoingException($"{address.Host} answered {(int)answer.StatusCode}"),
        cancel);

    /// <summary>Sends something and gives the status of the answer, whatever it is; its body is not read.</summary>
    /// <param name="request">To an https address; plain http only where <paramref name="mayBePrivate"/>.</param>
    /// <param name="mayBePrivate">True where the operator allows servers of their own network.</param>
    /// <param name="cancel">Of whoever waits.</param>
    /// <exception cref="OutgoingException">There was no answer; the message says why.</exception>
    public Task<int> Post(HttpRequestMessage request, bool mayBePrivate, CancellationToken cancel) =>
        Ask(request, mayBePrivate, (answer, _, _) => Task.FromResult((int)answer.StatusCode), cancel);

    private async Task<T> Ask<T>(
        HttpRequestMessage request, bool mayBePrivate, Func<HttpResponseMessage, Uri, CancellationToken, Task<T>> take, CancellationToken cancel)
    {
        if (request.RequestUri is not { IsAbsoluteUri: true } address || !(address.Scheme == "https" || (mayBePrivate && address.Scheme == "http")))
            throw new OutgoingException($"{request.RequestUri} is no https address");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(LongestWait);
        try
        {
            using var answer = await (mayBePrivate ? anywhere : outside).Value.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            return await take(answer, address, patience.Token);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or SocketException)
        {
            throw new OutgoingException($"{address.Host}: {failure.GetBaseException().Message}", failure);
        }
        catch (OperationCanceledException slow) when (!cancel.IsCancellationRequested)
        {
            throw new OutgoingException($"{address.Host} took longer than {LongestWait.TotalSeconds:0} seconds", slow);
        }
    }

    /// <summary>True for addresses of the public internet alone: no private, local, shared, documentation, multicast or tunnelled one.</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetwork
            ? !NotPublic4.Any(network => network.Contains(address))
            : Public6.Contains(address) && !NotPublic6.Any(network => network.Contains(address));
    }

    public void Dispose()
    {
        if (outside.IsValueCreated) outside.Value.Dispose();
        if (anywhere.IsValueCreated) anywhere.Value.Dispose();
    }

    // IANA's registries of special-purpose addresses.
    private static readonly IPNetwork[] NotPublic4 = Networks(
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
        "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3");

    private static readonly IPNetwork Public6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] NotPublic6 = Networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private static IPNetwork[] Networks(params string[] all) => [.. all.Select(IPNetwork.Parse)];

    private static HttpClient Client(bool mayBePrivate) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        // A proxy would look the name up by itself.
        UseProxy = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        MaxResponseHeadersLength = 32,
        MaxConnectionsPerServer = 8,
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        ConnectCallback = (context, cancel) => Connect(context.DnsEndPoint, mayBePrivate, cancel),
    }, disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };

    private static async ValueTask<Stream> Connect(DnsEndPoint to, bool mayBePrivate, CancellationToken cancel)
    {
        var found = await Dns.GetHostAddressesAsync(to.Host, cancel);
        var allowed = mayBePrivate ? found : [.. found.Where(IsPublic)];
        if (allowed.Length == 0) throw new HttpRequestException($"{to.Host} is no public address");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, to.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<byte[]> Read(HttpResponseMessage answer, Uri address, CancellationToken cancel)
    {
        await using var body = await answer.Content.ReadAsStreamAsync(cancel);
        var bytes = new ArrayBufferWriter<byte>(4096);
        while (await body.ReadAsync(bytes.GetMemory(4096), cancel) is > 0 and var count)
        {
            bytes.Advance(count);
            if (bytes.WrittenCount > LongestAnswer) throw new OutgoingException($"{address.Host} answered more than {LongestAnswer} bytes");
        }

        return bytes.WrittenSpan.ToArray();
    }
}
