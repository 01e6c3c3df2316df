using System.Globalization;

namespace Parley.ImportExport.PlainPage;

/// <summary>Finds whom a caption credits: the words after "Source:" or what stands for it in other languages.</summary>
internal static class CreditLine
{
    // Words for "source" first: "Photo: A. Writer. Source: Agency" credits the agency.
    private static readonly string[][] Markers =
    [
        [
            "source", "sources", "via", "quelle", "bildquelle", "fuente", "fonte", "fonti", "bron", "källa", "kilde", "kilder", "lähde",
            "źródło", "zdroj", "forrás", "sursă", "sursa", "kaynak", "izvor", "vir", "πηγή", "источник", "джерело", "крыніца", "източник", "извор",
            "المصدر", "مصدر", "منبع", "ماخذ", "מקור", "स्रोत", "সূত্র", "nguồn", "sumber", "ที่มา",
            "来源", "來源", "图片来源", "圖片來源", "资料来源", "資料來源", "图源", "圖源", "出典", "출처", "자료",
        ],
        [
            "photo credit", "image credit", "picture credit", "credit", "credits", "crédit", "crédits", "crédito", "créditos", "credito", "crediti", "courtesy",
            "photo by", "photograph by", "photos by", "image by", "picture by", "foto von", "foto de", "photo de", "foto di",
            "photo", "photos", "photograph", "photographer", "image", "images", "picture", "pictures", "foto", "fotos", "fotograf", "bild", "imagen", "imagem",
            "immagine", "beeld", "kuva", "zdjęcie", "fot.", "fotó", "fotografie", "fotoğraf", "φωτογραφία", "φωτο", "фото", "снимка", "фотография",
            "صورة", "الصورة", "تصوير", "عکس", "צילום", "תמונה", "फोटो", "छवि", "ảnh", "gambar", "ภาพ",
            "摄影", "攝影", "摄", "图片", "圖片", "图", "照片", "写真", "提供", "撮影", "사진",
        ],
    ];

    /// <summary>The credit and nothing around it, or null when the line names none.</summary>
    public static string? Find(string caption)
    {
        foreach (var rank in Markers)
        {
            var credit = AfterMarker(caption, rank);
            if (credit is not null)
                return credit;
        }

        return null;
    }

    private static string? AfterMarker(string caption, string[] markers)
    {
        for (var colon = NextColon(caption, 0); colon >= 0; colon = NextColon(caption, colon + 1))
        {
            var before = caption.AsSpan(0, colon).TrimEnd();
            var credit = caption[(colon + 1)..].Trim();
            if (credit.Length > 0 && !credit.StartsWith("//", StringComparison.Ordinal) && EndsInMarker(before, markers))
                return WithoutBracket(caption, colon, credit);
        }

        return null;
    }

    private static int NextColon(string text, int from) => from >= text.Length ? -1 : text.AsSpan(from).IndexOfAny(':', '：') is var i && i < 0 ? -1 : from + i;

    private static bool EndsInMarker(ReadOnlySpan<char> before, string[] markers)
    {
        foreach (var marker in markers)
        {
            if (!EndsWith(before, marker))
                continue;
            var rest = before[..^marker.Length];
            // In a script without spaces the marker follows the sentence directly.
            if (rest.IsEmpty || !char.IsLetterOrDigit(rest[^1]) || CharUnicodeInfo.GetUnicodeCategory(marker, 0) == UnicodeCategory.OtherLetter && marker[0] > '\u0DFF')
                return true;
        }

        return false;
    }

    private static bool EndsWith(ReadOnlySpan<char> text, string marker) => text.EndsWith(marker, StringComparison.OrdinalIgnoreCase);

    /// <summary>"A bridge (source: agency)" credits the agency without the bracket.</summary>
    private static string WithoutBracket(string caption, int colon, string credit)
    {
        var open = caption.AsSpan(0, colon).LastIndexOfAny("([（［");
        var shut = credit.AsSpan().IndexOfAny(")]）］");
        var closedBefore = open >= 0 && caption.AsSpan(open, colon - open).ContainsAny(")]）］");
        return open < 0 || closedBefore || shut < 0 ? credit : credit[..shut].Trim();
    }
}
