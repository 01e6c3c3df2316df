using Parley.Core.Discussions;
using Parley.Core.People;

namespace Parley.Core.Moderation.Reports;

/// <summary>What the figures need of a row of the ledger.</summary>
public sealed record LedgerLine
{
    public required long Number { get; init; }
    public required LedgerAct Act { get; init; }
    public required DateTimeOffset At { get; init; }
    public CommentId? Comment { get; init; }
    public AccountId? Actor { get; init; }
    public string? Reason { get; init; }
    public Origin Origin { get; init; }
    public Ground Ground { get; init; }
    public bool Found { get; init; }
    public bool Decided { get; init; }
    public string? Clause { get; init; }
    public NoticeId? Notice { get; init; }

    /// <summary>The row that this one takes back.</summary>
    public LedgerLine? Reversed { get; init; }

    /// <summary>Taken back at once by whoever did it: as if neither had been.</summary>
    public bool IsUndo => Reversed is { } before && Act is not (LedgerAct.AppealMade or LedgerAct.AppealUpheld or LedgerAct.AppealReversed)
        && Actor is not null && Actor == before.Actor && At - before.At <= Verdict.UndoWithin;

    /// <summary>Restricts a comment or a person; what waits by the site's order of things is not restricted for what it says.</summary>
    public bool IsMeasure => Act switch
    {
        LedgerAct.Removed or LedgerAct.Refused => true,
        LedgerAct.Held => Reason is null || !Reasons.IsReadFirst(Reason),
        LedgerAct.BranchLocked or LedgerAct.Muted or LedgerAct.Suspended or LedgerAct.Banned or LedgerAct.HoldAll or LedgerAct.DomainBlocked => true,
        _ => false,
    };

    private bool EndsMeasure => Act is LedgerAct.Restored or LedgerAct.Approved or LedgerAct.Unmuted or LedgerAct.Unsuspended or LedgerAct.Unbanned or LedgerAct.HoldAllEnded;

    public bool IsReversal => !IsUndo && EndsMeasure && Reversed is { IsMeasure: true };

    public MeasureKey Measure => new(Act, Origin, Ground, Reason ?? "", Found, Decided);
}

/// <summary>
/// Counts a site's ledger for a period, row by row in its order, from the first one up to some seconds after the period: what an act
/// answers may be older, and what is undone at once does not count.
/// </summary>
public sealed class TransparencyCount(DateTimeOffset from, DateTimeOffset until)
{
    private readonly Dictionary<string, int> notices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> noticesDecided = new(StringComparer.Ordinal);
    private readonly Dictionary<MeasureKey, int> measures = [];
    private readonly Dictionary<NoticeId, DateTimeOffset> received = [];
    private readonly Dictionary<string, DateTimeOffset> appealed = new(StringComparer.Ordinal);
    private readonly List<TimeSpan> noticeTimes = [];
    private readonly List<TimeSpan> appealTimes = [];
    private int trusted, dismissed, appeals, upheld, reversed, reversals, automatedReversals, warnings, reportersSuspended;

    /// <summary>No row from then on is of use.</summary>
    public DateTimeOffset End { get; } = until + Verdict.UndoWithin + TimeSpan.FromMilliseconds(1);

    public void Add(LedgerLine line)
    {
        if (line is { IsUndo: true, Reversed: { } undone })
        {
            if (undone.IsMeasure && IsWithin(undone.At))
                Count(measures, undone.Measure, -1);
            if (undone.Act == LedgerAct.ReportsDismissed && IsWithin(undone.At))
                dismissed--;
            return;
        }

        switch (line.Act)
        {
            case LedgerAct.NoticeReceived when line.Notice is { } notice:
                received[notice] = line.At;
                break;
            case LedgerAct.AppealMade:
                appealed[line.Clause ?? ""] = line.At;
                break;
        }

        if (IsWithin(line.At))
            CountWithin(line);
    }

    public TransparencyFigures Figures() => new()
    {
        From = from,
        Until = until,
        Notices = notices,
        NoticesOfTrustedFlaggers = trusted,
        NoticesDecided = noticesDecided,
        NoticePace = PaceOf(noticeTimes),
        Measures = measures.Where(measure => measure.Value > 0).ToDictionary(),
        ReportsDismissed = dismissed,
        Appeals = appeals,
        AppealsUpheld = upheld,
        AppealsReversed = reversed,
        AppealPace = PaceOf(appealTimes),
        Reversals = reversals,
        AutomatedReversals = automatedReversals,
        Warnings = warnings,
        ReportersSuspended = reportersSuspended,
    };

    private void CountWithin(LedgerLine line)
    {
        if (line.IsMeasure)
            Count(measures, line.Measure, 1);
        if (line.IsReversal)
        {
            reversals++;
            if (line.Reversed is { Decided: true })
                automatedReversals++;
        }

        switch (line.Act)
        {
            case LedgerAct.NoticeReceived:
                Count(notices, line.Reason ?? "", 1);
                if (line.Clause is not null)
                    trusted++;
                break;
            case LedgerAct.NoticeDecided:
                Count(noticesDecided, line.Reason ?? "", 1);
                if (line.Notice is { } notice && received.TryGetValue(notice, out var came))
                    noticeTimes.Add(line.At - came);
                break;
            case LedgerAct.ReportsDismissed:
                dismissed++;
                break;
            case LedgerAct.AppealMade:
                appeals++;
                break;
            case LedgerAct.AppealUpheld or LedgerAct.AppealReversed:
                if (line.Act == LedgerAct.AppealUpheld) upheld++;
                else reversed++;
                if (appealed.TryGetValue(line.Clause ?? "", out var made))
                    appealTimes.Add(line.At - made);
                break;
            case LedgerAct.Warned:
                warnings++;
                break;
            case LedgerAct.ReportingSuspended:
                reportersSuspended++;
                break;
        }
    }

    private bool IsWithin(DateTimeOffset at) => at >= from && at < until;

    private static void Count<TKey>(Dictionary<TKey, int> counts, TKey key, int by) where TKey : notnull => counts[key] = counts.GetValueOrDefault(key) + by;

    /// <summary>The lower of the two in the middle.</summary>
    private static Pace PaceOf(List<TimeSpan> times) => new(times.Count, times.Count == 0 ? null : times.Order().ElementAt((times.Count - 1) / 2));
}
