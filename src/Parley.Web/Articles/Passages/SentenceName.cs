using System.Globalization;
using Parley.Core.Articles;

namespace Parley.Web.Articles.Passages;

/// <summary>Names a sentence in addresses: <c>7-120</c> begins at 120 in passage 7 of the current revision.</summary>
internal readonly record struct SentenceName(PassageId Passage, int Start)
{
    public static SentenceName? Parse(string text) =>
        text.Split('-') is [var passage, var start]
        && long.TryParse(passage, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && int.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            ? new SentenceName(new PassageId(id), at)
            : null;

    /// <summary>The sentence's id in its article's page.</summary>
    public string Anchor => "s-" + this;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Passage}-{Start}");
}
