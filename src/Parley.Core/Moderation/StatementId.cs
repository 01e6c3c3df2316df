using System.Globalization;
using Parley.Core.Site;

namespace Parley.Core.Moderation;

/// <summary>A statement of reasons is a row of a site's ledger, told to whom it is about; its name is <c>SITE-NUMBER</c>.</summary>
public readonly record struct StatementId(SiteId Site, long Number)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Site.Value}-{Number}");

    public static StatementId? Parse(string? text) =>
        text?.Split('-') is [var site, var row] && Read(site) is { } of && Read(row) is { } number ? new StatementId(new SiteId(of), number) : null;

    /// <summary>The acts that restrict somebody and are stated to them with their reasons; those that end a restriction are told and need none.</summary>
    public static readonly IReadOnlyList<LedgerAct> Acts =
    [
        LedgerAct.Removed, LedgerAct.Held, LedgerAct.Refused, LedgerAct.Warned, LedgerAct.Muted, LedgerAct.Suspended, LedgerAct.Banned, LedgerAct.HoldAll,
        LedgerAct.ReportingSuspended, LedgerAct.ReplyWithdrawn, LedgerAct.ReplyRevoked,
    ];

    private static long? Read(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
