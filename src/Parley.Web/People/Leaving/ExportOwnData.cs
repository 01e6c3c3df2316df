using System.IO.Compression;
using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.ImportExport.Archive;
using Parley.Storage;
using Parley.Storage.People;
using Parley.Web.Commands;
using Parley.Web.Site;

namespace Parley.Web.People.Leaving;

/// <summary>
/// Everything that is kept about the reader, as one file. It is written beside the store and then sent, so that it is of one moment and a slow
/// line holds nothing but the file; whichever way it ends, the file is gone.
/// </summary>
internal static class ExportOwnData
{
    // Each takes a core for its time.
    private static readonly SemaphoreSlim Turns = new(2);

    public static async Task<Results<FileStreamHttpResult, RedirectHttpResult>> Page(
        CurrentReader reader, Database database, ServeOptions options, HttpContext context, CancellationToken cancel)
    {
        if (!FreshSession.Is(reader, context)) return FreshSession.Prove(context, "/account/data");
        PersonalAnswer.MarkPrivate(context);
        var account = reader.Account ?? throw new InvalidOperationException("The edge lets accounts in only.");
        await Turns.WaitAsync(cancel);
        try
        {
            var file = Own(options.Store.Data);
            try
            {
                await Write(file, account, context.Words()["export.read_me"], database, cancel);
                file.Position = 0;
                return TypedResults.Stream(file, "application/zip", $"parley-{account}.zip");
            }
            catch
            {
                await file.DisposeAsync();
                throw;
            }
        }
        finally
        {
            Turns.Release();
        }
    }

    /// <summary>Nobody else's to read, and gone when it is closed.</summary>
    private static FileStream Own(string folder)
    {
        Directory.CreateDirectory(folder);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(Path.Combine(folder, $"export-{Tokens.New()}.part"), options);
        // Where an open file needs no name it has none from here on: not even a program that is killed leaves it.
        if (!OperatingSystem.IsWindows())
            File.Delete(file.Name);
        return file;
    }

    /// <summary>A file for each type of line, as docs/archive.md describes them, and the picture as a picture.</summary>
    private static async Task Write(Stream to, AccountId account, string readMe, Database database, CancellationToken cancel)
    {
        await using var zip = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, null, cancel);
        await using (var note = new StreamWriter(await zip.CreateEntry("README.txt").OpenAsync(cancel)))
            await note.WriteAsync(readMe.AsMemory(), cancel);
        byte[]? picture = null;
        (string Type, Stream Entry, JsonLines Lines)? open = null;
        await foreach (var row in database.RowsOf(account, cancel))
        {
            if (row.Type != open?.Type)
            {
                await Close();
                var entry = await zip.CreateEntry($"{row.Type}.jsonl").OpenAsync(cancel);
                open = (row.Type, entry, new JsonLines(entry));
            }

            if (row.Type == "portrait") picture = row.Fields.Select(field => field.Value).OfType<byte[]>().Single();
            if (open is { Lines: var lines }) await lines.Write(ExportArchive.Line(row), cancel);
        }

        await Close();
        if (picture is null) return;
        await using var last = await zip.CreateEntry("picture." + (PictureHeader.Read(picture)?.MediaType.Split('/')[1] ?? "bin")).OpenAsync(cancel);
        await last.WriteAsync(picture, cancel);

        async Task Close()
        {
            if (open is not { } done) return;
            await done.Lines.DisposeAsync();
            await done.Entry.DisposeAsync();
            open = null;
        }
    }
}
