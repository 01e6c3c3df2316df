namespace Parley.Core.Articles;

public readonly record struct ArticleId(long Value)
{
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
