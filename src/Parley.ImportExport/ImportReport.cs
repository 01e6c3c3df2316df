using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parley.ImportExport;

/// <summary>What a reading found, for a person or a program to check: the same file always gives the same bytes.</summary>
public sealed class ImportReport(string format)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        // The report is a file of its own and never part of a page: words stay legible.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    };

    private readonly List<Article> articles = [];
    private readonly List<Comment> comments = [];
    private readonly List<Skip> skipped = [];

    public string Format { get; } = format;

    public IReadOnlyList<Article> Articles => articles;

    public IReadOnlyList<Comment> Comments => comments;

    public IReadOnlyList<Skip> Skipped => skipped;

    /// <summary>Reads the file to its end.</summary>
    /// <exception cref="UnreadableFileException">The file cannot be read to its end.</exception>
    public static async Task<ImportReport> Collect(ImportFormat format, Stream file, CancellationToken cancel)
    {
        var report = new ImportReport(format.Name);
        await foreach (var record in format.Read(file, cancel).ConfigureAwait(false))
            report.Add(record);

        return report;
    }

    /// <summary>Takes note of one record, so that one reading can both save and report.</summary>
    public void Add(ImportedRecord record)
    {
        switch (record)
        {
            case ImportedArticle a:
                articles.Add(new(a.Title, a.Caption, a.Credit, a.Attribution, [.. a.Quoted], [.. a.Own]));
                break;
            case ImportedComment c:
                comments.Add(new(c.Number, (c.Author as ImportedAuthor.Named)?.Name, c.Text, c.Lines, [.. c.Quotes.Select(quote => Of(c, quote))]));
                break;
            case Skipped s:
                skipped.Add(new(s.Lines, s.Why));
                break;
            default:
                throw new ArgumentException($"The report knows no {record.GetType().Name}.", nameof(record));
        }
    }

    private static Quote Of(ImportedComment comment, ImportedQuote quote) => new(
        quote.Words.Of(comment.Shown?.Text ?? ""),
        quote.Target switch
        {
            ImportedQuoteTarget.Line line => new Target(line.Number, null),
            ImportedQuoteTarget.Comment other => new Target(null, other.Number),
            _ => throw new ArgumentException("The report knows no such target.", nameof(quote)),
        });

    public string ToJson() => JsonSerializer.Serialize(this, Json) + "\n";

    // N counts the emptied ones too; Lines are those of the words, the name's not among them.
    public sealed record Comment(int N, string? Author, string? Text, IReadOnlyList<int> Lines, IReadOnlyList<Quote> Quotes);

    public sealed record Quote(string Words, Target Target);

    // One of them: a line of the article, or a comment's number.
    public sealed record Target(
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Article,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Comment);

    public sealed record Article(
        string? Title,
        string? Caption,
        string? Credit,
        string? Attribution,
        IReadOnlyList<string> Quoted,
        IReadOnlyList<string> Own);

    public sealed record Skip(IReadOnlyList<int> Lines, string Why);
}
