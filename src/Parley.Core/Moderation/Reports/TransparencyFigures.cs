namespace Parley.Core.Moderation.Reports;

/// <summary>Measures that are alike in everything that is reported of them.</summary>
/// <param name="Act">What was done.</param>
/// <param name="Origin">What it goes back to.</param>
/// <param name="Ground">Law or house rule.</param>
/// <param name="Reason">The code; empty where there was none.</param>
/// <param name="Found">A rule found it.</param>
/// <param name="Decided">No person looked at it.</param>
public readonly record struct MeasureKey(LedgerAct Act, Origin Origin, Ground Ground, string Reason, bool Found, bool Decided);

/// <summary>How many, and how long half of them took at most; null where there was none.</summary>
public sealed record Pace(int Count, TimeSpan? Median);

/// <summary>What a site did with content and people in a period; times in UTC, the end not included.</summary>
public sealed record TransparencyFigures
{
    public required DateTimeOffset From { get; init; }
    public required DateTimeOffset Until { get; init; }

    /// <summary>Legal notices that came, by kind.</summary>
    public required IReadOnlyDictionary<string, int> Notices { get; init; }

    public required int NoticesOfTrustedFlaggers { get; init; }

    /// <summary>Legal notices that were decided, by outcome: <c>illegal</c>, <c>against-rules</c>, <c>not-illegal</c>, <c>gone</c>.</summary>
    public required IReadOnlyDictionary<string, int> NoticesDecided { get; init; }

    public required Pace NoticePace { get; init; }

    /// <summary>Restrictions of content and of people, without those undone at once.</summary>
    public required IReadOnlyDictionary<MeasureKey, int> Measures { get; init; }

    public required int ReportsDismissed { get; init; }

    /// <summary>Objections that came, of authors and of notifiers.</summary>
    public required int Appeals { get; init; }
    public required int AppealsUpheld { get; init; }
    public required int AppealsReversed { get; init; }
    public required Pace AppealPace { get; init; }

    /// <summary>Restrictions taken back in the period, whenever they were made; of these, those that no person had decided.</summary>
    public required int Reversals { get; init; }
    public required int AutomatedReversals { get; init; }

    public required int Warnings { get; init; }
    public required int ReportersSuspended { get; init; }

    public int MeasuresInAll => Measures.Values.Sum();

    public int MeasuresWhere(Func<MeasureKey, bool> condition) => Measures.Where(measure => condition(measure.Key)).Sum(measure => measure.Value);

    /// <summary>The share of automated decisions that did not hold; null where there was none.</summary>
    public double? AutomationErrorRate => MeasuresWhere(measure => measure.Decided) is > 0 and var automated ? Math.Min(1.0, (double)AutomatedReversals / automated) : null;
}
