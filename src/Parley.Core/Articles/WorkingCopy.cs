using Parley.Core.People;

namespace Parley.Core.Articles;

/// <summary>
/// What editors have typed of an article and not published yet. Of an article's copies one is worked on; the others were set aside
/// when two people edited at once, so that nobody's words are lost.
/// </summary>
public sealed class WorkingCopy
{
    private WorkingCopy() { }

    public WorkingCopy(Article article, ArticleForm form, bool isAside, AccountId by, DateTimeOffset now)
    {
        Article = article.Id;
        Number = article.NextCopy();
        Revision = article.Revision;
        Form = form;
        IsAside = isAside;
        By = by;
        At = now;
    }

    public ArticleId Article { get; private set; }

    /// <summary>Ascending within the article; each saving gets the next, so that a form that is behind is noticed.</summary>
    public int Number { get; private set; }

    public bool IsAside { get; private set; }

    /// <summary>The article's revision when it was written.</summary>
    public int Revision { get; private set; }

    public ArticleForm Form { get; private set; } = new();
    public AccountId By { get; private set; }
    public DateTimeOffset At { get; private set; }

    public void SetAside() => IsAside = true;
}
