using System.CommandLine;
using System.Data.Common;
using Parley.Storage;

namespace Parley.Web.Commands;

/// <summary>Reads the command line and runs one verb. Exit codes: 0 done, 1 failed, 2 wrong usage or settings.</summary>
internal static class CommandLine
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongUsage = 2;

    public static async Task<int> Run(string[] args, IReadOnlyList<Command> verbs)
    {
        var root = new RootCommand("Parley: a publication and its discussions. Without a verb it serves.");
        foreach (var flag in SettingFlags.All) root.Options.Add(flag);
        foreach (var verb in verbs) root.Subcommands.Add(verb);
        root.Options.Add(Serve.Empty);
        root.SetAction(Serve.Run);

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync($"parley: {error.Message}");
            await Console.Error.WriteLineAsync("parley: `parley --help` lists the verbs and their flags.");
            return WrongUsage;
        }

        return await Explain(() => parsed.InvokeAsync(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            // The host stops itself on SIGTERM and needs longer than the default two seconds.
            ProcessTerminationTimeout = null,
        }));
    }

    /// <summary>An operator gets a sentence, never a stack trace.</summary>
    private static async Task<int> Explain(Func<Task<int>> verb)
    {
        try
        {
            return await verb();
        }
        catch (OperatorException wrong)
        {
            foreach (var line in wrong.Lines) await Console.Error.WriteLineAsync($"parley: {line}");
            return wrong.ExitCode;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("parley: stopped before it was done.");
            return Failed;
        }
        catch (Exception unforeseen) when (unforeseen is IOException or UnauthorizedAccessException or StoreBusyException or StoreUnavailableException)
        {
            await Console.Error.WriteLineAsync($"parley: {unforeseen.Message}");
            return Failed;
        }
        catch (DbException closed) when (closed.SqlState is null or "3D000" or "28000" or "28P01")
        {
            // Not reached, no such database, not let in: the operator's to mend.
            await Console.Error.WriteLineAsync($"parley: PARLEY_DATABASE: {closed.Message}");
            if (Environment.GetEnvironmentVariable("PARLEY_TRACE") == "1") await Console.Error.WriteLineAsync(closed.ToString());
            return Failed;
        }
#pragma warning disable CA1031 // The last resort of the program: everything else has been named above.
        catch (Exception unforeseen)
#pragma warning restore CA1031
        {
            await Console.Error.WriteLineAsync($"parley: something unforeseen went wrong ({unforeseen.GetType().Name}): {unforeseen.Message}");
            if (Environment.GetEnvironmentVariable("PARLEY_TRACE") == "1") await Console.Error.WriteLineAsync(unforeseen.ToString());
            else await Console.Error.WriteLineAsync("parley: run it again with PARLEY_TRACE=1 to see where.");
            return Failed;
        }
    }
}
