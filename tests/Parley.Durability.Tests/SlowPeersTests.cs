using System.Net;
using System.Net.Sockets;
using System.Text;
using Parley.Durability.Tests.Running;
using Parley.Testing;

namespace Parley.Durability.Tests;

/// <summary>Some send a byte now and then, some ask and never read: everybody else is served.</summary>
public sealed class SlowPeersTests
{
    [Fact]
    public Task Others_are_served_while_a_few_hundred_peers_dawdle() => Dawdle(peers: 300);

    [Fact, Trait("Speed", "Long")]
    public Task Others_are_served_while_three_thousand_peers_dawdle() => Dawdle(peers: 3_000);

    private static async Task Dawdle(int peers)
    {
        await using var trial = await Trial.Begin(DatabaseKind.Sqlite);
        await trial.Program.Serve();
        var load = trial.Begin();
        await load.More(20);
        List<Socket> slow = [];
        try
        {
            for (var peer = 0; peer < peers; peer++)
                slow.Add(await Connect(trial.Program.Address, Opening(peer % 3, load)));

            for (var round = 0; round < 3; round++)
            {
                foreach (var socket in slow.Where((_, peer) => peer % 3 == 0))
                    await Drip(socket);
                await load.More(20);
                Assert.True(await trial.Reads(), "A page was not served.");
            }
        }
        finally
        {
            slow.ForEach(socket => socket.Dispose());
        }

        await load.Stop();
        Assert.Empty((await trial.Check(load)).Faults);
    }

    /// <summary>Half a head that never ends, a page that is never read, a stream that is never read.</summary>
    private static string Opening(int kind, Load load) => kind switch
    {
        0 => "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
        1 => string.Concat(Enumerable.Repeat("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", 50)),
        _ => $"GET /api/v1/discussions/{load.Discussion}/events?after=0 HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n",
    };

    private static async Task<Socket> Connect(Uri address, string opening)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(IPAddress.Loopback, address.Port, TestContext.Current.CancellationToken);
        await socket.SendAsync(Encoding.ASCII.GetBytes(opening), TestContext.Current.CancellationToken);
        return socket;
    }

    private static async Task Drip(Socket socket)
    {
        try
        {
            await socket.SendAsync("s"u8.ToArray(), TestContext.Current.CancellationToken);
        }
        catch (SocketException)
        {
            // The server has had enough of this one, as it should.
        }
    }
}
