using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Parley.Web.Site;

/// <summary>
/// Our own scripts, styles and small pictures, few and in memory with their compressed forms. One version for all of them
/// stands in their address, so that modules find one another by relative paths and browsers keep them for good.
/// </summary>
internal sealed class Assets
{
    private readonly FrozenDictionary<string, Asset> byName;

    public Assets(string folder)
    {
        byName = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .ToFrozenDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), Asset.Read, StringComparer.Ordinal)
            : FrozenDictionary<string, Asset>.Empty;
        Version = Hash(byName.OrderBy(asset => asset.Key, StringComparer.Ordinal).SelectMany(asset => (byte[])[.. Encoding.UTF8.GetBytes(asset.Key), .. asset.Value.Plain]));
    }

    /// <summary>Changes with any asset; part of every page's version, since pages name their assets.</summary>
    public string Version { get; }

    /// <summary>The address of an asset, such as <c>site.css</c>, for a page of any site.</summary>
    public string Url(string name) => byName.ContainsKey(name)
        ? $"/assets/{Version}/{name}"
        : throw new ArgumentException($"There is no asset {name} in wwwroot.", nameof(name));

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/assets/{version}/{**name}", (string version, string? name, HttpContext context) => Send(context, version, name ?? ""))
            .Allow(Who.Anyone, Limit.Read).ExcludeFromDescription();
        foreach (var name in (string[])["robots.txt"])
            if (byName.ContainsKey(name))
                routes.MapGet($"/{name}", (HttpContext context) => Send(context, "", name)).Allow(Who.Anyone, Limit.Read).ExcludeFromDescription();
    }

    private Task Send(HttpContext context, string version, string name)
    {
        var answer = context.Response;
        if (!byName.TryGetValue(name, out var asset))
        {
            answer.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        // A page kept from before an upgrade still asks for the old version: it gets what there is now, but not for good.
        answer.Headers.CacheControl = version == Version ? "public, max-age=31536000, immutable" : "no-cache";
        answer.Headers.Vary = "Accept-Encoding";
        answer.ContentType = asset.Type;
        var (bytes, coding) = asset.For(ContentCoding.Best(context.Request.Headers.AcceptEncoding));
        answer.Headers.ETag = $"\"{asset.Tag}{coding}\"";
        if (context.Request.Knows(answer.Headers.ETag.ToString()))
        {
            answer.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        if (coding.Length > 0) answer.Headers.ContentEncoding = coding;
        answer.ContentLength = bytes.Length;
        return answer.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }

    private static string Hash(IEnumerable<byte> content) => Convert.ToHexStringLower(SHA256.HashData([.. content]))[..12];

    private sealed class Asset(byte[] plain, string type)
    {
        private readonly Lazy<byte[]> gzip = new(() => Press(plain, to => new GZipStream(to, CompressionLevel.SmallestSize)));
        private readonly Lazy<byte[]> brotli = new(() => Press(plain, to => new BrotliStream(to, CompressionLevel.SmallestSize)));
        private readonly bool isText = type.StartsWith("text/", StringComparison.Ordinal) || type is "image/svg+xml" or "application/manifest+json";

        public byte[] Plain => plain;
        public string Type => type;
        public string Tag { get; } = Hash(plain);

        public static Asset Read(string file) => Path.GetExtension(file) is ".css"
            ? new(Encoding.UTF8.GetBytes(Slim(File.ReadLines(file))), TypeOf(".css"))
            : new(File.ReadAllBytes(file), TypeOf(Path.GetExtension(file)));

        public (byte[] Bytes, string Coding) For(Coding accepted) => accepted switch
        {
            Coding.Brotli when isText => (brotli.Value, accepted.Name()),
            Coding.Gzip when isText => (gzip.Value, accepted.Name()),
            _ => (plain, ""),
        };

        /// <summary>Comments that have a line of their own, and what sets lines in, are for those who read the sources.</summary>
        private static string Slim(IEnumerable<string> lines) => string.Concat(lines.Select(line => line.Trim())
            .Where(line => line.Length > 0 && !(line.StartsWith("/*", StringComparison.Ordinal) && line.EndsWith("*/", StringComparison.Ordinal)))
            .Select(line => line + "\n"));

        private static byte[] Press(byte[] plain, Func<Stream, Stream> by)
        {
            using var pressed = new MemoryStream();
            using (var press = by(pressed)) press.Write(plain);
            return pressed.ToArray();
        }

        private static string TypeOf(string extension) => extension.ToLowerInvariant() switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".txt" => "text/plain; charset=utf-8",
            ".svg" => "image/svg+xml",
            ".webmanifest" => "application/manifest+json",
            ".png" => "image/png",
            ".webp" => "image/webp",
            ".jpg" => "image/jpeg",
            ".ico" => "image/x-icon",
            ".woff2" => "font/woff2",
            _ => "application/octet-stream",
        };
    }
}
