using System.CommandLine;
using Parley.ImportExport.Archive;
using Parley.Storage.Site;

namespace Parley.Web.Commands;

/// <summary><c>parley export FILE</c>: everything of the publication in one file, from one moment of the store; see docs/archive.md.</summary>
internal static class ExportArchive
{
    private static readonly Argument<string> Target = new("FILE") { Description = "The file to write (gzip JSON lines)" };

    public static Command Command()
    {
        var command = new Command("export", "Write everything into one archive file") { Target };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        var path = Path.GetFullPath(parsed.GetRequiredValue(Target));
        if (Directory.Exists(path))
            throw new OperatorException($"{path} is a folder: name a file.", CommandLine.WrongUsage);
        await using var opened = await CommandStore.Open(parsed, cancel);
        // Beside the target and moved at the end: half an archive never stands under its name.
        var part = $"{path}.{Environment.ProcessId}.part";
        try
        {
            var lines = await Write(opened.Store, part, cancel);
            File.Move(part, path, overwrite: true);
            await Console.Out.WriteLineAsync(FormattableString.Invariant($"{lines} lines in {path}"));
            return CommandLine.Done;
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static async Task<long> Write(Storage.Store store, string path, CancellationToken cancel)
    {
        await using var file = new FileStream(path, SecretFile());
        await using var archive = new ArchiveWriter(file);
        await using var database = store.Context();
        await archive.Begin(cancel);
        await foreach (var row in database.RowsForArchive(cancel))
        {
            await archive.Write(Line(row), cancel);
            if (archive.Lines % 200_000 == 0)
                await Console.Error.WriteLineAsync(FormattableString.Invariant($"parley: {archive.Lines} lines"));
        }

        return archive.Lines;
    }

    public static ArchiveLine Line(StoredRow row) => new(row.Type, row.Id, [.. row.Fields.Select(Plain)]);

    private static (string, object?) Plain((string Name, object? Value) field) =>
        (field.Name, field.Value is JsonValue json ? new ArchiveJson(json.Text) : field.Value);

    /// <summary>It holds people's addresses: nobody else's to read.</summary>
    private static FileStreamOptions SecretFile()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = 1 << 16 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
