namespace Parley.ImportExport.Tests.PlainPage;

/// <summary>Enough of a language to fill a page whose shapes are real and whose words mean nothing.</summary>
internal sealed record InventedLanguage(string Source, string[] Words, string[] First, string[] Last, string Stop, string Comma, string Space, bool Cases)
{
    public static InventedLanguage[] All { get; } =
    [
        new("Source",
            "the harbour council bridge was not they said of water price people never a ferry in to and mayor should have been years again nobody asked who paid for it road rain".Split(' '),
            "Ada Bram Cleo Dorian Edda Finn Greta Hollis Ines Jonah Kit Leona".Split(' '),
            "Marsh Okoro Tindall Vance Whitlow Abara Quill Stroud Penhale Larkin".Split(' '), ".", ",", " ", true),
        new("Quelle",
            "die Stadt hat den Hafen nicht gebaut und wer zahlt das am Ende wieder einmal alle Leute im Viertel sagen seit Jahren dass es so kommt Brücke Wasser Regen".Split(' '),
            "Anke Bodo Carla Detlef Elke Falk Gesa Heiner Ilka Jost".Split(' '),
            "Brandt Ostermann Krüger Löwe Pfahl Zander Ahlers Thalbach".Split(' '), ".", ",", " ", true),
        new("Источник",
            "город мост вода никто не спросил жителей о цене и снова весной строят дорогу мимо старой школы что будет потом кто заплатит за всё это мэр обещал".Split(' '),
            "Анна Борис Вера Глеб Дарья Егор Жанна Захар Инна Кирилл".Split(' '),
            "Лесной Морозова Новиков Орлов Павлова Рябинин Седова".Split(' '), ".", ",", " ", true),
        new("المصدر",
            "المدينة الجسر الماء لم يسأل أحد الناس عن السعر مرة أخرى في الشتاء الطريق قرب المدرسة القديمة من يدفع ثمن هذا كله قال رئيس البلدية".Split(' '),
            "سلمى ياسر ليلى كريم هدى نادر رنا سامي".Split(' '),
            "الحداد النجار منصور الخطيب عباس البستاني".Split(' '), ".", "،", " ", false),
        new("מקור",
            "העיר הגשר המים אף אחד לא שאל את התושבים על המחיר שוב בחורף הכביש ליד בית הספר הישן מי ישלם על כל זה אמר ראש העיר".Split(' '),
            "נועה איתן מאיה יובל תמר גיל רוני אורי".Split(' '),
            "ברק שחר אלון פלד גבע רימון".Split(' '), ".", ",", " ", false),
        new("来源",
            "城市 大桥 水价 没有 人 问过 居民 又 在 冬天 道路 学校 旁边 谁 来 付钱 市长 说过 这件事 很多年".Split(' '),
            "林 陈 王 周 吴 郑 孙 何".Split(' '),
            "小雨 建国 思远 明月 大海 子涵 文静".Split(' '), "。", "，", "", false),
    ];

    private static readonly string[] Phrases = ["Just A Taxpayer", "the man at the pier", "Not Your Mayor", "seen it all before"];

    public string Headline(Random chance) => Capital(Run(chance, chance.Next(5, 10)));

    public string Prose(Random chance, int sentences) =>
        string.Join(Space, Enumerable.Range(0, sentences).Select(_ => Sentence(chance, chance.Next(9, 22)) + Stop));

    /// <summary>What a reader writes: long or short, with care or without.</summary>
    public string Remark(Random chance)
    {
        var length = chance.Next(100) switch { < 8 => chance.Next(3, 6), < 40 => chance.Next(6, 13), _ => chance.Next(13, 40) };
        var words = chance.Next(4) == 0 ? Run(chance, length) : Sentence(chance, length);
        return chance.Next(100) switch
        {
            < 2 => "https://example.com/" + chance.Next(1000),
            < 12 when length > 5 => words,
            < 22 => words + "!!",
            < 32 => words + "?",
            < 37 => words + " :)",
            _ => words + Stop,
        };
    }

    public string Name(Random chance)
    {
        var first = First[chance.Next(First.Length)];
        var last = Last[chance.Next(Last.Length)];
        var name = Space.Length == 0 ? first + last : $"{first} {last}";
        return chance.Next(100) switch
        {
            < 8 when Cases => name.ToLowerInvariant(),
            < 14 => first + last,
            < 19 => first.ToLowerInvariant() + "_" + chance.Next(1950, 2010),
            < 24 when Cases => $"{first} {last[0]}.",
            < 28 when Cases => $"{first} {(char)('A' + chance.Next(26))}. {last}",
            < 32 when Source == "Source" => Phrases[chance.Next(Phrases.Length)],
            _ => name,
        };
    }

    private string Sentence(Random chance, int length)
    {
        var words = Run(chance, length);
        var cut = words.IndexOf(Space.Length == 0 ? "又" : " ", words.Length / 2, StringComparison.Ordinal);
        return Capital(length < 8 || cut < 0 ? words : words[..cut] + Comma + words[cut..]);
    }

    private string Run(Random chance, int length) => string.Join(Space, Enumerable.Range(0, length).Select(_ => Words[chance.Next(Words.Length)]));

    private string Capital(string words) => Cases ? char.ToUpperInvariant(words[0]) + words[1..] : words;
}
