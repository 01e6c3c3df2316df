namespace Parley.Core.Discussions.Quotes;

/// <summary>
/// Texts that can be quoted, laid end to end, and where each pair of neighbouring words stands in them. Pairs are what a search begins
/// with: one word stands everywhere, and three miss what is quoted with words left out.
/// </summary>
internal sealed class QuotableWords
{
    private readonly List<Member> members = [];
    private readonly List<int> memberOf = [];
    private readonly List<int> before = [];
    private readonly Dictionary<ulong, int> last = [];

    /// <summary>A text of them.</summary>
    /// <param name="First">Its first word's place among all.</param>
    /// <param name="Comment">Null for a passage.</param>
    internal sealed record Member(int Index, int First, QuoteWords Words, QuoteTarget Target, QuotableComment? Comment)
    {
        public int End => First + Words.Count;
    }

    public int Count => memberOf.Count;

    public void Add(QuoteTarget target, string text, QuotableComment? comment = null)
    {
        var words = new QuoteWords(text);
        var member = new Member(members.Count, Count, words, target, comment);
        members.Add(member);
        for (var word = 0; word < words.Count; word++)
        {
            memberOf.Add(member.Index);
            if (word + 1 == words.Count)
            {
                before.Add(-1);
                continue;
            }

            var pair = Pair(words[word], words[word + 1]);
            before.Add(last.GetValueOrDefault(pair, -1));
            last[pair] = member.First + word;
        }
    }

    public Member MemberAt(int place) => members[memberOf[place]];

    /// <summary>Where these two words stand side by side, the last added first; -1 for nowhere.</summary>
    public int Last(ulong first, ulong second) => last.GetValueOrDefault(Pair(first, second), -1);

    /// <summary>The place before this one where the same two stand.</summary>
    public int Before(int place) => before[place];

    private static ulong Pair(ulong first, ulong second) => ((first << 23) | (first >> 41)) * 0x9E3779B97F4A7C15UL ^ second;
}
