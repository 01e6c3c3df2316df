using Parley.Core.People;
using Parley.Core.Site;

namespace Parley.Core.Articles;

public readonly record struct CorrectionId(long Value)
{
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

public enum CorrectionKind
{
    /// <summary>Something was wrong.</summary>
    Correction = 0,

    /// <summary>Something could be misunderstood.</summary>
    Clarification = 1,

    /// <summary>Something has happened since.</summary>
    Update = 2,
}

/// <summary>The public record of a mistake put right. It is never changed: what was wrong in it is put right by another.</summary>
public sealed class Correction
{
    /// <summary>Of each of its two texts, in Unicode scalar values.</summary>
    public const int LongestText = 1000;

    private Correction() { }

    public Correction(Article article, CorrectionKind kind, string? wrong, string right, AccountId? credited, AccountId? by, DateTimeOffset now)
    {
        Site = article.Site;
        Article = article.Id;
        Kind = kind;
        Wrong = wrong;
        Right = right;
        Revision = article.Revision;
        Credited = credited;
        By = by;
        At = now;
    }

    /// <summary>As the store kept it.</summary>
    public static Correction FromStore(
        CorrectionId id, SiteId site, ArticleId article, CorrectionKind kind, string? wrong, string right, int revision, AccountId? by, DateTimeOffset at,
        string? creditedName = null) => new()
        {
            Id = id,
            Site = site,
            Article = article,
            Kind = kind,
            Wrong = wrong,
            Right = right,
            Revision = revision,
            By = by,
            At = at,
            CreditedName = creditedName,
        };

    public CorrectionId Id { get; private set; }
    public SiteId Site { get; private set; }
    public ArticleId Article { get; private set; }
    public CorrectionKind Kind { get; private set; }

    /// <summary>What the article said; a correction always says it, the other kinds may.</summary>
    public string? Wrong { get; private set; }

    /// <summary>What is right, clearer or new.</summary>
    public string Right { get; private set; } = "";

    /// <summary>The first revision that is right.</summary>
    public int Revision { get; private set; }

    /// <summary>The reader who found it and wishes to be named.</summary>
    public AccountId? Credited { get; private set; }

    /// <summary>As they are called today; read with it, never stored in it.</summary>
    public string? CreditedName { get; private set; }

    public AccountId? By { get; private set; }
    public DateTimeOffset At { get; private set; }
}
