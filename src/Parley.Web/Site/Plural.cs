namespace Parley.Web.Site;

/// <summary>
/// Plural categories of whole numbers. Source: Unicode CLDR 46, supplemental/plurals.xml. French and Portuguese have one more for whole
/// millions ("un million de"), which is for words: figures are followed by "other", here and in script.
/// </summary>
public static class Plural
{
    public static string Category(string language, long number) => language.Split('-')[0] switch
    {
        "ar" => Arabic(Math.Abs(number)),
        "fr" or "pt" => Math.Abs(number) is 0 or 1 ? "one" : "other",
        "ja" or "zh" or "ko" => "other",
        "pl" => Polish(Math.Abs(number)),
        "ru" or "uk" => Russian(Math.Abs(number)),
        _ => Math.Abs(number) == 1 ? "one" : "other",
    };

    /// <summary>The forms that a catalogue of the language must have.</summary>
    public static IReadOnlyList<string> Categories(string language) => language.Split('-')[0] switch
    {
        "ar" => ["zero", "one", "two", "few", "many", "other"],
        "ja" or "zh" or "ko" => ["other"],
        "pl" or "ru" or "uk" => ["one", "few", "many"],
        _ => ["one", "other"],
    };

    private static string Arabic(long number) => number switch
    {
        0 => "zero",
        1 => "one",
        2 => "two",
        _ => (number % 100) switch
        {
            >= 3 and <= 10 => "few",
            >= 11 => "many",
            _ => "other",
        },
    };

    private static string Polish(long number) =>
        number == 1 ? "one" : number % 10 is >= 2 and <= 4 && number % 100 is (< 12 or > 14) ? "few" : "many";

    private static string Russian(long number) =>
        number % 10 == 1 && number % 100 != 11 ? "one"
        : number % 10 is >= 2 and <= 4 && number % 100 is (< 12 or > 14) ? "few"
        : "many";
}
