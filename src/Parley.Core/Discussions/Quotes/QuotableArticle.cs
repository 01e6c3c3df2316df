using Parley.Core.Articles;

namespace Parley.Core.Discussions.Quotes;

/// <summary>A revision as the finder looks things up in it: made once for each revision and used for every comment under it.</summary>
public sealed class QuotableArticle
{
    public QuotableArticle(int revision, IReadOnlyList<Passage> passages)
    {
        Revision = revision;
        Passages = passages;
        foreach (var passage in passages)
            Words.Add(QuoteTarget.Of(passage.Id, revision), passage.Text, []);
    }

    public int Revision { get; }

    public IReadOnlyList<Passage> Passages { get; }

    internal QuotableWords Words { get; } = new();
}
