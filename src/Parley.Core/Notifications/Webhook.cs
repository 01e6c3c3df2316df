using Parley.Core.Discussions;
using Parley.Core.Site;

namespace Parley.Core.Notifications;

/// <summary>What a webhook tells of; several of them are one number.</summary>
[Flags]
public enum WebhookKinds
{
    /// <summary>Sent by hand, to see whether it arrives.</summary>
    None = 0,
    Posted = 1,
    Held = 2,
    Verdict = 4,
    Report = 8,
}

/// <summary>Another server that wants to know what happens to a site's comments.</summary>
public sealed class Webhook
{
    public const int MostOfSite = 10;

    /// <summary>After so long without one success it is switched off, and owners are told.</summary>
    public static readonly TimeSpan SwitchedOffAfter = TimeSpan.FromDays(3);

    private Webhook() { }

    public Webhook(SiteId site, string address, byte[] secret, WebhookKinds kinds, bool staffContent, DateTimeOffset now)
    {
        Site = site;
        Address = address;
        Secret = secret;
        Kinds = kinds;
        StaffContent = staffContent;
        CreatedAt = now;
    }

    public long Id { get; private set; }
    public SiteId Site { get; private set; }
    public string Address { get; private set; } = "";

    /// <summary>What it is signed with, sealed by the key file.</summary>
    public byte[] Secret { get; private set; } = [];

    public WebhookKinds Kinds { get; private set; }

    /// <summary>It may be sent words that readers do not see: held and removed ones, notes of reports.</summary>
    public bool StaffContent { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Since when nothing arrived; null while all is well.</summary>
    public DateTimeOffset? FailingSince { get; private set; }

    /// <summary>By hand, or after long failure; null while it is on.</summary>
    public DateTimeOffset? OffAt { get; private set; }
}

/// <summary>One message to a webhook, written in the transaction of its cause; sent at least once, under a lease, always with the same id. It holds ids: its words are read when it is sent.</summary>
public sealed class WebhookDelivery
{
    private WebhookDelivery() { }

    public long Id { get; private set; }
    public long Webhook { get; private set; }
    public SiteId Site { get; private set; }
    public WebhookKinds Kind { get; private set; }
    public CommentId? Comment { get; private set; }

    /// <summary>Number of the verdict on the site's ledger.</summary>
    public long? Ledger { get; private set; }

    public long? Report { get; private set; }
    public DateTimeOffset At { get; private set; }
    public DateTimeOffset DueAt { get; private set; }
    public DateTimeOffset? ClaimedUntil { get; private set; }
    public int Attempts { get; private set; }

    /// <summary>What the other server answered last; null where it did not.</summary>
    public int? Status { get; private set; }

    public string? Error { get; private set; }

    /// <summary>Of the last attempt.</summary>
    public DateTimeOffset? TriedAt { get; private set; }

    /// <summary>When it arrived or was given up.</summary>
    public DateTimeOffset? DoneAt { get; private set; }
}

/// <summary>When a delivery that failed is tried again.</summary>
public static class WebhookRetries
{
    /// <summary>Nobody wants yesterday's news by a hook that was dead all day.</summary>
    public static readonly TimeSpan GivenUpAfter = TimeSpan.FromDays(1);

    private static readonly int[] Seconds = [10, 60, 300, 1200, 3600, 3 * 3600, 6 * 3600];

    /// <summary>Null when it is not tried any more. Spread by a fifth either way, by the delivery's own number, so that what failed together does not come back together.</summary>
    /// <param name="delivery">Its id.</param>
    /// <param name="attempts">So far, at least one.</param>
    /// <param name="at">When its cause happened.</param>
    /// <param name="now">When the last attempt failed.</param>
    public static DateTimeOffset? Next(long delivery, int attempts, DateTimeOffset at, DateTimeOffset now)
    {
        var percent = 80 + (int)((ulong)((delivery * 7919) + (attempts * 104729L)) % 41);
        var next = now.AddSeconds(Seconds[Math.Min(attempts, Seconds.Length) - 1] * percent / 100.0);
        return next - at < GivenUpAfter ? next : null;
    }
}
