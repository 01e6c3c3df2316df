namespace Parley.ImportExport.PlainPage;

/// <summary>
/// The cheapest reading of a whole page: for each line the role that, with all others, breaks the grammar and the
/// shapes least. One table of lines × roles, forward and backward; time and memory grow with the lines only.
/// </summary>
internal sealed class PageReading
{
    // Names that come again vote for one another. Two rounds settle every page seen; more would let an error feed itself.
    private const int Rounds = 3;
    private const int MostOfOneVote = 40;
    private const int MostOfAllVotes = 60;

    // A sentence that merely names a source goes on after the colon.
    private const int LongestCaption = 600;
    private const int LongestCredit = 120;

    private readonly List<PageLine> lines;
    private readonly int blanksAfter;
    private readonly LineShape[] shapes;
    private readonly int[] votes;
    private readonly int[] forward;
    private readonly int[] backward;

    public PageReading(List<PageLine> lines, int blanksAfter)
    {
        this.lines = lines;
        this.blanksAfter = blanksAfter;
        shapes = [.. lines.Select(l => LineShape.Of(l.Text))];
        votes = new int[lines.Count];
        forward = new int[lines.Count * PageGrammar.Roles];
        backward = new int[lines.Count * PageGrammar.Roles];
        Roles = new Role[lines.Count];
        Read();
    }

    public Role[] Roles { get; }

    /// <summary>How much dearer the best reading is that gives this line another role; small means a guess.</summary>
    public (Role Other, int Margin) SecondBest(int line)
    {
        var (other, best) = (Roles[line], int.MaxValue);
        for (var role = (Role)0; (int)role < PageGrammar.Roles; role++)
        {
            if (role != Roles[line] && Through(line, role) < best)
                (other, best) = (role, Through(line, role));
        }

        return (other, best - Through(line, Roles[line]));
    }

    private void Read()
    {
        var again = LinesThatComeAgain();
        foreach (var group in again)
            foreach (var line in group)
                votes[line] = Prior(group.Length);
        for (var round = 0; round < Rounds; round++)
        {
            GoForward();
            GoBackward();
            if (again.Count == 0 || round == Rounds - 1)
                break;
            Vote(again);
        }

        Choose();
    }

    private List<int[]> LinesThatComeAgain() =>
    [
        .. Enumerable.Range(0, lines.Count)
            .Where(i => shapes[i].NameCost < LineShape.NoName)
            .GroupBy(i => Folded(lines[i].Text), StringComparer.Ordinal)
            .Where(g => g.Skip(1).Any())
            .Select(g => g.ToArray()),
    ];

