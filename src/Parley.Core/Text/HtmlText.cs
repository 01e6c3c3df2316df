using System.Buffers;
using System.Text;

namespace Parley.Core.Text;

/// <summary>How characters are written into HTML: as text, as code, as an attribute.</summary>
internal static class HtmlText
{
    // Written otherwise than they stand: HTML signs, spaces, controls, what cannot stand in XML, and what turns text around.
    private static readonly SearchValues<char> s_special = SearchValues.Create(Specials());

    internal static string Encode(string text)
    {
        var html = new StringBuilder(text.Length + 16);
        var spaceBefore = false;
        Append(html, text, keepSpace: true, ref spaceBefore);
        return html.ToString();
    }

    /// <summary>Appends text. Unless space is kept, runs of spaces become alternating no-break and plain spaces, so that they show and still wrap.</summary>
    internal static void Append(StringBuilder html, ReadOnlySpan<char> text, bool keepSpace, ref bool spaceBefore)
    {
        while (!text.IsEmpty)
        {
            var plain = text.IndexOfAny(s_special);
            if (plain < 0)
            {
                html.Append(text);
                spaceBefore = false;
                return;
            }

            if (plain > 0)
            {
                html.Append(text[..plain]);
                spaceBefore = false;
            }

            spaceBefore = AppendSpecial(html, text[plain], keepSpace, spaceBefore);
            text = text[(plain + 1)..];
        }
    }

    private static bool AppendSpecial(StringBuilder html, char sign, bool keepSpace, bool spaceBefore)
    {
        switch (sign)
        {
            case ' ' when !keepSpace:
                html.Append(spaceBefore ? '\u00A0' : ' ');
                return !spaceBefore;
            case '\t' when !keepSpace:
                html.Append(spaceBefore ? "\u00A0 \u00A0 " : " \u00A0 \u00A0");
                return spaceBefore;
            case ' ' or '\t' or '\n':
                html.Append(sign);
                return true;
            case '&':
                html.Append("&amp;");
                return false;
            case '<':
                html.Append("&lt;");
                return false;
            case '>':
                html.Append("&gt;");
                return false;
            case '"':
                html.Append("&quot;");
                return false;
            case '\'':
                html.Append("&#39;");
                return false;
            case '\u2028' or '\u2029':
                html.Append("<br>");
                return true;
            default:
                if (Shown(sign) is { } shown) html.Append(shown);
                return false;
        }
    }

    /// <summary>What stands for a character that cannot be shown as it is; null when it is left out.</summary>
    internal static char? Shown(char sign) => sign switch
    {
        // Embeddings, overrides and isolates turn the text around them: left out. The marks U+200E, U+200F and U+061C only lend a direction.
        (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') => null,
        < ' ' => (char)(0x2400 + sign),
        '\u007F' => '\u2421',
        (>= '\u0080' and <= '\u009F') or '\uFFFE' or '\uFFFF' => '\uFFFD',
        _ => sign,
    };

    private static string Specials()
    {
        var signs = new StringBuilder(" &<>\"'\u007F\u2028\u2029\uFFFE\uFFFF");
        for (var c = 0; c < 0x20; c++) signs.Append((char)c);
        for (var c = 0x80; c < 0xA0; c++) signs.Append((char)c);
        for (var c = 0x202A; c <= 0x202E; c++) signs.Append((char)c);
        for (var c = 0x2066; c <= 0x2069; c++) signs.Append((char)c);
        return signs.ToString();
    }
}
