using System.CommandLine;
using Parley.Storage.Site;

namespace Parley.Web.Commands;

/// <summary><c>parley keys make [FOLDER]</c>: the key file, for nodes that share a PostgreSQL.</summary>
internal static class KeysMake
{
    private static readonly Argument<string?> Folder = new("FOLDER")
    {
        Description = "Where it goes (default: PARLEY_KEYS)",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static Command Command()
    {
        var make = new Command("make", "Make the key file that every node needs a copy of") { Folder };
        make.SetAction(Run);
        return new Command("keys", "The installation's key file") { make };
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        var folder = parsed.GetValue(Folder) is { } given ? Path.GetFullPath(given) : SettingFlags.Read(parsed).Store.Keys;
        var isThere = KeyFile.Exists(folder);
        try
        {
            // Opening it also proves that one found there is whole; a key file is never written over.
            var keys = KeyFile.Open(folder, mayMake: true);
            await Console.Out.WriteLineAsync(isThere
                ? $"There is a key file in {folder} already (key {keys.Name}). It stays as it is."
                : $"Key {keys.Name} was made in {folder}. Copy that folder to every node, and keep a copy apart from the database's.");
            return CommandLine.Done;
        }
        catch (InvalidOperationException damaged)
        {
            throw new OperatorException(damaged.Message);
        }
    }
}
