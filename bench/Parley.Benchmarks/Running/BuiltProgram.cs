using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Parley.Benchmarks.Reporting;

namespace Parley.Benchmarks.Running;

/// <summary>The published program as an operator runs it, in a process and a folder of its own.</summary>
internal sealed class BuiltProgram : IAsyncDisposable
{
    private readonly Process process;

    private BuiltProgram(Process process, int port)
    {
        this.process = process;
        Port = port;
    }

    public int Port { get; }
    public Uri Address => new($"http://127.0.0.1:{Port.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>Of the repository.</summary>
    public static string Root { get; } = FindRoot();
    private static string File => Path.Combine(Root, "artifacts", "program", "current", "parley");

    /// <summary>Brings the published build up to date, as a first <c>./parley</c> does.</summary>
    public static Task Build() => Finish(Start(Path.Combine(Root, "parley"), ["--version"]), "building");

    /// <summary>Runs one verb on the store of <paramref name="folder"/> to its end and returns how long it took, in milliseconds.</summary>
    public static async Task<double> Run(string folder, params string[] arguments)
    {
        var start = Stopwatch.GetTimestamp();
        await Finish(Start(File, [.. arguments, "--data", folder]), arguments[0]);
        return Figures.Milliseconds(start);
    }

    /// <summary>Serves the store of <paramref name="folder"/> with the brakes off; does not wait for it.</summary>
    public static BuiltProgram Serve(string folder, params string[] more)
    {
        var port = FreePort();
        return new BuiltProgram(
            Start(File, ["serve", .. more, "--data", folder, "--urls", $"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}", "--set", "RateLimits:Enabled=false"]), port);
    }

    /// <summary>Resident memory, in MB.</summary>
    public double Memory => double.Parse(
        System.IO.File.ReadLines($"/proc/{process.Id.ToString(CultureInfo.InvariantCulture)}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;

    /// <summary>A bare Kestrel that gives the recorded answers of a folder.</summary>
    public static BuiltProgram ServeRecorded(string folder)
    {
        var port = FreePort();
        return new BuiltProgram(Start(Environment.ProcessPath ?? throw new InvalidOperationException("no path"), ["serve-recorded", folder, port.ToString(CultureInfo.InvariantCulture)]), port);
    }

    /// <summary>Asks until it answers with 200.</summary>
    public async Task UntilItAnswers(string path)
    {
        var patience = Stopwatch.StartNew();
        while (patience.Elapsed < TimeSpan.FromSeconds(60))
        {
            if (process.HasExited)
                throw new InvalidOperationException($"The program ended with {process.ExitCode}: {await process.StandardError.ReadToEndAsync()}");
            try
            {
                using var wire = await Wire.Open(Port);
                if (await wire.Ask(Wire.Get(path)) == 200)
                    return;
            }
            catch (SocketException)
            {
                // Not listening yet.
            }

            await Task.Delay(2);
        }

        throw new InvalidOperationException($"{path} was not answered within a minute.");
    }

    /// <summary>The path of the first article on the front page.</summary>
    public async Task<string> FirstArticle()
    {
        await UntilItAnswers("/health/ready");
        using var http = new HttpClient();
        var front = await http.GetStringAsync(Address);
        var start = front.IndexOf("href=\"/articles/", StringComparison.Ordinal) + "href=\"".Length;
        return start < 10 ? throw new InvalidOperationException("There is no article on the front page.") : front[start..front.IndexOfAny(['"', '#'], start)];
    }

    /// <summary>The id of the discussion under a page of ours.</summary>
    public async Task<string> DiscussionOf(string path)
    {
        using var http = new HttpClient();
        using var found = JsonDocument.Parse(await http.GetStringAsync(new Uri(Address, "/api/v1/discussions?url=" + Uri.EscapeDataString(path))));
        return found.RootElement.GetProperty("id").GetString() ?? throw new InvalidOperationException("The discussion has no id.");
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private static Process Start(string file, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{file} did not start.");
        // Drained, or a full pipe would stop it.
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    private static async Task Finish(Process process, string what)
    {
        using (process)
        {
            var errors = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"{what} ended with {process.ExitCode}: {errors}");
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "Parley.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The benchmarks run inside the repository.");
    }
}
