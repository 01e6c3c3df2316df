using System.Text;

namespace Parley.Core.Text;

/// <summary>Unicode's normal forms for whatever a stranger writes.</summary>
public static class Normal
{
    /// <summary>The text in this form. .NET refuses texts with U+FFFE, which is no character: the sign for an unknown one stands in its place.</summary>
    /// <exception cref="ArgumentException">The text holds half a surrogate pair; the edge lets none in.</exception>
    public static string Of(string text, NormalizationForm form) => text.Replace('\uFFFE', '\uFFFD').Normalize(form);
}
