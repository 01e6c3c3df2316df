using System.Globalization;

namespace Parley.Core.Articles.Files;

/// <summary>The fields before the body, checked and put in their places.</summary>
internal sealed record FrontMatter(string Key, ArticleContent Content)
{
    public const int MaxName = 120;
    public const int MaxRole = 160;
    private const int MaxHeadline = 200;
    private const int MaxDek = 500;
    private const int MaxSection = 60;
    private const int MaxTag = 60;
    private const int MaxTags = 20;
    private const int MaxBylines = 20;

    // Ten years: a discussion meant to stay open longer simply stays open.
    private const int MaxDays = 3650;

    private static readonly string[] Known =
    [
        "headline", "dek", "byline", "bylines", "section", "tags", "language", "direction", "date", "id", "slug", "lead", "comments",
    ];

    private static readonly string[] KnownOfByline = ["name", "role", "link"];
    private static readonly string[] KnownOfComments = ["state", "close after", "guests"];

    private static readonly string[] Moments =
    [
        "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd HH:mmzzz", "yyyy-MM-dd HH:mm:sszzz", "yyyy-MM-dd HH:mm zzz", "yyyy-MM-dd HH:mm:ss zzz",
    ];

    /// <summary>Null only where the fields cannot be read at all; other faults are noted and the rest is read on.</summary>
    public static FrontMatter? Read(FileLines head, string fileName, string siteLanguage, Faults faults)
    {
        if (YamlHead.Read(head, "front matter", faults) is not { } map) return null;
        var fields = new Fields(map, "", Known, faults);

        var headline = fields.Required("headline", MaxHeadline, "write \"headline: \" and the words");
        var language = LanguageOf(fields, siteLanguage);
        var content = new ArticleContent
        {
            Headline = headline ?? "",
            Dek = fields.Words("dek", MaxDek),
            Bylines = Bylines(fields, faults),
            Section = fields.Words("section", MaxSection),
            Tags = Tags(fields),
            Language = language,
            Direction = DirectionOf(fields, language),
            Lead = Lead(fields, faults),
            Published = Date(fields),
            Slug = SlugOf(fields, "slug"),
            Comments = Comments(fields, faults),
        };
        if (headline is not null && content.Slug is null && Articles.Slug.From(headline).Length == 0)
            fields.Fault("slug", "the headline has no letter to make an address of: write \"slug: \" and a word or two");
        return new FrontMatter(KeyOf(fields, fileName), content);
    }

    private static string KeyOf(Fields fields, string fileName)
    {
        if (fields.Node("id") is not null) return SlugOf(fields, "id") ?? "";
        var name = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];
        var dot = name.LastIndexOf('.');
        var key = Slug.From(dot > 0 ? name[..dot] : name);
        if (key.Length == 0) fields.Fault("id", "the file's name has no letter to know the article by: write \"id: \" and a word or two that will stay");
        return key;
    }

    private static string? SlugOf(Fields fields, string name)
    {
        var slug = fields.Words(name, Slug.MaxLength);
        if (slug is null || Slug.WhatIsWrongWith(slug) is not { } wrong) return slug;
        fields.Fault(name, wrong);
        return null;
    }

    private static string LanguageOf(Fields fields, string siteLanguage)
    {
        if (fields.Words("language", 35) is not { } text) return siteLanguage;
        if (Language.Parse(text) is { } tag) return tag;
        fields.Fault("language", "write a language tag, as en, pt-BR or ar");
        return siteLanguage;
    }

    private static TextDirection DirectionOf(Fields fields, string language)
    {
        switch (fields.Words("direction", 20)?.ToLowerInvariant())
        {
            case null: return Language.DirectionOf(language);
            case "ltr": return TextDirection.LeftToRight;
            case "rtl": return TextDirection.RightToLeft;
            default:
                fields.Fault("direction", "write ltr or rtl, or leave it out: the language tells it");
                return TextDirection.LeftToRight;
        }
    }

    private static List<Byline> Bylines(Fields fields, Faults faults)
    {
        if (fields.Node("byline") is not null && fields.Node("bylines") is not null) fields.Fault("bylines", "write byline or bylines, not both");
        var name = fields.Node("byline") is null ? "bylines" : "byline";
        return [.. fields.List(name, MaxBylines).Select(node => OneByline(node, name, fields, faults)).OfType<Byline>()];
    }

    private static Byline? OneByline(YamlNode node, string name, Fields fields, Faults faults)
    {
        if (node is not YamlMapping map) return fields.Words(node, name, MaxName) is { } words ? new Byline(words) : null;
        var person = new Fields(map, name + " ", KnownOfByline, faults);
        var whose = person.Required("name", MaxName, "write \"name: \" and who wrote it");
        var (role, link) = (person.Words("role", MaxRole), person.Link("link"));
        return whose is null ? null : new Byline(whose, role, link);
    }

    private static List<string> Tags(Fields fields) =>
        [.. fields.List("tags", MaxTags).Select(node => fields.Words(node, "tags", MaxTag)).OfType<string>().Distinct(StringComparer.Ordinal)];

    private static Figure? Lead(Fields fields, Faults faults)
    {
        switch (fields.Node("lead"))
        {
            case null: return null;
            case YamlMapping map: return FigureFields.Read(map, "lead ", captionBelow: null, faults);
            default:
                fields.Fault("lead", "the lead figure has fields of its own, indented below it: file, alt, caption, credit, credit link");
                return null;
        }
    }

    private static DateTimeOffset? Date(Fields fields)
    {
        if (fields.Words("date", 40) is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && IsSensible(day.Year))
            return new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
        // "Z" is no offset to the exact formats.
        var zoned = text.EndsWith('Z') ? text[..^1] + "+00:00" : text;
        if (DateTimeOffset.TryParseExact(zoned, Moments, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) && IsSensible(moment.Year))
            return moment.ToUniversalTime();
        fields.Fault("date", "write the day as 2026-03-04, or the moment with its offset as 2026-03-04 09:30 +01:00");
        return null;

        // Older than any newspaper, or a slip of the finger.
        static bool IsSensible(int year) => year is >= 1600 and <= 2200;
    }

    private static CommentPolicy Comments(Fields fields, Faults faults)
    {
        var node = fields.Node("comments");
        if (node is null) return CommentPolicy.OfTheSite;
        if (node is not YamlMapping map) return new CommentPolicy(State(fields, "comments"));

        var policy = new Fields(map, "comments ", KnownOfComments, faults);
        return new CommentPolicy(State(policy, "state"), Days(policy), policy.YesOrNo("guests"));
    }

    private static bool? State(Fields fields, string name)
    {
        switch (fields.Words(name, 20)?.ToLowerInvariant())
        {
            case null: return null;
            case "open": return true;
            case "closed": return false;
            default:
                fields.Fault(name, "write open or closed");
                return null;
        }
    }

    private static int? Days(Fields fields)
    {
        if (fields.Words("close after", 20) is not { } text) return null;
        var number = text.EndsWith(" days", StringComparison.Ordinal) ? text[..^" days".Length] : text;
        if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= MaxDays) return days;
        fields.Fault("close after", $"write a number of days, 1 to {MaxDays}");
        return null;
    }
}
