using System.Net;
using System.Net.Sockets;

namespace Parley.Web.Site;

/// <summary>Opens a connection to a host that somebody on the web named: looked up once, judged, and gone to at exactly the judged address, so that no second look-up can lead elsewhere.</summary>
internal static class PublicConnection
{
    /// <exception cref="PrivateHostException">The name leads to this machine or into a private network.</exception>
    /// <exception cref="SocketException">There is no such host, or it does not answer.</exception>
    public static async Task<Socket> Open(string host, int port, bool allowPrivate, CancellationToken cancel)
    {
        var addresses = await Dns.GetHostAddressesAsync(host, cancel);
        var open = allowPrivate ? addresses : [.. addresses.Where(OutgoingRequests.IsPublic)];
        // A name that leads both out and in is as suspicious as one that leads in.
        if (open.Length == 0 || open.Length < addresses.Length)
            throw new PrivateHostException(host);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, port, cancel);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

internal sealed class PrivateHostException(string host) : IOException($"{host} is in a private network: only the operator may name such a server");
