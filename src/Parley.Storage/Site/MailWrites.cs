using System.Text.Json;
using Parley.Core.Site;

namespace Parley.Storage.Site;

/// <summary>A site's way of sending mail, sealed by the key file.</summary>
public sealed class SealedMail
{
    private SealedMail() { }

    public SiteId Site { get; private set; }
    public byte[] Sealed { get; private set; } = [];
}

public static class MailWrites
{
    private const string SealedFor = "site mail";

    /// <summary>What the owner set; everything absent where nothing was, or where another key file sealed it.</summary>
    public static async Task<SiteMail> SiteMail(this Database database, SiteId site, KeyFile keys, CancellationToken cancel) =>
        await database.QueryOne("SELECT sealed FROM site_mail WHERE site = @site", row => (byte[])row.GetValue(0), cancel, ("@site", site.Value)) is { } box
        && keys.Unseal(box, SealedFor) is { } plain
            ? JsonSerializer.Deserialize<SiteMail>(plain) ?? new SiteMail()
            : new SiteMail();

    /// <summary>Inside a write job.</summary>
    public static Task<int> KeepSiteMail(this Database database, SiteId site, SiteMail mail, KeyFile keys, CancellationToken cancel) =>
        database.Execute(
            "INSERT INTO site_mail (site, sealed) VALUES (@site, @sealed) ON CONFLICT (site) DO UPDATE SET sealed = excluded.sealed", cancel,
            ("@site", site.Value), ("@sealed", keys.Seal(JsonSerializer.SerializeToUtf8Bytes(mail), SealedFor)));
}
