using System.CommandLine;
using System.Diagnostics;
using Parley.Storage.Site.Search;

namespace Parley.Web.Commands;

/// <summary>
/// <c>parley search rebuild</c>: makes lists and search index anew, newest first; what is there is found meanwhile. Stopped, it goes on where it was.
/// A running server may help: each takes the next piece.
/// </summary>
internal static class RebuildSearch
{
    private static readonly TimeSpan SayEvery = TimeSpan.FromSeconds(5);

    public static Command Command()
    {
        var rebuild = new Command("rebuild", "Make lists and search index anew, or finish what was begun");
        rebuild.SetAction(Run);
        return new Command("search", "The search index") { rebuild };
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        await using var opened = await CommandStore.OpenToWrite(parsed, cancel);
        await using (var database = opened.Store.Context())
        {
            if (!await database.IsSearchUnfinished(cancel))
                await opened.Store.Write((job, token) => job.BeginSearchAnew(token), cancel);
        }

        var done = new Dictionary<Findable, int>();
        var (watch, said) = (Stopwatch.StartNew(), TimeSpan.Zero);
        while (await opened.Store.Write((job, token) => job.RebuildNext(token), cancel) is { } step)
        {
            done[step.Kind] = done.GetValueOrDefault(step.Kind) + step.Things;
            if (watch.Elapsed - said < SayEvery)
                continue;
            said = watch.Elapsed;
            await Console.Error.WriteLineAsync($"parley: {Said(done)} after {watch.Elapsed.TotalSeconds:F0} s");
        }

        await Console.Out.WriteLineAsync($"{Said(done)} can be found");
        return CommandLine.Done;
    }

    private static string Said(Dictionary<Findable, int> done) => FormattableString.Invariant(
        $"{done.GetValueOrDefault(Findable.Article)} articles and {done.GetValueOrDefault(Findable.Comment)} comments");
}
