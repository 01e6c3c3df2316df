using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Parley.Core.Articles;
using Parley.Core.Discussions.Quotes;
using Parley.Core.Text;

namespace Parley.ImportExport.Annotations;

/// <summary>
/// Web Annotations, one JSON object a line, as our own export and other tools write them. A line is read by itself and bounded; what is
/// wrong with one is said, and the next is read.
/// </summary>
public static class AnnotationFile
{
    public const int LongestLine = 512 * 1024;

    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 16 };

    public static async IAsyncEnumerable<AnnotationLine> Read(Stream file, [EnumeratorCancellation] CancellationToken cancel)
    {
        var lines = PipeReader.Create(file, new StreamPipeReaderOptions(bufferSize: 64 * 1024, leaveOpen: true));
        var (number, isSkipping) = (0, false);
        while (true)
        {
            var read = await lines.ReadAsync(cancel).ConfigureAwait(false);
            var left = read.Buffer;
            while (Take(ref left, read.IsCompleted, out var line))
            {
                number++;
                if (!isSkipping && Parse(line, number) is { } annotation) yield return annotation;
                isSkipping = false;
            }

            if (left.Length > LongestLine)
            {
                if (!isSkipping) yield return new AnnotationLine(number + 1) { Fault = string.Create(CultureInfo.InvariantCulture, $"it has more than {LongestLine:N0} bytes") };
                isSkipping = true;
                left = left.Slice(left.End);
            }

            lines.AdvanceTo(left.Start, read.Buffer.End);
            if (read.IsCompleted) break;
        }

        await lines.CompleteAsync().ConfigureAwait(false);
    }

    private static bool Take(ref ReadOnlySequence<byte> left, bool isLast, out ReadOnlySequence<byte> line)
    {
        line = default;
        if (left.IsEmpty) return false;
        if (left.PositionOf((byte)'\n') is { } end)
        {
            line = left.Slice(0, end);
            left = left.Slice(left.GetPosition(1, end));
            return true;
        }

        if (!isLast) return false;
        (line, left) = (left, left.Slice(left.End));
        return true;
    }

    private static AnnotationLine? Parse(ReadOnlySequence<byte> bytes, int number)
    {
        if (bytes.Length > LongestLine) return new AnnotationLine(number) { Fault = string.Create(CultureInfo.InvariantCulture, $"it has more than {LongestLine:N0} bytes") };
        if (IsBlank(bytes)) return null;
        try
        {
            using var document = JsonDocument.Parse(bytes, Shallow);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Of(document.RootElement, number) : new AnnotationLine(number) { Fault = "it is no JSON object" };
        }
        // Half a surrogate pair is told by an operation that is not valid.
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            return new AnnotationLine(number) { Fault = "it is no JSON object" };
        }
    }

    private static AnnotationLine Of(JsonElement annotation, int number)
    {
        var target = First(annotation, "target");
        var body = First(annotation, "body");
        var said = body is { } part && part.ValueKind == JsonValueKind.Object && Member(part, "source") is { ValueKind: JsonValueKind.Object } source ? source : body;
        var (selectors, passage) = Selectors(target);
        return new AnnotationLine(number)
        {
            Id = Text(annotation, "id"),
            Target = target is { ValueKind: JsonValueKind.String } address ? address.GetString() : Text(target, "source") ?? Text(annotation, "uri"),
            Selectors = selectors,
            Passage = passage,
            Revision = Number(target, "revision"),
            Body = Text(said, "id"),
            Quoting = Selectors(body).Selectors,
            Words = Text(said, "value") ?? Text(annotation, "text"),
            Format = Text(said, "format"),
            Author = Text(First(annotation, "creator"), "name") ?? AccountName(Text(annotation, "user")),
            Created = DateTimeOffset.TryParse(Text(annotation, "created"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null,
        };
    }

    /// <summary>The quote selector with the position that goes with it.</summary>
    private static (TextSelectors? Selectors, PassageId? Passage) Selectors(JsonElement? resource)
    {
        if (Member(resource, "selector") is not { } all) return (null, null);
        string? exact = null;
        var (prefix, suffix) = ("", "");
        TextRange? position = null;
        PassageId? passage = null;
        IEnumerable<JsonElement> selectors = all.ValueKind == JsonValueKind.Array ? all.EnumerateArray() : [all];
        foreach (var selector in selectors)
        {
            switch (Text(selector, "type"))
            {
                case "TextQuoteSelector":
                    (exact, prefix, suffix) = (Text(selector, "exact"), Text(selector, "prefix") ?? "", Text(selector, "suffix") ?? "");
                    break;
                case "TextPositionSelector":
                    position ??= Range(selector);
                    break;
                case "FragmentSelector" when Text(selector, "value") is ['p', '-', .. var id] && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var named):
                    (passage, position) = (new PassageId(named), Member(selector, "refinedBy") is { } refined ? Range(refined) : null);
                    break;
                default:
                    break;
            }
        }

        return new[] { exact, prefix, suffix }.Any(part => part?.Length > TextSelectors.Longest) || (exact is null && position is null)
            ? (null, null)
            : (new TextSelectors(exact, prefix, suffix, position), passage);
    }

    private static TextRange? Range(JsonElement selector) => Number(selector, "start") is { } start and >= 0 && Number(selector, "end") is { } end && end > start ? new TextRange(start, end) : null;

    private static JsonElement? First(JsonElement? thing, string name) => Member(thing, name) switch
    {
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Select(one => (JsonElement?)one).FirstOrDefault(),
        var one => one,
    };

    private static JsonElement? Member(JsonElement? thing, string name) =>
        thing is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement? thing, string name) => Member(thing, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static int? Number(JsonElement? thing, string name) => Member(thing, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) ? value : null;

    /// <summary>Of <c>acct:name@host</c>.</summary>
    private static string? AccountName(string? user) => user is null ? null : user.StartsWith("acct:", StringComparison.Ordinal) ? user[5..].Split('@')[0] : user;

    private static bool IsBlank(ReadOnlySequence<byte> bytes)
    {
        foreach (var segment in bytes)
            if (segment.Span.ContainsAnyExcept(" \t\r"u8)) return false;
        return true;
    }
}
