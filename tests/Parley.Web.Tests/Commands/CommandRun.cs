using System.Diagnostics;
using Parley.Testing;
using Parley.Web.Tests.Conventions;

namespace Parley.Web.Tests.Commands;

/// <summary>What a command said and how it ended.</summary>
internal sealed record CommandRun(int ExitCode, string Said, string Complained)
{
    /// <summary>Some read or write a hundred thousand comments.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    /// <summary>Runs a verb of the built program as a process, on the store of a test.</summary>
    public static async Task<CommandRun> Of(TestStore store, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Sources.Web.Location, .. arguments])
        {
            WorkingDirectory = store.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PARLEY_DATA"] = store.Folder;
        start.Environment["PARLEY_DATABASE"] = store.Setting;
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started.");
        var said = process.StandardOutput.ReadToEndAsync();
        var complained = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(Longest);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"parley {string.Join(' ', arguments)} did not end within {Longest.TotalSeconds} s. It said: {await said}{await complained}");
        }

        return new CommandRun(process.ExitCode, await said, await complained);
    }
}
