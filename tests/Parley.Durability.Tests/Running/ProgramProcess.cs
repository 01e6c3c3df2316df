using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Parley.Testing;

namespace Parley.Durability.Tests.Running;

/// <summary>The built program as a process of its own, on the store of a test; killed and started again as often as one likes.</summary>
internal sealed class ProgramProcess(TestStore store) : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "parley");
    private static readonly HttpClient Client = new() { Timeout = TimeSpan.FromSeconds(5) };

    private readonly ConcurrentQueue<string> log = new();
    private Process? process;

    /// <summary>Where it listens, or listened last: another port after each start.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:1");

    public int Id => Running.Id;
    public bool HasEnded => process is null or { HasExited: true };

    /// <summary>Everything it printed, over all its lives.</summary>
    public string Log => string.Join('\n', log);

    /// <summary>Added to the environment of the next start.</summary>
    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    private Process Running => process ?? throw new InvalidOperationException("The program does not run.");

    /// <summary>Starts it and waits until it takes readers. Answers how long that took.</summary>
    /// <param name="under">A program with arguments that runs it, such as a tracer.</param>
    public async Task<TimeSpan> Serve(params string[] under)
    {
        var watch = Stopwatch.StartNew();
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process = Start([.. under, Program, "serve", "--empty"]);
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var ended = process.WaitForExitAsync();
        if (await Task.WhenAny(listening.Task, ended, Task.Delay(TimeSpan.FromMinutes(1))) != listening.Task)
            throw new InvalidOperationException($"The program did not begin to serve:\n{Log}");
        Address = await listening.Task;
        await Wait.Until(IsReady, "the program was ready");
        return watch.Elapsed;

        void Read(string? line)
        {
            if (line is null) return;
            log.Enqueue(line);
            var at = line.IndexOf(Listening, StringComparison.Ordinal);
            if (at >= 0) listening.TrySetResult(new Uri(line[(at + Listening.Length)..].Trim()));
        }
    }

    /// <summary>A verb of the program beside the server; answers its exit code and what it said.</summary>
    public async Task<(int Code, string Said)> Command(params string[] verb)
    {
        using var command = Start([Program, .. verb]);
        var (said, complained) = (command.StandardOutput.ReadToEndAsync(), command.StandardError.ReadToEndAsync());
        await command.WaitForExitAsync();
        return (command.ExitCode, await said + await complained);
    }

    /// <summary>A verb of the program, begun and left to the caller.</summary>
    public Process Begin(params string[] verb)
    {
        var command = Start([Program, .. verb]);
        command.BeginOutputReadLine();
        command.BeginErrorReadLine();
        return command;
    }

    /// <summary>Ends it on the spot, as <c>kill -9</c> does.</summary>
    public async Task Kill()
    {
        if (!HasEnded) Running.Kill();
        await Ended();
    }

    /// <summary>Asks it to end, and waits until it has.</summary>
    public async Task Stop()
    {
        await Signal("TERM");
        await Ended();
    }

    /// <summary>Waits until it ends by itself, or by the one who was told to kill it.</summary>
    public Task Ended() => Running.WaitForExitAsync();

    /// <summary>Holds it still; what it asked the system for is finished before this returns.</summary>
    public async Task Pause()
    {
        await Signal("STOP");
        await Wait.Until(() => Directory.GetDirectories($"/proc/{Id}/task").All(thread => State(thread) == 'T'), "every thread stood still");

        // Behind the name, which stands in brackets and may hold anything.
        static char State(string thread) => File.ReadAllText(Path.Combine(thread, "stat")).Split(") ")[^1][0];
    }

    public Task Continue() => Signal("CONT");

    public async Task<bool> IsReady()
    {
        try
        {
            using var answer = await Client.GetAsync(new Uri(Address, "/health/ready"));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception away) when (away is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (process is null) return;
        await Kill();
        process.Dispose();
    }

    private async Task Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    private Process Start(string[] line)
    {
        var start = new ProcessStartInfo(line[0], line[1..]) { WorkingDirectory = store.Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PARLEY_DATA"] = store.Folder;
        start.Environment["PARLEY_DATABASE"] = store.Setting;
        start.Environment["PARLEY_URLS"] = "http://127.0.0.1:0";
        start.Environment["PARLEY_RATELIMITS__ENABLED"] = "false";
        foreach (var (name, value) in Environment) start.Environment[name] = value;
        return Process.Start(start) ?? throw new InvalidOperationException($"{line[0]} could not be started.");
    }
}
