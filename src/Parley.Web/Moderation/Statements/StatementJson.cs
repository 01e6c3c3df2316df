using System.Globalization;
using System.Text.Json.Serialization;
using Parley.Core.Moderation;
using Parley.Core.Site;
using Parley.Storage.Moderation;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Statements;

/// <summary>
/// A statement of reasons by the names of the Commission's transparency database (Digital Services Act, Art. 24(5)). What people wrote is
/// left out, whoever it was: the words of staff may name somebody as well.
/// </summary>
internal sealed record StatementJson
{
    [JsonPropertyName("puid")]
    public required string Puid { get; init; }

    [JsonPropertyName("decision_visibility")]
    public IReadOnlyList<string>? Visibility { get; init; }

    [JsonPropertyName("decision_account")]
    public string? Account { get; init; }

    [JsonPropertyName("decision_provision")]
    public string? Provision { get; init; }

    [JsonPropertyName("decision_ground")]
    public required string Ground { get; init; }

    [JsonPropertyName("illegal_content_legal_ground")]
    public string? LegalGround { get; init; }

    [JsonPropertyName("incompatible_content_ground")]
    public string? Clause { get; init; }

    [JsonPropertyName("incompatible_content_illegal")]
    public string? AlsoIllegal { get; init; }

    [JsonPropertyName("category")]
    public required string Category { get; init; }

    [JsonPropertyName("content_type")]
    public IReadOnlyList<string>? ContentType { get; init; }

    [JsonPropertyName("content_language")]
    public string? ContentLanguage { get; init; }

    [JsonPropertyName("content_date")]
    public string? ContentDate { get; init; }

    [JsonPropertyName("application_date")]
    public required string ApplicationDate { get; init; }

    [JsonPropertyName("end_date_visibility_restriction")]
    public string? EndOfVisibility { get; init; }

    [JsonPropertyName("end_date_account_restriction")]
    public string? EndOfAccount { get; init; }

    /// <summary>Where the site is read, so everywhere.</summary>
    [JsonPropertyName("territorial_scope")]
    public IReadOnlyList<string> Scope { get; init; } = ["EEA"];

    [JsonPropertyName("decision_facts")]
    public required string Facts { get; init; }

    [JsonPropertyName("source_type")]
    public required string Source { get; init; }

    [JsonPropertyName("automated_detection")]
    public required string AutomatedDetection { get; init; }

    [JsonPropertyName("automated_decision")]
    public required string AutomatedDecision { get; init; }

    [JsonPropertyName("appeal_until")]
    public required string AppealUntil { get; init; }

    public static StatementJson Of(StatementRow statement, Publication site)
    {
        var words = Words.For("en");
        var isOfComment = statement.Act is LedgerAct.Removed or LedgerAct.Held or LedgerAct.Refused or LedgerAct.ReplyWithdrawn or LedgerAct.ReplyRevoked;
        var end = (statement.EndedAt ?? statement.Until) is { } over ? Day(over) : null;
        var reason = words.Find($"reason.{statement.Reason}") ?? words["reason.other"];
        return new StatementJson
        {
            Puid = statement.Id.ToString(),
            Visibility = statement.Act switch
            {
                LedgerAct.Removed or LedgerAct.Refused or LedgerAct.ReplyWithdrawn or LedgerAct.ReplyRevoked => ["DECISION_VISIBILITY_CONTENT_REMOVED"],
                LedgerAct.Held => ["DECISION_VISIBILITY_CONTENT_DISABLED"],
                LedgerAct.HoldAll => ["DECISION_VISIBILITY_OTHER"],
                _ => null,
            },
            Account = statement.Act switch
            {
                LedgerAct.Suspended => "DECISION_ACCOUNT_SUSPENDED",
                LedgerAct.Banned => "DECISION_ACCOUNT_TERMINATED",
                _ => null,
            },
            Provision = statement.Act is LedgerAct.Muted or LedgerAct.Warned or LedgerAct.ReportingSuspended ? "DECISION_PROVISION_PARTIAL_SUSPENSION" : null,
            Ground = statement.Ground == Core.Moderation.Ground.Law ? "DECISION_GROUND_ILLEGAL_CONTENT" : "DECISION_GROUND_INCOMPATIBLE_CONTENT",
            LegalGround = statement.Ground == Core.Moderation.Ground.Law ? statement.Clause : null,
            Clause = statement.Ground == Core.Moderation.Ground.Law ? null
                : StatementText.Rule(statement) is { } rule ? string.Create(CultureInfo.InvariantCulture, $"House rule {rule}: {reason}") : $"House rules: {reason}",
            AlsoIllegal = statement.Ground == Core.Moderation.Ground.Law ? null : "No",
            Category = CategoryOf(Reasons.Behind(statement.Reason)),
            ContentType = isOfComment ? ["CONTENT_TYPE_TEXT"] : null,
            ContentLanguage = isOfComment ? site.Language.Split('-')[0].ToUpperInvariant() : null,
            ContentDate = isOfComment ? Day(statement.WrittenAt ?? statement.At) : null,
            ApplicationDate = Day(statement.At),
            EndOfVisibility = isOfComment ? end : null,
            EndOfAccount = isOfComment ? null : end,
            Facts = $"{StatementText.Heading(words, statement.Act)}: {reason}.",
            Source = statement.Origin switch
            {
                Origin.LegalNotice => "SOURCE_ARTICLE_16",
                Origin.Report or Origin.Order => "SOURCE_TYPE_OTHER_NOTIFICATION",
                _ => "SOURCE_VOLUNTARY",
            },
            AutomatedDetection = statement.FoundByRule ? "Yes" : "No",
            AutomatedDecision = statement.DecidedByRule ? "AUTOMATED_DECISION_FULLY" : statement.FoundByRule ? "AUTOMATED_DECISION_PARTIALLY" : "AUTOMATED_DECISION_NOT_AUTOMATED",
            AppealUntil = Day(Appeal.EndOf(statement.At)),
        };
    }

    private static string CategoryOf(string? reason) => "STATEMENT_CATEGORY_" + reason switch
    {
        Reasons.Hate => "ILLEGAL_OR_HARMFUL_SPEECH",
        Reasons.PersonalAttack => "CYBER_VIOLENCE",
        Reasons.Threat => "VIOLENCE",
        Reasons.Spam => "SCAMS_AND_FRAUD",
        Reasons.Privacy => "DATA_PROTECTION_AND_PRIVACY_VIOLATIONS",
        Reasons.Falsehood => "NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS",
        Reasons.Illegal => "NOT_SPECIFIED_NOTICE",
        _ => "OTHER_VIOLATION_TC",
    };

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
