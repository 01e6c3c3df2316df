using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Parley.ImportExport.Archive;

/// <summary>Writes things as JSON, one a line.</summary>
public sealed class JsonLines : IAsyncDisposable
{
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Stream to;
    private readonly ArrayBufferWriter<byte> line = new(4096);
    private readonly Utf8JsonWriter writer;

    public JsonLines(Stream to)
    {
        this.to = to;
        writer = new Utf8JsonWriter(line, Json);
    }

    public long Count { get; private set; }

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
        await to.WriteAsync(line.WrittenMemory, cancel).ConfigureAwait(false);
        Count++;
    }

    public ValueTask DisposeAsync() => writer.DisposeAsync();

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
