namespace Parley.Core.Moderation;

/// <summary>Codes of why something was removed; the words readers see are in the catalogues under <c>reason.CODE</c>.</summary>
public static class Reasons
{
    public const string PersonalAttack = "personal-attack";
    public const string Hate = "hate";
    public const string Threat = "threat";
    public const string Spam = "spam";
    public const string OffTopic = "off-topic";
    public const string Privacy = "privacy";
    public const string Falsehood = "falsehood";
    public const string Illegal = "illegal";
    public const string Other = "other";

    public static readonly IReadOnlyList<string> All = [PersonalAttack, Hate, Threat, Spam, OffTopic, Privacy, Falsehood, Illegal, Other];

    /// <summary>Why a comment waits, where a site holds every comment first.</summary>
    public const string HoldFirst = "hold-first";

    /// <summary>Somebody is asked to wait a little between two comments.</summary>
    public const string SlowMode = "slow-mode";

    /// <summary>True of what waits by the site's order of things and not for what it says: that is no reproach, and rests on no rule of the house.</summary>
    public static bool IsReadFirst(string code) => code is HoldFirst or "newcomer" or "untrusted" or "hold-all" or "form-proof";

    /// <summary>The reason of <see cref="All"/> whose house rule stands behind what a rule of the policy found; null where none does by itself.</summary>
    public static string? Behind(string? code) => code switch
    {
        "insult" or "profanity" => PersonalAttack,
        "links" or "repeated" or "flood" => Spam,
        { } own when All.Contains(own, StringComparer.Ordinal) => own,
        _ => null,
    };
}
