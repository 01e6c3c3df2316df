using Parley.Core.Articles;

namespace Parley.Core.Discussions.Quotes;

/// <summary>A revision as the finder looks things up in it: made once for each revision and used for every comment under it.</summary>
public sealed class QuotableArticle
{
    public QuotableArticle(int revision, IReadOnlyList<Passage> passages)
    {
        Revision = revision;
        Passages = passages;
    }

    public int Revision { get; }

    public IReadOnlyList<Passage> Passages { get; }
}
