using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Parley.ImportExport.Archive;

/// <summary>One thing of a publication: what it is, its id among its kind, its values in their order.</summary>
public sealed record ArchiveLine(string Type, string Id, IReadOnlyList<(string Name, object? Value)> Fields);

/// <summary>
/// Writes an archive: gzip of JSON lines, the first naming the format. The same lines always give the same bytes: nothing in it tells
/// when, where or by whom it was written.
/// </summary>
public sealed class ArchiveWriter : IAsyncDisposable
{
    /// <summary>Goes up when a reader of the former version would misread a line.</summary>
    public const int Version = 1;

    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly GZipStream gzip;
    private readonly ArrayBufferWriter<byte> line = new(4096);
    private readonly Utf8JsonWriter writer;

    public ArchiveWriter(Stream file)
    {
        gzip = new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true);
        writer = new Utf8JsonWriter(line, Json);
    }

    public long Lines { get; private set; }

    /// <summary>The first line. Call it once, before any other.</summary>
    public Task Begin(CancellationToken cancel) => Write(new ArchiveLine("archive", "parley", [("version", (long)Version)]), cancel);

    public async Task Write(ArchiveLine thing, CancellationToken cancel)
    {
        line.ResetWrittenCount();
        writer.Reset();
        writer.WriteStartObject();
        writer.WriteString("type", thing.Type);
        writer.WriteString("id", thing.Id);
        foreach (var (name, value) in thing.Fields)
        {
            // What is absent is left out.
            if (value is not null)
                WriteValue(name, value);
        }

        writer.WriteEndObject();
        await writer.FlushAsync(cancel).ConfigureAwait(false);
        line.Write("\n"u8);
        await gzip.WriteAsync(line.WrittenMemory, cancel).ConfigureAwait(false);
        Lines++;
    }

    public async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync().ConfigureAwait(false);
        await gzip.DisposeAsync().ConfigureAwait(false);
    }

    private void WriteValue(string name, object value)
    {
        writer.WritePropertyName(name);
        switch (value)
        {
            case string text:
                writer.WriteStringValue(text);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case byte[] bytes:
                writer.WriteBase64StringValue(bytes);
                break;
            case DateTimeOffset time:
                writer.WriteStringValue(time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
                break;
            case ArchiveJson json:
                writer.WriteRawValue(json.Text);
                break;
            default:
                throw new ArgumentException($"An archive holds no {value.GetType().Name}.", nameof(value));
        }
    }
}

/// <summary>A value that is JSON already.</summary>
public sealed record ArchiveJson(string Text);
