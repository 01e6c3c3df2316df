using System.CommandLine;
using System.Text;
using Parley.Core.Articles;
using Parley.Core.Site;
using Parley.Storage.Articles;
using Parley.Web.Site;
using Parley.Web.Site.Pictures;

namespace Parley.Web.Commands;

/// <summary><c>parley publish FILE.md</c>: an article from its file; the same file again makes a revision.</summary>
internal static class Publish
{
    private static readonly Argument<string[]> Files = new("FILE") { Description = "Markdown with YAML front matter (docs/writing.md)", Arity = ArgumentArity.OneOrMore };

    private static readonly Option<string?> Site = CommandStore.SiteFlag();

    public static Command Command()
    {
        var command = new Command("publish", "Publish an article from its file, or save a revision of it") { Files, Site };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        await using var opened = await CommandStore.OpenToWrite(parsed, cancel);
        var site = await CommandStore.Site(opened.Store, parsed.GetValue(Site), cancel);
        var prefix = CommandStore.Prefix(parsed.GetValue(Site));
        using var desk = new PictureDesk(TimeProvider.System, isPatient: true);
        List<Draft> drafts = [];
        foreach (var file in parsed.GetValue(Files) ?? [])
            drafts.Add(await ReadFile(file, site.Language, desk, cancel));
        foreach (var draft in drafts)
        {
            var result = await opened.Store.Write(
                (database, token) => database.PublishOnRecord(
                    new ArticleToPublish { Site = site.Id, Key = draft.Key, Content = draft.Content, Files = draft.Files, At = TimeProvider.System.GetUtcNow() },
                    opened.Keys, token),
                cancel);
            Console.WriteLine(result switch
            {
                PublishResult.Done { IsNew: true } done => $"{prefix}{SiteLinks.Article(done.Slug)} published",
                PublishResult.Done { Changed: true } done => $"{prefix}{SiteLinks.Article(done.Slug)} saved as revision {done.Revision}",
                PublishResult.Done done => $"{prefix}{SiteLinks.Article(done.Slug)} unchanged",
                PublishResult.AddressTaken taken => throw new OperatorException($"{draft.Key}: the address {taken.Slug} leads to another article; choose another slug"),
                _ => throw new InvalidOperationException($"unforeseen {result}"),
            });
        }

        return CommandLine.Done;
    }

    internal sealed record Draft(string Key, ArticleContent Content, IReadOnlyList<StoredFile> Files);

    /// <summary>Reads an article and its pictures, or names everything that is wrong with them. Pictures lie beside the article unless said otherwise.</summary>
    internal static async Task<Draft> ReadFile(string file, string language, PictureDesk desk, CancellationToken cancel, string? pictureFolder = null)
    {
        var path = Path.GetFullPath(file);
        var text = ReadText(path);
        var draft = ArticleFile.Parse(text, Path.GetFileName(path), language) switch
        {
            ArticleFileOutcome.Read read => read.Draft,
            ArticleFileOutcome.Unreadable unreadable => throw new OperatorException([.. unreadable.Errors.Select(error => $"{file}: {error}")]),
            var unforeseen => throw new InvalidOperationException($"unforeseen {unforeseen}"),
        };
        List<string> wrong = [];
        Dictionary<string, Picture> pictures = [];
        List<StoredFile> files = [];
        foreach (var name in draft.Files)
        {
            switch (await ReadPicture(Path.GetFullPath(name, pictureFolder ?? Path.GetDirectoryName(path) ?? "."), desk, cancel))
            {
                case PictureOutcome.Taken taken:
                    files.AddRange(taken.Files);
                    pictures[name] = taken.Picture;
                    break;
                case PictureOutcome.Refused refused:
                    wrong.Add($"the picture {name}: {PictureFaults.Sentence(Words.For("en"), refused.Why)}");
                    break;
                default:
                    wrong.Add($"the picture {name} is not beside the article");
                    break;
            }
        }

        return wrong.Count == 0
            ? new Draft(draft.Key, draft.Content.WithPictures(pictures), files)
            : throw new OperatorException([.. wrong.Select(error => $"{file}: {error}")]);
    }

    private static string ReadText(string path)
    {
        if (!File.Exists(path))
            throw new OperatorException($"There is no file {path}.");
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');
        }
        catch (ArgumentException)
        {
            throw new OperatorException($"{path}: it is not valid UTF-8; save it as UTF-8 and publish it again.");
        }
    }

    /// <summary>Null where there is no such file.</summary>
    private static async Task<PictureOutcome?> ReadPicture(string path, PictureDesk desk, CancellationToken cancel)
    {
        if (!File.Exists(path))
            return null;
        if (new FileInfo(path).Length > PictureUse.Article.MostBytes)
            return new PictureOutcome.Refused(new PictureFault.TooManyBytes(PictureUse.Article.MostBytes));
        return await desk.Take(await File.ReadAllBytesAsync(path, cancel), PictureUse.Article, cancel);
    }
}
