using System.Diagnostics;
using System.Globalization;
using Parley.Durability.Tests.Running;

namespace Parley.Durability.Tests.Faults;

/// <summary>Makes system calls of a running program fail, come late, or kill it, as long as it is not disposed of (strace's tampering).</summary>
internal sealed class Tampering : IAsyncDisposable
{
    private readonly Process tracer;

    private Tampering(Process tracer) => this.tracer = tracer;

    /// <summary>Skips the test where strace is missing or may not trace.</summary>
    public static void MustBePossible()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/strace"), "There is no /usr/bin/strace; ./test installs it.");
        using var sleeper = Process.Start("sleep", ["10"]);
        using var trial = Process.Start(new ProcessStartInfo("strace", Arguments(sleeper.Id, "inject=fsync:error=EIO", [])) { RedirectStandardError = true })
            ?? throw new InvalidOperationException("strace did not start.");
        var said = trial.StandardError.ReadLine();
        trial.Kill();
        sleeper.Kill();
        Assert.SkipUnless(IsAttached(said), $"strace may not trace here (ptrace is forbidden?): {said}");
    }

    /// <param name="program">Which runs.</param>
    /// <param name="injection">Such as <c>fsync:error=EIO:when=3</c>; a count is of each thread's own calls.</param>
    /// <param name="files">Only calls on these files; empty means all.</param>
    public static async Task<Tampering> With(ProgramProcess program, string injection, params string[] files)
    {
        var tracer = Process.Start(new ProcessStartInfo("strace", Arguments(program.Id, "inject=" + injection, files)) { RedirectStandardError = true })
            ?? throw new InvalidOperationException("strace did not start.");
        var said = await tracer.StandardError.ReadLineAsync();
        // What more it says is read away, or it would wait for a full pipe.
        _ = tracer.StandardError.ReadToEndAsync();
        return IsAttached(said) ? new Tampering(tracer) : throw new InvalidOperationException($"strace: {said}");
    }

    /// <summary>The program goes on as if nothing had been.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!tracer.HasExited)
        {
            using var kill = Process.Start("kill", ["-INT", tracer.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync();
        }

        await tracer.WaitForExitAsync();
        tracer.Dispose();
    }

    private static List<string> Arguments(int process, string injection, string[] files) =>
        ["-f", "-e", injection, .. files.SelectMany(file => (string[])["-P", file]), "-o", "/dev/null", "-p", process.ToString(CultureInfo.InvariantCulture)];

    private static bool IsAttached(string? said) => said?.Contains("attached", StringComparison.Ordinal) == true;
}
