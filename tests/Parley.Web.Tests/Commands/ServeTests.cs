using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Parley.Testing;
using Parley.Web.Tests.Conventions;

namespace Parley.Web.Tests.Commands;

/// <summary>The program as a process, as an operator meets it.</summary>
public sealed class ServeTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("parley-serve-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_wrong_setting_is_told_in_a_line_without_a_stack_trace()
    {
        using var process = Start(("PARLEY_URLS", "nonsense"), ("PARLEY_TYPO", "1"));

        var said = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken).WaitAsync(Patience.Longest, TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience.Longest, TestContext.Current.CancellationToken);

        Assert.Equal(2, process.ExitCode);
        Assert.Contains("PARLEY_URLS", said, StringComparison.Ordinal);
        Assert.Contains("PARLEY_TYPO", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_in_use_is_told_in_a_line()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        using var process = Start(("PARLEY_URLS", $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}"));

        var logging = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var said = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken).WaitAsync(Patience.Longest, TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience.Longest, TestContext.Current.CancellationToken);

        Assert.Equal(1, process.ExitCode);
        Assert.Contains("in use", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said + await logging, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_was_accepted_is_finished_after_sigterm()
    {
        using var process = Start(("PARLEY_URLS", "http://127.0.0.1:0"));
        var port = await PortOf(process);
        using var peer = new TcpClient();
        await peer.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
        var stream = peer.GetStream();
        await stream.WriteAsync("POST /api/v1/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{"u8.ToArray(), TestContext.Current.CancellationToken);
        // The server has taken the request once it answers another one sent after it.
        using var client = new HttpClient();
        await client.GetStringAsync(new Uri($"http://127.0.0.1:{port}/health/live"), TestContext.Current.CancellationToken);

        using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"])) await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        await stream.WriteAsync("}"u8.ToArray(), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync(TestContext.Current.CancellationToken).WaitAsync(Patience.Longest, TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience.Longest, TestContext.Current.CancellationToken);

        Assert.StartsWith("HTTP/1.1 4", answer, StringComparison.Ordinal);
        Assert.Equal(0, process.ExitCode);
    }

    private static async Task<int> PortOf(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience.Longest, TestContext.Current.CancellationToken) is { } line)
        {
            var at = line.IndexOf("http://127.0.0.1:", StringComparison.Ordinal);
            if (at < 0) continue;
            // The rest is read away, or the program would wait for a full pipe.
            _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            return new Uri(line[at..].Trim()).Port;
        }

        throw new InvalidOperationException("The program ended before it listened.");
    }

    private Process Start(params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [Sources.Web.Location, "serve", "--empty"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started.");
    }
}
