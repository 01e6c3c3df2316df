using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parley.Core.Live;
using Parley.Core.Moderation;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage.Live;
using Parley.Storage.Moderation;

namespace Parley.Storage.Site;

/// <summary>One setting that has another value now; both as people read them, never a secret.</summary>
public sealed record SettingChange(string Code, string Old, string New);

/// <summary>Who changes a site, for its ledger; nobody where the operator does it at the terminal.</summary>
public sealed record SettingAuthor(AccountId? Account, KeyFile Keys, DateTimeOffset At);

public static class SettingWrites
{
    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The site inside a write job, its row locked until the end, so that two who change it at once come one after the other.</summary>
    public static async Task<Publication> LockSite(this Database database, SiteId site, CancellationToken cancel)
    {
        await database.QueryNumber($"SELECT id FROM sites WHERE id = @site{database.ForUpdate}", cancel, ("@site", site.Value));
        return await database.Sites.SingleAsync(row => row.Id == site, cancel);
    }

    /// <summary>Saves what was changed of a locked site, puts each change on the ledger and tells the site's pages.</summary>
    public static async Task Record(
        this Database database, SiteId site, IReadOnlyList<SettingChange> changes, SettingAuthor by, CancellationToken cancel)
    {
        if (changes.Count == 0)
            return;
        await database.SaveChangesAsync(cancel);
        foreach (var change in changes)
            await database.AppendToLedger(
                new LedgerEntry(site, LedgerAct.SettingChanged, null, null, null, by.Account, change.Code, by.At), Words(change.Old, change.New), by.Keys, cancel);
        await database.Announce(site, EventKind.SiteChanged, null, by.At, cancel);
    }

    /// <summary>The ledger's words about a change.</summary>
    public static string Words(string old, string @new) => JsonSerializer.Serialize(new OldAndNew(old, @new), Plain);

    public static OldAndNew ReadWords(string words) => JsonSerializer.Deserialize<OldAndNew>(words, Plain) ?? throw new JsonException("a change has words");
}

public sealed record OldAndNew(string Old, string New);
