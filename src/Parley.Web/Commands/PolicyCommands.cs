using System.CommandLine;
using System.Text.Json;
using Parley.Core.Moderation.Rules;
using Parley.Core.Site;
using Parley.Storage;
using Parley.Storage.Moderation;
using Parley.Storage.Site;
using Parley.Web.Moderation;

namespace Parley.Web.Commands;

/// <summary><c>parley policy export [FILE]</c> and <c>parley policy import FILE</c>: a site's whole policy as one readable file.</summary>
internal static class PolicyCommands
{
    private static readonly Option<string?> SiteFlag = CommandStore.SiteFlag();
    private static readonly Argument<string?> Target = new("FILE") { Description = "Where to write it (default: the terminal)", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Argument<string> Source = new("FILE") { Description = "What `parley policy export` wrote" };

    public static Command Command()
    {
        var export = new Command("export", "Write a site's policy: terms, word lists, what differs in sections, under articles, for people") { Target, SiteFlag };
        export.SetAction(Export);
        var import = new Command("import", "Set a site's policy as a file says: what is not in it is set no more") { Source, SiteFlag };
        import.SetAction(Import);
        return new Command("policy", "What is screened, and how") { export, import };
    }

    private static async Task<int> Export(ParseResult parsed, CancellationToken cancel)
    {
        await using var opened = await CommandStore.Open(parsed, cancel);
        var site = await CommandStore.Site(opened.Store, parsed.GetValue(SiteFlag), cancel);
        await using var database = opened.Store.Context();
        var file = PolicyFile.Write(await database.PolicyTerms(site.Id, cancel));
        if (parsed.GetValue(Target) is { } target)
            await File.WriteAllTextAsync(target, file, cancel);
        else
            await Console.Out.WriteAsync(file);
        return CommandLine.Done;
    }

    private static async Task<int> Import(ParseResult parsed, CancellationToken cancel)
    {
        var source = parsed.GetValue(Source) ?? "";
        if (new FileInfo(source) is not { Exists: true, Length: <= PolicyFile.MostBytes })
            throw new OperatorException($"{source}: there is no such file, or it is larger than {PolicyFile.MostBytes >> 20} MB.", CommandLine.WrongUsage);
        await using var opened = await CommandStore.OpenToWrite(parsed, cancel);
        var site = await CommandStore.Site(opened.Store, parsed.GetValue(SiteFlag), cancel);
        var terms = await Read(await File.ReadAllTextAsync(source, cancel), opened.Store, site, cancel);
        var by = new SettingAuthor(null, opened.Keys, TimeProvider.System.GetUtcNow());
        var changed = await opened.Store.Write((job, stop) => Set(job, site.Id, terms, by, stop), cancel);
        await Console.Out.WriteLineAsync($"{site.ShortName}: {terms.Count} scopes in the file, {changed} changed");
        return CommandLine.Done;
    }

    /// <exception cref="OperatorException">Something is wrong with the file; all of it is named.</exception>
    internal static async Task<IReadOnlyList<ScopedTerms>> Read(string json, Store store, Publication site, CancellationToken cancel)
    {
        IReadOnlyList<ScopedTerms> terms;
        try
        {
            terms = PolicyFile.Read(json);
        }
        catch (JsonException wrong)
        {
            // What is no JSON is told as it is; else the place says more than the names of the program's own types.
            var why = wrong is { Path: { Length: > 1 } path, LineNumber: { } line, InnerException: not JsonException }
                ? $"\"{path}\" (line {line + 1}) is no term of a policy, or of another kind." : wrong.Message;
            throw new OperatorException($"This is no policy: {why}", CommandLine.WrongUsage);
        }

        await using var database = store.Context();
        var words = Web.Site.Words.For("en");
        List<string> faults = terms.Count > PolicyBook.MostScopes ? [words["policy.too_many"]] : [];
        foreach (var one in terms)
        {
            if (await database.NameOfPlace(site, one.Scope, one.Key, cancel) is null)
                faults.Add($"{Name(one)}: {words["policy.not_found"]}");
            faults.AddRange(PolicyFault.In(one.Scope, one.Terms).Select(fault => $"{Name(one)}, {fault.Code}: {ChangePolicy.Sentence(words, fault)}"));
        }

        return faults.Count == 0 ? terms : throw new OperatorException(faults, CommandLine.WrongUsage);
    }

    /// <summary>Inside a write job: sets what the file says and takes the rest away. Returns how many scopes are another now.</summary>
    internal static async Task<int> Set(Database job, SiteId site, IReadOnlyList<ScopedTerms> terms, SettingAuthor by, CancellationToken cancel)
    {
        var named = terms.Select(one => (one.Scope, one.Key)).ToHashSet();
        var gone = (await job.PolicyTerms(site, cancel)).Where(one => !named.Contains((one.Scope, one.Key))).Select(one => one with { Terms = new PolicyTerms() });
        var changed = 0;
        foreach (var one in gone.Concat(terms))
            changed += await job.SetPolicy(site, one, null, by, cancel) == PolicyOutcome.Set ? 1 : 0;
        return changed;
    }

    private static string Name(ScopedTerms terms) => terms.Scope == PolicyScope.Site ? "site" : $"{terms.Scope.ToString().ToLowerInvariant()} {terms.Key}";
}