    private static string Folded(string name) =>
        string.Join(' ', PageText.ForComparing(name).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private void Vote(List<int[]> again)
    {
        foreach (var group in again)
        {
            var margins = group.Select(i => Math.Clamp(AsOther(i) - Through(i, Role.Author), -MostOfOneVote, MostOfOneVote)).ToArray();
            var sum = margins.Sum();
            for (var k = 0; k < group.Length; k++)
                votes[group[k]] = Math.Clamp(Prior(group.Length) + sum - margins[k], -MostOfAllVotes, MostOfAllVotes);
        }
    }

    // Words of a few signs that stand there twice are more often a name than not.
    private static int Prior(int times) => Math.Min(24, 6 * (times - 1));

    private int AsOther(int line)
    {
        var best = int.MaxValue;
        for (var role = (Role)0; (int)role < PageGrammar.Roles; role++)
            best = role == Role.Author ? best : Math.Min(best, Through(line, role));
        return best;
    }

    private int Through(int line, Role role) => forward[line * PageGrammar.Roles + (int)role] + backward[line * PageGrammar.Roles + (int)role];

    private void GoForward()
    {
        Array.Fill(forward, PageGrammar.Never);
        forward[(int)Role.Title] = 0;
        for (var i = 1; i < lines.Count; i++)
        {
            var steps = PageGrammar.StepsAfter(lines[i].BlanksBefore);
            var before = forward.AsSpan((i - 1) * PageGrammar.Roles, PageGrammar.Roles);
            for (var to = 0; to < PageGrammar.Roles; to++)
            {
                var best = PageGrammar.Never;
                for (var from = 0; from < PageGrammar.Roles; from++)
                    best = Math.Min(best, before[from] + steps[from * PageGrammar.Roles + to]);
                forward[i * PageGrammar.Roles + to] = best >= PageGrammar.Never ? best : Math.Min(PageGrammar.Never, best + CostOf(i, (Role)to));
            }
        }
    }

    private void GoBackward()
    {
        Span<int> next = stackalloc int[PageGrammar.Roles];
        for (var role = 0; role < PageGrammar.Roles; role++)
            backward[(lines.Count - 1) * PageGrammar.Roles + role] = PageGrammar.End((Role)role, blanksAfter);

        for (var i = lines.Count - 2; i >= 0; i--)
        {
            for (var to = 0; to < PageGrammar.Roles; to++)
                next[to] = backward[(i + 1) * PageGrammar.Roles + to] + CostOf(i + 1, (Role)to);
            var steps = PageGrammar.StepsAfter(lines[i + 1].BlanksBefore);
            for (var from = 0; from < PageGrammar.Roles; from++)
            {
                var best = PageGrammar.Never;
                for (var to = 0; to < PageGrammar.Roles; to++)
                    best = Math.Min(best, next[to] + steps[from * PageGrammar.Roles + to]);
                backward[i * PageGrammar.Roles + from] = best;
            }
        }
    }

    private void Choose()
    {
        // Each line takes the role that is best after the one chosen before it, so that equal readings never mix.
        var last = Role.Title;
        for (var i = 1; i < lines.Count; i++)
        {
            var (chosen, best) = (Role.Line, int.MaxValue);
            var steps = PageGrammar.StepsAfter(lines[i].BlanksBefore);
            for (var to = (Role)0; (int)to < PageGrammar.Roles; to++)
            {
                var cost = steps[(int)last * PageGrammar.Roles + (int)to] + CostOf(i, to) + backward[i * PageGrammar.Roles + (int)to];
                if (cost < best)
                    (chosen, best) = (to, cost);
            }

            last = Roles[i] = chosen;
        }
    }

    private int CostOf(int line, Role role)
    {
        var shape = shapes[line];
        return role switch
        {
            Role.Title => 0,
            Role.Caption => CaptionCost(line),
            Role.Own => ProseCost(shape) + NoAttributionCost(line, 30),
            Role.Quoted => ProseCost(shape) + NoAttributionCost(line, 10),
            Role.Closing => ProseCost(shape),
            Role.Attribution => AttributionCost(line),
            Role.Author => Math.Max(0, shape.NameCost - votes[line]),
            _ => shape.TextCost + Math.Max(0, votes[line]),
        };
    }

    private int CaptionCost(int line)
    {
        if (lines[line].Text.Length <= LongestCaption && CreditLine.Find(lines[line].Text) is { Length: <= LongestCredit })
            return 0;
        // Without a credit it is told from a paragraph only by not being a sentence.
        return shapes[line] is { EndsSentence: false, Words: <= 20 } && !EndsInColon(line) ? 10 : 60;
    }

    private static int ProseCost(LineShape shape) =>
        shape.TextCost + shape.Informality + (shape is { EndsSentence: false, Words: <= 20 } ? 20 : 0);

    private int AttributionCost(int line)
    {
        if (!EndsInColon(line))
            return PageGrammar.Never;
        var words = shapes[line].Words;
        var length = words <= 8 ? 0 : words <= 12 ? 10 : words <= 20 ? 30 : 80;
        // "Agency (source):": the bracket was a link.
        return length + (HasBracket(line) ? 0 : 5);
    }

    /// <summary>What it costs to read a line as a paragraph that could announce someone's words.</summary>
    private int NoAttributionCost(int line, int plain) =>
        !EndsInColon(line) ? 0 : shapes[line].Words > 12 ? 10 : HasBracket(line) ? 50 : plain;

    private bool HasBracket(int line) => lines[line].Text.AsSpan().ContainsAny('(', '（');

    private bool EndsInColon(int line) => lines[line].Text[^1] is ':' or '：';
}
