using Parley.Core.Discussions;
using Parley.Core.Moderation;
using Parley.Core.Moderation.Reports;
using Parley.Core.People;
using Xunit;

namespace Parley.Core.Tests.Moderation.Reports;

public sealed class TransparencyCountTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_figures_are_those_of_a_naive_count_over_any_ledger()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var ledger = RandomLedger(random);
            var from = Start.AddMinutes(random.Next(200));
            var until = from.AddMinutes(random.Next(1, 200));
            TransparencyCount count = new(from, until);
            foreach (var line in ledger.Where(line => line.At < count.End))
                count.Add(line);

            var figures = count.Figures();

            var undone = ledger.Where(line => line.IsUndo).SelectMany(line => new[] { line.Number, line.Reversed?.Number ?? 0 }).ToHashSet();
            List<LedgerLine> standing = [.. ledger.Where(line => line.At >= from && line.At < until && !undone.Contains(line.Number))];
            Assert.Equal(standing.Count(line => line.IsMeasure), figures.MeasuresInAll);
            foreach (var group in standing.Where(line => line.IsMeasure).GroupBy(line => line.Measure))
                Assert.Equal(group.Count(), figures.Measures[group.Key]);
            Assert.Equal(Of(LedgerAct.NoticeReceived), figures.Notices.Values.Sum());
            Assert.Equal(Of(LedgerAct.NoticeDecided), figures.NoticesDecided.Values.Sum());
            Assert.Equal(Of(LedgerAct.AppealMade), figures.Appeals);
            Assert.Equal(Of(LedgerAct.AppealUpheld) + Of(LedgerAct.AppealReversed), figures.AppealsUpheld + figures.AppealsReversed);
            Assert.Equal(Of(LedgerAct.ReportsDismissed), figures.ReportsDismissed);
            Assert.Equal(Of(LedgerAct.ReportingSuspended), figures.ReportersSuspended);
            Assert.Equal(standing.Count(line => line.Act is LedgerAct.Restored or LedgerAct.Approved && line.Reversed is { IsMeasure: true }), figures.Reversals);
            Assert.Equal(standing.Count(line => line.Act is LedgerAct.Restored or LedgerAct.Approved && line.Reversed is { IsMeasure: true, Decided: true }), figures.AutomatedReversals);
            var times = standing.Where(line => line.Act == LedgerAct.NoticeDecided)
                .Select(line => ledger.LastOrDefault(came => came.Act == LedgerAct.NoticeReceived && came.Notice == line.Notice && came.Number < line.Number) is { } came ? line.At - came.At : (TimeSpan?)null)
                .OfType<TimeSpan>().Order().ToList();
            Assert.Equal(times.Count == 0 ? null : times[(times.Count - 1) / 2], figures.NoticePace.Median);

            int Of(LedgerAct act) => standing.Count(line => line.Act == act);
        }
    }

    [Fact]
    public void What_is_undone_at_once_does_not_count_even_across_the_end_of_the_period()
    {
        var removed = new LedgerLine { Number = 1, Act = LedgerAct.Removed, At = Start.AddSeconds(-5), Actor = new AccountId(1), Reason = Reasons.Spam };
        TransparencyCount count = new(Start.AddDays(-1), Start);
        count.Add(removed);
        count.Add(new LedgerLine { Number = 2, Act = LedgerAct.Restored, At = Start.AddSeconds(4), Actor = new AccountId(1), Reversed = removed });

        Assert.Equal(0, count.Figures().MeasuresInAll);
    }

    [Fact]
    public void Reports_that_were_dismissed_and_opened_again_at_once_were_not_dismissed()
    {
        var dismissed = new LedgerLine { Number = 1, Act = LedgerAct.ReportsDismissed, At = Start, Actor = new AccountId(1) };
        TransparencyCount count = new(Start, Start.AddDays(1));
        count.Add(dismissed);
        count.Add(new LedgerLine { Number = 2, Act = LedgerAct.ReportsDismissed, At = Start.AddSeconds(4), Actor = new AccountId(1), Reversed = dismissed });

        Assert.Equal(0, count.Figures().ReportsDismissed);
    }

    [Fact]
    public void An_automated_decision_that_people_take_back_is_an_error_of_automation()
    {
        TransparencyCount count = new(Start, Start.AddDays(1));
        List<LedgerLine> decided = [.. Enumerable.Range(1, 4).Select(number => new LedgerLine { Number = number, Act = LedgerAct.Removed, At = Start.AddMinutes(number), Reason = Reasons.Spam, Decided = true, Found = true })];
        decided.ForEach(count.Add);
        count.Add(new LedgerLine { Number = 5, Act = LedgerAct.Restored, At = Start.AddHours(1), Actor = new AccountId(1), Origin = Origin.Appeal, Reversed = decided[0] });

        Assert.Equal(0.25, count.Figures().AutomationErrorRate);
    }

    private static List<LedgerLine> RandomLedger(Random random)
    {
        List<LedgerLine> ledger = [];
        LedgerAct[] acts =
        [
            LedgerAct.Removed, LedgerAct.Restored, LedgerAct.Approved, LedgerAct.Held, LedgerAct.Refused, LedgerAct.NoticeReceived, LedgerAct.NoticeDecided, LedgerAct.AppealMade,
            LedgerAct.AppealUpheld, LedgerAct.AppealReversed, LedgerAct.ReportsDismissed, LedgerAct.ReportingSuspended, LedgerAct.Muted, LedgerAct.Banned, LedgerAct.SettingChanged,
        ];
        HashSet<long> takenBack = [];
        var at = Start;
        for (var number = 1; number <= random.Next(150); number++)
        {
            at = at.AddSeconds(random.Next(0, 300));
            var act = acts[random.Next(acts.Length)];
            var before = ledger.Count > 0 && act is LedgerAct.Restored or LedgerAct.Approved && random.Next(2) == 0 ? ledger[random.Next(Math.Max(0, ledger.Count - 4), ledger.Count)] : null;
            // A row is taken back once.
            if (before is not null && !takenBack.Add(before.Number))
                before = null;
            ledger.Add(new LedgerLine
            {
                Number = number,
                Act = act,
                At = at,
                Actor = random.Next(3) == 0 ? null : new AccountId(random.Next(1, 3)),
                Comment = new CommentId(random.Next(1, 6)),
                Notice = act is LedgerAct.NoticeReceived or LedgerAct.NoticeDecided ? new NoticeId(random.Next(1, 8)) : null,
                Reason = act == LedgerAct.Held && random.Next(2) == 0 ? Reasons.HoldFirst : Reasons.All[random.Next(Reasons.All.Count)],
                Origin = (Origin)random.Next(6),
                Ground = (Ground)random.Next(3),
                Found = random.Next(2) == 0,
                Decided = random.Next(2) == 0,
                Reversed = before is null ? null : before with { Reversed = null },
            });
        }

        return ledger;
    }
}
