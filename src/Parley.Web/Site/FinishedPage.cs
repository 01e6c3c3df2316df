using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Primitives;

namespace Parley.Web.Site;

/// <summary>What a composition made, before it is packed.</summary>
/// <param name="Bytes">Never changed afterwards.</param>
/// <param name="Type">The media type, with its charset where it has one.</param>
/// <param name="Language">Of its words; null where it has none of its own.</param>
internal sealed record PageBody(byte[] Bytes, string Type, string? Language = null)
{
    public static PageBody Html(byte[] bytes, Words words) => new(bytes, "text/html; charset=utf-8", words.Language);

    public static PageBody Html(string html, Words words) => Html(Encoding.UTF8.GetBytes(html), words);

    public static PageBody Json<T>(T value, JsonSerializerOptions options) => new(JsonSerializer.SerializeToUtf8Bytes(value, options), "application/json; charset=utf-8");
}

/// <summary>
/// The finished bytes of an answer that is the same for everyone: as they are and, from their first demand on, packed. The tag is made of
/// the bytes, so that a change which does not show leaves every reader's copy good.
/// </summary>
internal sealed class FinishedPage : IResult
{
    /// <summary>Below this, packing saves less than its header costs.</summary>
    private const int WorthPacking = 1024;

    private readonly PageBody body;
    private readonly string hash;
    private readonly Form plain;
    private readonly Form gzip;
    private readonly Form brotli;

    public FinishedPage(PageBody body)
    {
        this.body = body;
        hash = Convert.ToHexStringLower(SHA256.HashData(body.Bytes).AsSpan(0, 16));
        plain = new Form(this, Coding.Identity);
        gzip = new Form(this, Coding.Gzip);
        brotli = new Form(this, Coding.Brotli);
    }

    public byte[] Bytes => body.Bytes;

    /// <summary>What it takes in memory: HTML and JSON of words pack to a fifth or less, twice.</summary>
    public long Weight => body.Bytes.Length + (body.Bytes.Length / 3);

    public bool IsSameAs(FinishedPage other) => hash == other.hash && body.Type == other.body.Type && body.Language == other.body.Language;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var coding = body.Bytes.Length < WorthPacking ? Coding.Identity : ContentCoding.Best(httpContext.Request.Headers.AcceptEncoding);
        return (coding switch { Coding.Brotli => brotli, Coding.Gzip => gzip, _ => plain }).Send(httpContext);
    }

    private sealed class Form(FinishedPage page, Coding coding)
    {
        private static readonly StringValues NoCache = "no-cache";
        private static readonly StringValues ByCoding = "Accept-Encoding";

        private readonly Lock turn = new();
        private readonly string tag = $"\"{page.body.Language}{(page.body.Language is null ? "" : ".")}{page.hash}{(coding == Coding.Identity ? "" : "." + coding.Name())}\"";
        private readonly StringValues name = coding.Name();
        private Task<byte[]>? packed = coding == Coding.Identity ? Task.FromResult(page.body.Bytes) : null;

        public Task Send(HttpContext http)
        {
            var answer = http.Response;
            var headers = answer.Headers;
            headers.CacheControl = NoCache;
            headers.Vary = ByCoding;
            headers.ETag = tag;
            if (http.Request.Knows(tag))
            {
                answer.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }

            var bytes = Bytes();
            return bytes.IsCompletedSuccessfully ? Write(http, bytes.Result) : WriteLater(http, bytes);
        }

        private async Task WriteLater(HttpContext http, Task<byte[]> bytes) => await Write(http, await bytes);

        private Task Write(HttpContext http, byte[] bytes)
        {
            var answer = http.Response;
            if (coding != Coding.Identity)
                answer.Headers.ContentEncoding = name;
            answer.ContentType = page.body.Type;
            answer.ContentLength = bytes.Length;
            return answer.Body.WriteAsync(bytes, 0, bytes.Length, http.RequestAborted);
        }

        /// <summary>Packed once, by whoever asks first; nobody holds a thread while waiting for it.</summary>
        private Task<byte[]> Bytes()
        {
            if (packed is { } done)
                return done;
            lock (turn)
                return packed ??= Task.Run(() => coding.Pack(page.body.Bytes));
        }
    }
}
