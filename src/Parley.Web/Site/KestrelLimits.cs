using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Parley.Web.Commands;

namespace Parley.Web.Site;

/// <summary>Our own bounds on what a peer may send and hold; Kestrel's defaults keep half-open connections for 30 s and take 30 MB.</summary>
internal static class KestrelLimits
{
    // 10,000 characters of a comment as a form: up to nine bytes each (%E6%96%87), and room for the other fields.
    public const int MaxBody = 128 * 1024;

    // Most systems allow a process 20,000 open files; some are kept for the store.
    private const int MaxConnections = 16_000;

    public static void AddKestrel(this WebApplicationBuilder builder, ServeOptions options)
    {
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().UseUrls([.. options.Urls]);
        builder.Services.AddSingleton<IMemoryPoolFactory<byte>, BufferPools>();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.AllowSynchronousIO = false;
            Bound(kestrel.Limits);
            if (Certificate(options) is { } certificate) kestrel.ConfigureHttpsDefaults(https => https.ServerCertificate = certificate);
        });
    }

    private static void Bound(KestrelServerLimits limits)
    {
        limits.MaxConcurrentConnections = MaxConnections;
        limits.MaxRequestBodySize = MaxBody;
        limits.MaxRequestLineSize = 8 * 1024;
        limits.MaxRequestHeadersTotalSize = 16 * 1024;
        limits.MaxRequestHeaderCount = 64;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(8);
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(75);
        limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
        limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(10));
        limits.Http2.MaxStreamsPerConnection = 100;
    }

    private static X509Certificate2? Certificate(ServeOptions options)
    {
        if (options.Certificate is not { } path) return null;
        try
        {
            if (!path.EndsWith(".pem", StringComparison.OrdinalIgnoreCase) && !path.EndsWith(".crt", StringComparison.OrdinalIgnoreCase))
                return X509CertificateLoader.LoadPkcs12FromFile(path, options.CertificatePassword);
            var key = Path.ChangeExtension(path, ".key");
            return X509Certificate2.CreateFromPemFile(path, File.Exists(key) ? key : path);
        }
        catch (Exception wrong) when (wrong is System.Security.Cryptography.CryptographicException or ArgumentException)
        {
            throw new OperatorException($"{path}: this is no certificate with its key ({wrong.Message})", CommandLine.WrongUsage);
        }
    }
}
